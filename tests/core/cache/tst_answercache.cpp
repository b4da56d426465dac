// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/answercache.h"

#include "core/base/fakeclock.h"
#include "core/base/random.h"
#include "core/cache/numbers.h"
#include "core/db/schema.h"
#include "tests/support/testmain.h"

#include <QtCore/QRegularExpression>

using namespace std::chrono_literals;
using namespace spyhop;
using cache::Answer;
using cache::AnswerCache;

class TestAnswerCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void memoryLivesFiveMinutes();
    void memoryIsBoundedByBytes();
    void withoutAKeyNothingIsWritten();
    void diskLivesADay();
    void aPromotedAnswerKeepsItsEnd();
    void theNextProcessFindsIt();
    void waitsForItsIndex();
    void aDamagedRowCostsOnlyItself_data();
    void aDamagedRowCostsOnlyItself();
    void aRowMovedElsewhereDoesNotOpen();
    void anotherKeyOpensNothing();
    void aNewDataKeySealsWhatComes();
    void diskIsBoundedByBytes();
    void rememberedUseDecidesWhoGoes();
    void aClockSetBackLengthensNothing();
    void aClockSetBackBetweenProcesses();
    void noJumpLengthensALife();
    void clearingRemovesEveryRow();
    void whatAnotherProcessClearedIsAMiss();
    void aLookMayBeGivenUp();
    void closingEndsEveryLook();

private:
    static QByteArray key(int number) { return QByteArray(32, static_cast<char>('a' + number)); }
    static Answer answer(const QString& text)
    {
        Answer result;
        result.deltas = {{QString(), QStringLiteral("hm")}, {text, QString()}};
        result.completion.text = text;
        result.completion.reasoning = QStringLiteral("hm");
        result.completion.finishWord = QStringLiteral("stop");
        result.completion.finish = model::FinishReason::Stop;
        result.completion.usage = model::Usage{1, 2, 0, 0, false};
        result.endpoint = QStringLiteral("e");
        return result;
    }
    //! As another process, or the next one.
    std::unique_ptr<AnswerCache> opened()
    {
        auto result = std::make_unique<AnswerCache>(m_clock, *m_database);
        result->openDisk(m_sealer);
        settle();
        return result;
    }
    void settle()
    {
        for (int i = 0; i < 4; ++i) {
            QCoreApplication::processEvents();
            std::ignore = m_database->flush();
        }
        QCoreApplication::processEvents();
    }
    std::optional<Answer> onDisk(AnswerCache& answers, const QByteArray& name)
    {
        if (!answers.mayBeOnDisk(name))
            return std::nullopt;
        std::optional<Answer> result;
        bool isDone = false;
        const auto lookup = answers.look(name);
        connect(lookup.get(), &cache::DiskLookup::done, this, [&](const std::optional<cache::StoredAnswer>& found) {
            isDone = true;
            if (found)
                result = found->answer;
        });
        [&] {
            QVERIFY(!isDone); // never before control returned to the event loop
            QTRY_VERIFY_WITH_TIMEOUT((settle(), isDone), testsupport::patienceMs);
        }();
        return result;
    }
    qint64 count(const QString& table)
    {
        return m_database->readNow({QStringLiteral("SELECT COUNT(*) FROM ") + table, {}})->first().first().toLongLong();
    }
    qint64 rows() { return count(QStringLiteral("main.answers")); }

    base::FakeClock m_clock;
    seal::Sealer m_sealer = seal::Sealer::ephemeral();
    std::unique_ptr<db::Database> m_database;
};

void TestAnswerCache::init()
{
    m_database = std::move(*db::Database::open(QString(), db::schema()));
}

void TestAnswerCache::cleanup()
{
    m_database.reset();
}

void TestAnswerCache::memoryLivesFiveMinutes()
{
    AnswerCache answers(m_clock, *m_database);
    QVERIFY(!answers.inMemory(key(1)));
    answers.put(key(1), answer(QStringLiteral("one")));
    m_clock.advance(5min - 1ms);
    QVERIFY(answers.inMemory(key(1)) == answer(QStringLiteral("one"))); // a use does not lengthen it
    QVERIFY(!answers.inMemory(key(2)));
    m_clock.advance(1ms);
    QVERIFY(!answers.inMemory(key(1)));
    QCOMPARE(answers.memory().count(), 0);
}

void TestAnswerCache::memoryIsBoundedByBytes()
{
    AnswerCache answers(m_clock, *m_database);
    const Answer large = answer(QString(500'000, u'x')); // about 2 MB: text and delta
    for (int i = 0; i < 26; ++i) {
        answers.put(key(i), large);
        QVERIFY(answers.inMemory(key(0))); // the used one stays
        QVERIFY(answers.memory().bytes() <= cache::numbers::memoryBytes);
    }
    QVERIFY(!answers.inMemory(key(1)));
    QVERIFY(answers.inMemory(key(25)));
    answers.put(key(25), answer(QString(5'000'000, u'x'))); // above its share: not kept, and not the old one
    QVERIFY(!answers.inMemory(key(25)));
    QVERIFY(answers.inMemory(key(0)));
}

void TestAnswerCache::withoutAKeyNothingIsWritten()
{
    AnswerCache answers(m_clock, *m_database);
    answers.put(key(1), answer(QStringLiteral("one")));
    QVERIFY(answers.inMemory(key(1)));
    QVERIFY(!answers.mayBeOnDisk(key(1)));
    QCOMPARE(rows(), 0);
    QCOMPARE(count(QStringLiteral("main.answer_bodies")), 0);
    QCOMPARE(count(QStringLiteral("mem.answers")), 0);
}

void TestAnswerCache::diskLivesADay()
{
    const auto answers = opened();
    answers->put(key(1), answer(QStringLiteral("one")));
    QCOMPARE(rows(), 1);
    m_clock.advance(24h - 1ms);
    QVERIFY(!answers->inMemory(key(1)));
    QVERIFY(onDisk(*answers, key(1)) == answer(QStringLiteral("one")));
    m_clock.advance(1ms);
    QVERIFY(!onDisk(*answers, key(1)));
    QVERIFY(!answers->inMemory(key(1))); // promoted a moment ago
    QCOMPARE(rows(), 0);
}

void TestAnswerCache::aPromotedAnswerKeepsItsEnd()
{
    const auto answers = opened();
    answers->put(key(1), answer(QStringLiteral("one")));
    m_clock.advance(23h + 58min);
    QVERIFY(onDisk(*answers, key(1)));
    QVERIFY(answers->inMemory(key(1)));
    m_clock.advance(2min - 1ms);
    QVERIFY(answers->inMemory(key(1)));
    m_clock.advance(1ms);
    QVERIFY(!answers->inMemory(key(1)));
    QVERIFY(!onDisk(*answers, key(1)));
    // And far from its end it is L1's five minutes that count, after which the disk has it still.
    answers->put(key(2), answer(QStringLiteral("two")));
    m_clock.advance(1h);
    QVERIFY(onDisk(*answers, key(2)));
    m_clock.advance(5min);
    QVERIFY(!answers->inMemory(key(2)));
    QVERIFY(onDisk(*answers, key(2)));
}

void TestAnswerCache::theNextProcessFindsIt()
{
    opened()->put(key(1), answer(QStringLiteral("one")));
    m_clock.advance(23h);
    const auto next = opened();
    QVERIFY(onDisk(*next, key(1)) == answer(QStringLiteral("one")));
    m_clock.advance(1h);
    QVERIFY(!onDisk(*next, key(1)));
    next->put(key(2), answer(QStringLiteral("two")));
    m_clock.advance(24h);
    const auto last = opened(); // what has outlived itself is swept when the index is read
    QCOMPARE(last->disk().count(), 0);
    settle();
    QCOMPARE(rows(), 0);
    QCOMPARE(count(QStringLiteral("main.answer_bodies")), 0);
}

void TestAnswerCache::waitsForItsIndex()
{
    opened()->put(key(1), answer(QStringLiteral("one")));
    AnswerCache next(m_clock, *m_database);
    next.openDisk(m_sealer);
    QVERIFY(next.disk().isLoading());
    QVERIFY(next.mayBeOnDisk(key(2))); // nobody can tell yet
    next.put(key(3), answer(QStringLiteral("three")));
    QVERIFY(onDisk(next, key(1)) == answer(QStringLiteral("one")));
    QVERIFY(onDisk(next, key(3)) == answer(QStringLiteral("three")));
    QVERIFY(!next.mayBeOnDisk(key(2)));
}

void TestAnswerCache::aDamagedRowCostsOnlyItself_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("warns");
    QTest::newRow("cut") << QStringLiteral("UPDATE main.answer_bodies SET body = substr(body, 1, 40) WHERE digest = ?")
                         << true;
    QTest::newRow("empty") << QStringLiteral("UPDATE main.answer_bodies SET body = x'' WHERE digest = ?") << true;
    QTest::newRow("not sealed") << QStringLiteral("UPDATE main.answer_bodies SET body = 'plain' WHERE digest = ?")
                                << true;
    QTest::newRow("gone") << QStringLiteral("DELETE FROM main.answer_bodies WHERE digest = ?") << false;
    QTest::newRow("a nonsense of an index")
        << QStringLiteral("UPDATE main.answers SET expires = 9e18, bytes = -1 WHERE digest = ?") << false;
}

void TestAnswerCache::aDamagedRowCostsOnlyItself()
{
    QFETCH(QString, sql);
    QFETCH(bool, warns);
    auto answers = opened();
    for (int i = 0; i < 3; ++i)
        answers->put(key(i), answer(QString::number(i)));
    QVERIFY(m_database->writeNow({{sql, {m_sealer.digest(key(1))}}}).has_value());
    answers = opened();
    if (warns)
        QTest::ignoreMessage(QtWarningMsg, "a stored answer was damaged and is dropped");
    const bool isIndex = sql.contains(u"expires");
    QCOMPARE(onDisk(*answers, key(1)).has_value(), isIndex);
    QVERIFY(onDisk(*answers, key(0)));
    QVERIFY(onDisk(*answers, key(2)));
    if (isIndex) { // no index makes a life longer than a day
        m_clock.advance(24h);
        QVERIFY(!onDisk(*answers, key(1)));
        return;
    }
    settle();
    QCOMPARE(rows(), 2);
    answers->put(key(1), answer(QStringLiteral("again")));
    m_clock.advance(6min);
    QVERIFY(onDisk(*answers, key(1)) == answer(QStringLiteral("again")));
}

void TestAnswerCache::aRowMovedElsewhereDoesNotOpen()
{
    const auto answers = opened();
    answers->put(key(0), answer(QStringLiteral("zero")));
    answers->put(key(1), answer(QStringLiteral("one")));
    QVERIFY(m_database
                ->writeNow({{QStringLiteral("UPDATE main.answer_bodies SET body = (SELECT body FROM "
                                            "main.answer_bodies WHERE digest = ?) WHERE digest = ?"),
                    {m_sealer.digest(key(0)), m_sealer.digest(key(1))}}})
                .has_value());
    QTest::ignoreMessage(QtWarningMsg, "a stored answer was damaged and is dropped");
    QVERIFY(!onDisk(*answers, key(1)));
    QVERIFY(onDisk(*answers, key(0)));
}

void TestAnswerCache::anotherKeyOpensNothing()
{
    opened()->put(key(1), answer(QStringLiteral("one")));
    AnswerCache other(m_clock, *m_database);
    other.openDisk(seal::Sealer::ephemeral());
    settle();
    QVERIFY(!other.mayBeOnDisk(key(1))); // not even its name
    const QByteArray name
        = m_database->readNow({QStringLiteral("SELECT digest FROM main.answers"), {}})->first().first().toByteArray();
    QCOMPARE(name.size(), 32);
    QVERIFY(name != key(1));
}

//! The data key was renewed while the program runs.
void TestAnswerCache::aNewDataKeySealsWhatComes()
{
    const auto answers = opened();
    answers->put(key(1), answer(QStringLiteral("one")));
    const seal::Sealer old = std::exchange(m_sealer, seal::Sealer::ephemeral());
    answers->openDisk(m_sealer);
    settle();
    QVERIFY(!answers->mayBeOnDisk(key(1))); // as after the next start
    answers->put(key(2), answer(QStringLiteral("two")));
    settle();
    QVERIFY(onDisk(*answers, key(2)));
    answers->openDisk(m_sealer); // the same one once more changes nothing
    QVERIFY(answers->mayBeOnDisk(key(2)));
    AnswerCache before(m_clock, *m_database);
    before.openDisk(old);
    settle();
    QVERIFY(!before.mayBeOnDisk(key(2)));
    QVERIFY(onDisk(*opened(), key(2)));
}

void TestAnswerCache::diskIsBoundedByBytes()
{
    auto answers = opened();
    base::Random random(11);
    const auto noise = [&random] { // does not shrink when sealed
        QString text;
        while (text.size() < 1'500'000)
            text += QChar(static_cast<char16_t>(0x4E00 + random.below(20'000)));
        return text;
    };
    const Answer large = answer(noise());
    for (int i = 0; i < 26; ++i)
        answers->put(key(i), large);
    QVERIFY(answers->disk().bytes() <= cache::numbers::diskBytes);
    QVERIFY(answers->disk().count() > 5);
    settle();
    QCOMPARE(rows(), answers->disk().count());
    QCOMPARE(count(QStringLiteral("main.answer_bodies")), answers->disk().count());
    m_clock.advance(6min);
    QVERIFY(!onDisk(*answers, key(0)));
    QVERIFY(onDisk(*answers, key(25)));
}

void TestAnswerCache::rememberedUseDecidesWhoGoes()
{
    auto answers = opened();
    for (int i = 0; i < 3; ++i) {
        answers->put(key(i), answer(QString::number(i)));
        m_clock.advance(10min);
    }
    QVERIFY(onDisk(*answers, key(0)));
    settle();
    const auto order = m_database->readNow({QStringLiteral("SELECT digest FROM main.answers ORDER BY used"), {}});
    QCOMPARE(order->last().first().toByteArray(), m_sealer.digest(key(0)));
    QCOMPARE(order->first().first().toByteArray(), m_sealer.digest(key(1)));
}

void TestAnswerCache::aClockSetBackLengthensNothing()
{
    auto answers = opened();
    answers->put(key(1), answer(QStringLiteral("one")));
    m_clock.advance(12h);
    m_clock.jumpWallTime(m_clock.wallTime().addSecs(-10 * 3600));
    QVERIFY(onDisk(*answers, key(1))); // twelve hours are left, whatever the clock says
    m_clock.advance(6min);
    QVERIFY(onDisk(*answers, key(1)));
    settle();
    answers = opened(); // and to the next process too
    QVERIFY(onDisk(*answers, key(1)));
    m_clock.advance(12h - 6min);
    QVERIFY(!onDisk(*answers, key(1)));
    QVERIFY(!answers->inMemory(key(1)));
}

void TestAnswerCache::aClockSetBackBetweenProcesses()
{
    auto answers = opened();
    answers->put(key(1), answer(QStringLiteral("one")));
    m_clock.advance(20h);
    QVERIFY(onDisk(*answers, key(1))); // twenty hours are seen to have passed
    settle();
    answers.reset();
    m_clock.jumpWallTime(m_clock.wallTime().addSecs(-15 * 3600));
    answers = opened();
    QVERIFY(onDisk(*answers, key(1)));
    m_clock.advance(4h - 1ms);
    QVERIFY(onDisk(*answers, key(1)));
    m_clock.advance(1ms);
    QVERIFY(!onDisk(*answers, key(1)));
}

//! Random jumps, pauses and restarts: nothing is given out after 24 hours of steady time, from L1 after 5 minutes of
//! it.
void TestAnswerCache::noJumpLengthensALife()
{
    base::Random random(23);
    for (int round = 0; round < 60; ++round) {
        QVERIFY(m_database
                    ->writeNow({{QStringLiteral("DELETE FROM main.answers"), {}},
                        {QStringLiteral("DELETE FROM main.answer_bodies"), {}}})
                    .has_value());
        auto answers = opened();
        const base::SteadyTime born = m_clock.steadyTime();
        answers->put(key(1), answer(QStringLiteral("one")));
        settle();
        std::optional<base::SteadyTime> promoted = born;
        for (int step = 0; step < 12; ++step) {
            m_clock.advance(std::chrono::minutes(random.below(240)));
            if (random.below(2) == 0) // a living process sees it; between processes only what was written is known
                m_clock.jumpWallTime(m_clock.wallTime().addSecs(static_cast<qint64>(random.below(36'000)) - 18'000));
            const base::SteadyTime age = m_clock.steadyTime() - born;
            if (answers->inMemory(key(1)))
                QVERIFY(promoted && m_clock.steadyTime() - *promoted < 5min);
            if (onDisk(*answers, key(1))) {
                QVERIFY(age < 24h);
                promoted = m_clock.steadyTime();
            }
            if (random.below(3) == 0) {
                settle();
                answers = opened();
                promoted.reset();
            }
        }
    }
}

void TestAnswerCache::clearingRemovesEveryRow()
{
    const auto answers = opened();
    answers->put(key(1), answer(QStringLiteral("one")));
    answers->clear();
    QVERIFY(!answers->inMemory(key(1)));
    QVERIFY(!answers->mayBeOnDisk(key(1)));
    QCOMPARE(rows(), 0);
    QCOMPARE(count(QStringLiteral("main.answer_bodies")), 0);
    answers->put(key(1), answer(QStringLiteral("one"))); // it goes on
    QCOMPARE(rows(), 1);
    AnswerCache closed(m_clock, *m_database); // no key is needed to throw away
    closed.clear();
    QCOMPARE(rows(), 0);
}

void TestAnswerCache::whatAnotherProcessClearedIsAMiss()
{
    const auto answers = opened();
    answers->put(key(1), answer(QStringLiteral("one")));
    const auto other = opened();
    QVERIFY(onDisk(*other, key(1)));
    answers->clear();
    settle();
    m_clock.advance(6min);
    QVERIFY(!onDisk(*other, key(1)));
    QVERIFY(!other->mayBeOnDisk(key(1)));
}

void TestAnswerCache::aLookMayBeGivenUp()
{
    const auto answers = opened();
    answers->put(key(1), answer(QStringLiteral("one")));
    auto lookup = answers->look(key(1));
    QCoreApplication::processEvents();
    lookup.reset();
    settle();
    AnswerCache next(m_clock, *m_database);
    next.openDisk(m_sealer);
    lookup = next.look(key(1)); // while its index is on its way
    lookup.reset();
    settle();
    QCOMPARE(next.disk().count(), 1);
}

void TestAnswerCache::closingEndsEveryLook()
{
    opened()->put(key(1), answer(QStringLiteral("one")));
    AnswerCache answers(m_clock, *m_database);
    answers.openDisk(m_sealer);
    int ended = 0;
    const auto count = [&](const std::optional<cache::StoredAnswer>& found) { ended += found ? 100 : 1; };
    const auto early = answers.look(key(1));
    connect(early.get(), &cache::DiskLookup::done, this, count);
    answers.closeDisk();
    QCOMPARE(ended, 0);
    settle();
    QCOMPARE(ended, 1);
    answers.openDisk(m_sealer);
    settle();
    const auto late = answers.look(key(1));
    connect(late.get(), &cache::DiskLookup::done, this, count);
    QCoreApplication::processEvents(); // it reads
    answers.closeDisk();
    settle();
    QCOMPARE(ended, 2);
    QCOMPARE(rows(), 1); // closing is no clearing
}

SPYHOP_TEST_MAIN(TestAnswerCache)
#include "tst_answercache.moc"
