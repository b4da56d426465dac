// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <cstdint>
#include <type_traits>
#include <vector>

using namespace spyhop::base;

template <typename T>
concept Printable = requires(QDebug debug, const T& value)
{
    debug << value;
};

class TestSecret : public QObject {
    Q_OBJECT
    //! Whether the mapping in which this lies is kept out of swap.
    static bool isLocked(const char* place)
    {
        QFile file(QStringLiteral("/proc/self/smaps"));
        if (!file.open(QIODevice::ReadOnly))
            return false;
        bool isHere = false;
        for (const QByteArray& line : file.readAll().split('\n')) {
            const QByteArray range = line.left(line.indexOf(' '));
            if (const qsizetype dash = range.indexOf('-'); dash > 0 && !range.contains(':')) {
                const auto at = static_cast<quint64>(reinterpret_cast<std::uintptr_t>(place));
                isHere = range.left(dash).toULongLong(nullptr, 16) <= at
                    && at < range.mid(dash + 1).toULongLong(nullptr, 16);
            } else if (isHere && line.startsWith("VmFlags:")) {
                return line.split(' ').contains("lo");
            }
        }
        return false;
    }

private Q_SLOTS:
    void takingWipesTheSource()
    {
        QByteArray source("sk-canary-123");
        const char* const bytes = source.constData();
        QByteArray same = QByteArray::fromRawData(bytes, source.size());
        const Secret secret = Secret::take(source);
        QVERIFY(source.isEmpty());
        QCOMPARE(secret.view(), QByteArray("sk-canary-123"));
    }

    void comparesByContent()
    {
        const Secret a = Secret::fromBytes("abc", 3);
        QVERIFY(a.equals(Secret::fromBytes("abc", 3)));
        QVERIFY(!a.equals(Secret::fromBytes("abd", 3)));
        QVERIFY(!a.equals(Secret::fromBytes("ab", 2)));
        QVERIFY(Secret().equals(Secret()));
    }

    void copiesShareOneBuffer()
    {
        const Secret a = Secret::fromBytes("abc", 3);
        const Secret b = a; // NOLINT: the copy is the point
        QCOMPARE(a.data(), b.data());
    }

    //! The system locks pages: the end of one secret must not unlock its neighbours.
    void oneThatEndsLeavesItsNeighboursLocked()
    {
#ifndef Q_OS_LINUX
        QSKIP("asks /proc");
#else
        constexpr std::uintptr_t page = 4'096; // at least
        constexpr int count = 256;
        std::vector<Secret> secrets;
        for (int i = 0; i < count; ++i)
            secrets.push_back(Secret::fromBytes("sixteen bytes...", 16));
        const auto pageOf
            = [&](std::size_t i) { return reinterpret_cast<std::uintptr_t>(secrets.at(i).data()) / page; };
        if (!isLocked(secrets.at(0).data()))
            QSKIP("no memory may be locked here");
        int neighbours = 0;
        for (std::size_t i = 0; i + 1 < secrets.size(); i += 2) {
            if (pageOf(i) != pageOf(i + 1))
                continue;
            ++neighbours;
            secrets[i] = Secret();
            QVERIFY(isLocked(secrets.at(i + 1).data()));
        }
        QVERIFY(neighbours > 0);
#endif
    }

    void itCannotBePrintedOrBecomeText()
    {
        QVERIFY(!Printable<Secret>);
        QVERIFY(!(std::is_convertible_v<Secret, QString>));
        QVERIFY(!(std::is_convertible_v<Secret, QByteArray>));
    }

    void wipingOverwritesInPlace()
    {
        QByteArray bytes("secret");
        wipe(bytes);
        QCOMPARE(bytes, QByteArray(6, '\0'));
    }
};

SPYHOP_TEST_MAIN(TestSecret)
#include "tst_secret.moc"
