// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/judge.h"

#include "core/base/random.h"
#include "tests/support/testmain.h"

using namespace std::chrono_literals;
using namespace spyhop;
using namespace spyhop::gateway;

Q_DECLARE_METATYPE(spyhop::gateway::Blame)

class TestJudge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void table_data();
    void table();
    void waitsLieWithinTheirBounds();
    void neverEarlierThanTold();
    void parksLongWaits();
    void endsWithoutAnotherTarget();
    void blames_data();
    void blames();
    void marksWhatMayBeBilled_data();
    void marksWhatMayBeBilled();
};

namespace {

//! Words: an error code, a status, and flags.
Situation situation(const QString& text)
{
    Situation result;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const int number = word.toInt(&isNumber);
        if (const auto code = base::codeFromName(word)) {
            result.error = base::Error();
            result.error->code = *code;
        } else if (isNumber) {
            result.error->httpStatus = number;
            result.requestSent = result.anyByte = true;
        } else if (word.startsWith(u"try")) {
            result.tries = word.mid(3).toInt();
        } else if (word.startsWith(u"after")) {
            result.error->retryAfter = std::chrono::seconds(word.mid(5).toInt());
        } else if (word == u"T") {
            result.otherTarget = true;
        } else if (word == u"last-resort") {
            result.lastResort = true;
        } else if (word == u"delta") {
            result.anyDelta = result.anyByte = result.requestSent = true;
        } else if (word == u"sent") {
            result.requestSent = true;
        } else if (word == u"reused") {
            result.reusedConnection = true;
        } else if (word == u"fresh-tried") {
            result.freshTried = true;
        } else if (word == u"other-account") {
            result.otherAccount = true;
        } else if (word.startsWith(u"spent")) {
            result.spent = std::chrono::minutes(word.mid(5).toInt());
        } else if (word == u"adjustable") {
            result.adjustable = true;
        } else if (word == u"one-charge") {
            result.mayRepeatCharged = false;
        } else if (word == u"batch") {
            result.priority = model::Priority::Background;
        }
    }
    return result;
}

QString stepName(const Verdict& verdict)
{
    switch (verdict.step) {
    case Step::Done:
        return QStringLiteral("done");
    case Step::Again:
        return verdict.wait == 0ms ? QStringLiteral("at once") : QStringLiteral("again");
    case Step::NextTarget:
        return QStringLiteral("next");
    case Step::Adjust:
        return QStringLiteral("adjust");
    case Step::GiveUp:
        return QStringLiteral("give up");
    }
    return {};
}

} // namespace

void TestJudge::table_data()
{
    QTest::addColumn<QString>("step");
    const auto row = [](const char* words, const char* step) { QTest::newRow(words) << QString::fromLatin1(step); };
    row("ok", "done");
    for (const char* unwell : {"network T", "tls T", "timeout T", "server 500 T", "server 502 T", "server 504 T"})
        row(unwell, "next");
    for (const char* unwell : {"network", "tls", "timeout", "server 500", "server 502", "server 504", "truncated 200"})
        row(unwell, "again");
    for (const char* busy : {"timeout 408", "rate-limited 429", "overloaded 503", "overloaded 200"})
        row(busy, "again");
    row("timeout 408 T", "again");
    row("rate-limited 429 T", "again");
    row("rate-limited 429 T try2", "again");
    row("rate-limited 429 T try3", "next");
    row("overloaded 503 T try3", "next");
    row("overloaded 503 try3", "again");
    for (const char* charged :
        {"network sent one-charge", "truncated 200 one-charge T", "network sent reused one-charge",
            "timeout sent one-charge batch", "overloaded 200 one-charge"}) // whoever bears it decides
        row(charged, "give up");
    for (const char* free : {"network one-charge", "server 500 one-charge", "rate-limited 429 one-charge"})
        row(free, "again");
    row("network sent reused", "at once");
    row("network sent reused T", "at once");
    row("network sent reused fresh-tried", "again");
    row("network sent reused fresh-tried T", "next");
    row("network sent", "again");
    row("bad-request 400 adjustable", "adjust");
    row("bad-request 400", "give up");
    row("bad-request 422 T", "give up");
    row("auth 401", "give up");
    row("auth 401 T", "give up");
    row("balance 402 T", "give up");
    row("balance 402 after2", "again");
    row("balance 429", "give up");
    row("auth 401 T other-account", "next"); // the person agreed
    row("balance 402 T other-account", "next");
    row("balance 429 T other-account", "next"); // insufficient_quota
    row("auth 403 T", "give up");
    row("rate-limited 429 T after60", "next"); // longer than three tries of ours would last
    row("rate-limited 429 T after32", "again");
    row("rate-limited 429 after60", "again");
    row("overloaded 503 spent14", "again");
    row("overloaded 503 spent15", "give up"); // the deadline of a chat
    row("overloaded 503 T spent15", "next");
    row("overloaded 503 batch spent119", "again");
    row("overloaded 503 batch spent120", "give up");
    row("rate-limited 429 after1209600 spent15", "again"); // parked: a person decides
    row("rate-limited 429 after600 spent6", "give up"); // not parked, and beyond the deadline
    row("not-found 404 T", "next"); // never again where it is not
    row("not-found 404", "give up");
    row("not-found 404 T adjustable", "adjust");
    row("not-found 404 T delta", "give up");
    row("server 502 last-resort", "again"); // it may have the model: not given up as lightly
    row("server 502 last-resort try5", "next");
    row("network last-resort try3", "next");
    row("overloaded 503 last-resort try4", "again");
    row("overloaded 503 last-resort spent15", "next");
    row("bad-request 400 last-resort", "give up");
    row("content-filter 200 T", "give up");
    row("truncated 200 delta T", "give up");
    row("server 200 delta", "give up");
    row("truncated 200 delta batch", "give up"); // its step repeats it, and counts what it cost
    row("truncated 200 delta batch T", "give up");
}

void TestJudge::table()
{
    QFETCH(const QString, step);
    QCOMPARE(stepName(judge(situation(QString::fromLatin1(QTest::currentDataTag())), 0.5)), step);
}

void TestJudge::waitsLieWithinTheirBounds()
{
    base::Random random(7);
    for (int i = 0; i < 10'000; ++i) {
        Situation failure = situation(QStringLiteral("overloaded 503 batch"));
        for (int k = 0; k < 7; ++k) {
            failure.waits = k;
            failure.tries = k + 1;
            const Verdict verdict = judge(failure, random.unit());
            QCOMPARE(verdict.step, Step::Again);
            QVERIFY(verdict.growing);
            QVERIFY(verdict.wait >= std::min<std::chrono::seconds>(16s, 1s * (1 << k)));
            QVERIFY(verdict.wait <= std::min<std::chrono::seconds>(32s, 1s * (1 << (k + 1))));
        }
    }
}

void TestJudge::neverEarlierThanTold()
{
    base::Random random(8);
    for (int i = 0; i < 10'000; ++i) {
        const std::chrono::milliseconds told(random.below(100'000));
        Situation failure = situation(QStringLiteral("rate-limited 429"));
        failure.error->retryAfter = told;
        const Verdict verdict = judge(failure, random.unit());
        QVERIFY(verdict.wait >= told);
        QVERIFY(verdict.wait >= 1s); // "Retry-After: 0" is no invitation to hammer
        if (told >= 1s)
            QVERIFY(verdict.wait <= told + std::min<std::chrono::milliseconds>(1s, told / 10));
    }
}

void TestJudge::parksLongWaits()
{
    QVERIFY(!judge(situation(QStringLiteral("rate-limited 429 after600")), 0.5).parked);
    const Verdict verdict = judge(situation(QStringLiteral("rate-limited 429 after1209600")), 0.5);
    QVERIFY(verdict.parked);
    QVERIFY(verdict.wait >= 1209600s);
}

void TestJudge::endsWithoutAnotherTarget()
{
    const auto tries = [](const QString& words) {
        Situation failure = situation(words);
        while (judge(failure, 0.5).step == Step::Again)
            ++failure.tries;
        return failure.tries;
    };
    QCOMPARE(tries(QStringLiteral("network")), 3);
    QCOMPARE(tries(QStringLiteral("overloaded 503")), 5);
    QCOMPARE(tries(QStringLiteral("network batch")), 8);
    QCOMPARE(tries(QStringLiteral("rate-limited 429 batch")), 8);
}

void TestJudge::blames_data()
{
    QTest::addColumn<Blame>("blame");
    QTest::addColumn<bool>("account");
    for (const char* unwell : {"network", "tls", "timeout", "server 500", "server 502", "server 504", "truncated 200"})
        QTest::newRow(unwell) << Blame::Unwell << false;
    for (const char* busy : {"overloaded 503", "overloaded 200"})
        QTest::newRow(busy) << Blame::Busy << false;
    QTest::newRow("timeout 408") << Blame::None << false;
    QTest::newRow("bad-request 400") << Blame::None << false;
    QTest::newRow("not-found 404") << Blame::None << false;
    for (const char* account : {"rate-limited 429", "auth 401", "auth 403", "balance 402", "balance 402 after2"})
        QTest::newRow(account) << Blame::None << true;
}

//! What the breaker counts, and where another key of the same endpoint may help.
void TestJudge::blames()
{
    const base::Error error = *situation(QString::fromLatin1(QTest::currentDataTag())).error;
    QTEST(blameOf(error), "blame");
    QTEST(concernsAccount(error), "account");
}

void TestJudge::marksWhatMayBeBilled_data()
{
    QTest::addColumn<bool>("billed");
    QTest::newRow("network") << false;
    QTest::newRow("network sent") << true;
    QTest::newRow("network sent reused") << true;
    QTest::newRow("timeout sent") << true;
    QTest::newRow("truncated 200") << true;
    QTest::newRow("truncated 200 delta") << true;
    QTest::newRow("truncated 200 one-charge") << true;
    QTest::newRow("overloaded 503") << false;
    QTest::newRow("rate-limited 429") << false;
    QTest::newRow("auth 401") << false;
}

void TestJudge::marksWhatMayBeBilled()
{
    QFETCH(const bool, billed);
    QCOMPARE(judge(situation(QString::fromLatin1(QTest::currentDataTag())), 0.5).possiblyBilled, billed);
}

SPYHOP_TEST_MAIN(TestJudge)
#include "tst_judge.moc"
