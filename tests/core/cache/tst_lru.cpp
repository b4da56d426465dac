// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/lru.h"

#include "core/base/random.h"
#include "tests/support/testmain.h"

#include <algorithm>

using namespace spyhop;

class TestLru : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLeastRecentlyUsedGoesFirst();
    void doesAsTheSimplestOneWould();
};

void TestLru::theLeastRecentlyUsedGoesFirst()
{
    cache::Lru<int> lru(100);
    QVERIFY(lru.put("a", 1, 40).isEmpty());
    QVERIFY(lru.put("b", 2, 40).isEmpty());
    std::ignore = lru.peek("a"); // no use
    lru.touch("a");
    QCOMPARE(lru.put("c", 3, 40), QList<QByteArray>{"b"});
    QCOMPARE(lru.bytes(), 80);
    QVERIFY(!lru.peek("b"));
    QCOMPARE(*lru.peek("a"), 1);
    QVERIFY(lru.put("a", 4, 60).isEmpty()); // replaced, not added
    QCOMPARE(lru.bytes(), 100);
    QCOMPARE(*lru.peek("a"), 4);
    QCOMPARE(lru.put("d", 5, 200), (QList<QByteArray>{"c", "a"})); // alone above the limit it stays: its owner's choice
    QCOMPARE(lru.count(), 1);
}

void TestLru::doesAsTheSimplestOneWould()
{
    struct Entry {
        QByteArray key;
        int value;
        qint64 bytes;
    };
    base::Random random(3);
    cache::Lru<int> lru(1'000);
    QList<Entry> simple; // most recently used first
    const auto find = [&](const QByteArray& key) {
        return std::find_if(simple.begin(), simple.end(), [&](const Entry& entry) { return entry.key == key; });
    };
    for (int step = 0; step < 20'000; ++step) {
        const QByteArray key = QByteArray::number(random.below(40));
        const quint64 act = random.below(10);
        if (act < 5) {
            const Entry entry{key, step, static_cast<qint64>(1 + random.below(120))};
            if (const auto old = find(key); old != simple.end())
                simple.erase(old);
            simple.prepend(entry);
            QList<QByteArray> gone;
            const auto sum = [&] {
                qint64 total = 0;
                for (const Entry& one : std::as_const(simple))
                    total += one.bytes;
                return total;
            };
            while (sum() > 1'000)
                gone.append(simple.takeLast().key);
            QCOMPARE(lru.put(key, entry.value, entry.bytes), gone);
            QCOMPARE(lru.bytes(), sum());
        } else if (act < 8) {
            if (const auto old = find(key); old != simple.end())
                simple.move(old - simple.begin(), 0);
            lru.touch(key);
        } else if (act < 9) {
            if (const auto old = find(key); old != simple.end())
                simple.erase(old);
            lru.remove(key);
        } else {
            const QList<QByteArray> gone = lru.removeIf([&](int value) { return value % 7 == 0; });
            QCOMPARE(gone.size(), simple.removeIf([](const Entry& entry) { return entry.value % 7 == 0; }));
        }
        QCOMPARE(lru.count(), simple.size());
        const auto there = find(key);
        const int* const value = lru.peek(key);
        QCOMPARE(value != nullptr, there != simple.end());
        if (value)
            QCOMPARE(*value, there->value);
    }
}

SPYHOP_TEST_MAIN(TestLru)
#include "tst_lru.moc"
