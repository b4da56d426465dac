// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/contextwindow.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using namespace Qt::StringLiterals;
using chat::ContextGrounds;
using chat::ContextWindow;
using model::Overflow;
using model::Role;

namespace {

//! Turns of a question of 96 and an answer of 196 tokens, 300 with their frames; a turn's attachments in tokens.
ContextGrounds grounds(int turns, const QList<qint64>& attachments, Overflow overflow, std::optional<int> context)
{
    ContextGrounds result;
    for (int turn = 0; turn < turns; ++turn) {
        result.history.append({u"q%1"_s.arg(turn), Role::User, 96, attachments.value(turn)});
        result.history.append({u"a%1"_s.arg(turn), Role::Assistant, 196, 0});
    }
    result.system = 46;
    result.question = 96;
    result.overflow = overflow;
    result.context = context;
    return result;
}

} // namespace

class TestContextWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingTravelsWhileItFits_data();
    void everythingTravelsWhileItFits();
    void nothingIsCutUnlessChosen_data();
    void nothingIsCutUnlessChosen();
    void oldestTurnsGoWhole();
    void attachmentsGoOldestFirst();
    void asksForASummary();
    void aSummaryStandsForItsMessages();
    void whatDoesNotHelpIsNotDone();
    void onlyWaysThatHelpAreNamed_data();
    void onlyWaysThatHelpAreNamed();
    void picturesStayBehindWhereTheModelTakesNone();
    void factorAndAnswerCount();
    void neverSendsMoreThanTheRoom();
    void estimatesRefuseOnlyWhatIsFarOver();
    void onlyEstimatesAreOverruled_data();
    void onlyEstimatesAreOverruled();
    void longChatsAreWeighedOnce_data();
    void longChatsAreWeighedOnce();
};

void TestContextWindow::everythingTravelsWhileItFits_data()
{
    QTest::addColumn<Overflow>("overflow");
    for (const Overflow overflow :
        {Overflow::Ask, Overflow::LeaveOutOldest, Overflow::LeaveOutAttachments, Overflow::Summarise, Overflow::Refuse})
        QTest::newRow(qPrintable(model::overflowName(overflow))) << overflow;
}

void TestContextWindow::everythingTravelsWhileItFits()
{
    QFETCH(Overflow, overflow);
    // 50 of the system prompt, 3 × 300, 100 of the question.
    const ContextWindow window = chat::contextWindow(grounds(3, {}, overflow, 1'050));
    QCOMPARE(window.sent, (chat::ContextShares{50, 900, 0, 100}));
    QCOMPARE(window.all, window.sent);
    QVERIFY(window.fits() && !window.overflows() && !window.leavesOut());
    QVERIFY(window.toSummarise.isEmpty());
    // Of a model whose context is not known everything is sent.
    const ContextWindow unknown = chat::contextWindow(grounds(500, {}, overflow, std::nullopt));
    QVERIFY(unknown.fits() && !unknown.leavesOut());
}

void TestContextWindow::nothingIsCutUnlessChosen_data()
{
    QTest::addColumn<Overflow>("overflow");
    QTest::newRow("ask") << Overflow::Ask;
    QTest::newRow("refuse") << Overflow::Refuse;
}

void TestContextWindow::nothingIsCutUnlessChosen()
{
    QFETCH(Overflow, overflow);
    const ContextWindow window = chat::contextWindow(grounds(3, {}, overflow, 1'049));
    QVERIFY(!window.fits());
    QVERIFY(window.overflows());
    QCOMPARE(window.sent.total(), 1'050);
    QVERIFY(!window.leavesOut());
}

void TestContextWindow::estimatesRefuseOnlyWhatIsFarOver()
{
    // 50 of the system prompt and 100 of the question.
    ContextGrounds alone = grounds(0, {}, Overflow::Ask, 125);
    alone.spread = 0.25;
    const ContextWindow near = chat::contextWindow(alone);
    QVERIFY(!near.fits()); // the meter shows it
    QVERIFY(!near.isRefused());
    alone.spread = 0.05; // the model's own counts have taught better
    QVERIFY(chat::contextWindow(alone).isRefused());
    alone.context = 100;
    alone.spread = 0.25;
    QVERIFY(chat::contextWindow(alone).isRefused());
    // While there is something to leave out, that is asked first.
    ContextGrounds more = grounds(3, {}, Overflow::Ask, 1'049);
    more.spread = 0.25;
    QVERIFY(chat::contextWindow(more).isRefused());
    more.context = 1'050;
    QVERIFY(!chat::contextWindow(more).isRefused());
}

void TestContextWindow::onlyEstimatesAreOverruled_data()
{
    QTest::addColumn<int>("context");
    QTest::addColumn<double>("spread");
    QTest::addColumn<bool>("isRefused");
    QTest::addColumn<bool>("mayAnyway");
    // 150 tokens: at least 60 of them are there, and 132 where long prompts were counted.
    QTest::newRow("it fits") << 150 << 0.25 << false << false;
    QTest::newRow("nearly") << 125 << 0.25 << false << false;
    QTest::newRow("by an estimate") << 70 << 0.25 << true << true;
    QTest::newRow("for certain") << 50 << 0.25 << true << false;
    QTest::newRow("by a good estimate") << 140 << 0.05 << true << true;
    QTest::newRow("as certain as that") << 130 << 0.05 << true << false;
}

void TestContextWindow::onlyEstimatesAreOverruled()
{
    QFETCH(int, context);
    QFETCH(double, spread);
    ContextGrounds alone = grounds(0, {}, Overflow::Ask, context);
    alone.spread = spread;
    const ContextWindow window = chat::contextWindow(alone);
    QTEST(window.isRefused(), "isRefused");
    QTEST(window.maySendAnyway(), "mayAnyway");
}

void TestContextWindow::longChatsAreWeighedOnce_data()
{
    QTest::addColumn<Overflow>("overflow");
    for (const Overflow overflow : {Overflow::LeaveOutOldest, Overflow::LeaveOutAttachments, Overflow::Summarise})
        QTest::newRow(qPrintable(model::overflowName(overflow))) << overflow;
}

void TestContextWindow::longChatsAreWeighedOnce()
{
    QFETCH(Overflow, overflow);
    const auto measure = [overflow](int turns) {
        QList<qint64> attachments(turns, 100);
        const ContextGrounds some = grounds(turns, attachments, overflow, 2'000 + 300 * (turns / 50));
        const double before = testsupport::cpuMs();
        const ContextWindow window = chat::contextWindow(some);
        return window.all.total() > 0 ? testsupport::cpuMs() - before : 0;
    };
    const double small = qMax(measure(2'000), 0.5);
    const double large = measure(20'000);
    QVERIFY2(large < 30 * small, qPrintable(u"%1 ms of 2,000 turns, %2 ms of 20,000"_s.arg(small).arg(large)));
}

void TestContextWindow::oldestTurnsGoWhole()
{
    const ContextWindow window = chat::contextWindow(grounds(3, {}, Overflow::LeaveOutOldest, 1'049));
    QCOMPARE(window.leftOut, (QStringList{u"q0"_s, u"a0"_s}));
    QCOMPARE(window.sent.total(), 750);
    QCOMPARE(window.all.total(), 1'050);
    QVERIFY(window.fits() && window.overflows() && window.leavesOut());
}

void TestContextWindow::attachmentsGoOldestFirst()
{
    const ContextWindow window = chat::contextWindow(grounds(3, {500, 400, 300}, Overflow::LeaveOutAttachments, 1'350));
    QCOMPARE(window.bare, (QStringList{u"q0"_s, u"q1"_s}));
    QVERIFY(window.leftOut.isEmpty());
    QCOMPARE(window.sent, (chat::ContextShares{50, 900, 300, 100}));
    // The question's own are never taken off behind the person's back.
    ContextGrounds large = grounds(1, {}, Overflow::LeaveOutAttachments, 500);
    large.questionAttachments = 1'000;
    const ContextWindow full = chat::contextWindow(large);
    QVERIFY(!full.fits() && full.bare.isEmpty());
}

void TestContextWindow::asksForASummary()
{
    const ContextWindow window = chat::contextWindow(grounds(30, {}, Overflow::Summarise, 8'000));
    QVERIFY(!window.fits());
    QVERIFY(!window.toSummarise.isEmpty());
    QCOMPARE(window.toSummarise.first(), u"q0"_s);
    QVERIFY(window.toSummarise.last().startsWith(u'a')); // whole turns
    // With a summary of the length that is asked for, it then leaves half of the room free.
    ContextGrounds after = grounds(30, {}, Overflow::Summarise, 8'000);
    after.digestUpTo = window.toSummarise.last();
    after.digest = 1'000;
    const ContextWindow then = chat::contextWindow(after);
    QVERIFY(then.fits());
    QVERIFY(then.sent.total() <= 4'050);
    QCOMPARE(then.summarised, window.toSummarise);
}

void TestContextWindow::aSummaryStandsForItsMessages()
{
    ContextGrounds some = grounds(3, {}, Overflow::Summarise, 1'000);
    some.digestUpTo = u"a1"_s;
    some.digest = 96;
    const ContextWindow window = chat::contextWindow(some);
    QCOMPARE(window.summarised, (QStringList{u"q0"_s, u"a0"_s, u"q1"_s, u"a1"_s}));
    QCOMPARE(window.sent, (chat::ContextShares{150, 300, 0, 100}));
    // Not while everything fits, and not when the person chose otherwise: nothing is forgotten.
    some.context = 2'000;
    QVERIFY(!chat::contextWindow(some).leavesOut());
    some.context = 1'000;
    some.overflow = Overflow::Ask;
    QVERIFY(!chat::contextWindow(some).fits());
    // Another branch does not have the message it speaks up to.
    some.overflow = Overflow::Summarise;
    some.digestUpTo = u"elsewhere"_s;
    QVERIFY(chat::contextWindow(some).summarised.isEmpty());
}

void TestContextWindow::whatDoesNotHelpIsNotDone()
{
    // The question alone is longer than the model takes: the history is left as it is.
    for (const Overflow overflow : {Overflow::LeaveOutOldest, Overflow::LeaveOutAttachments, Overflow::Summarise}) {
        ContextGrounds some = grounds(3, {100}, overflow, 1'000);
        some.question = 2'000;
        const ContextWindow window = chat::contextWindow(some);
        QVERIFY(!window.fits());
        QVERIFY(!window.leavesOut());
        QVERIFY(window.toSummarise.isEmpty());
        QCOMPARE(window.sent, window.all);
    }
}

void TestContextWindow::onlyWaysThatHelpAreNamed_data()
{
    QTest::addColumn<QList<qint64>>("attachments"); // of three turns before the question
    QTest::addColumn<qint64>("own"); // the question's attachments
    QTest::addColumn<int>("context");
    QTest::addColumn<QList<Overflow>>("ways");
    using Ways = QList<Overflow>;
    const Ways all{Overflow::LeaveOutOldest, Overflow::Summarise, Overflow::LeaveOutAttachments};
    QTest::newRow("it fits") << QList<qint64>{} << qint64(0) << 1'050 << Ways{};
    QTest::newRow("the history is long, the room small")
        << QList<qint64>{} << qint64(0) << 1'049 << Ways{Overflow::LeaveOutOldest};
    QTest::newRow("older attachments are large") << QList<qint64>{9'000, 0, 0} << qint64(0) << 5'000 << all;
    QTest::newRow("its own are large") << QList<qint64>{} << qint64(9'000) << 5'000 << Ways{};
    QTest::newRow("all are large") << QList<qint64>{9'000, 0, 0} << qint64(9'000) << 5'000 << Ways{};
    // 150 and 4,700 of the question leave 150: too little for a summary, or for what was said.
    QTest::newRow("its own leave little")
        << QList<qint64>{} << qint64(4'700) << 5'000 << Ways{Overflow::LeaveOutOldest};
}

void TestContextWindow::onlyWaysThatHelpAreNamed()
{
    QFETCH(QList<qint64>, attachments);
    QFETCH(qint64, own);
    QFETCH(int, context);
    QFETCH(QList<Overflow>, ways);
    for (const Overflow overflow : {Overflow::Ask, Overflow::Refuse}) {
        ContextGrounds some = grounds(3, attachments, overflow, context);
        some.questionAttachments = own;
        QCOMPARE(chat::contextWindow(some).waysOut, ways);
        // Each keeps its word once it is chosen.
        for (const Overflow way : std::as_const(ways)) {
            some.overflow = way;
            const ContextWindow then = chat::contextWindow(some);
            QVERIFY(then.fits() || !then.toSummarise.isEmpty());
        }
    }
}

void TestContextWindow::picturesStayBehindWhereTheModelTakesNone()
{
    ContextGrounds some = grounds(3, {1'000, 400, 0}, Overflow::Ask, 2'000);
    some.history[0].pictures = 1'000;
    some.takesPictures = false;
    const ContextWindow window = chat::contextWindow(some);
    QCOMPARE(window.pictureless, QStringList{u"q0"_s});
    QCOMPARE(window.sent.attachments, 400);
    QCOMPARE(window.all, window.sent); // there is no way to send them
    QVERIFY(window.fits() && window.leavesOut());
    some.takesPictures = true;
    QVERIFY(chat::contextWindow(some).pictureless.isEmpty());
    QCOMPARE(chat::contextWindow(some).sent.attachments, 1'400);
}

void TestContextWindow::factorAndAnswerCount()
{
    ContextGrounds some = grounds(1, {}, Overflow::Ask, 1'000);
    some.factor = 1.5;
    some.answer = 300;
    const ContextWindow window = chat::contextWindow(some);
    QCOMPARE(window.sent, (chat::ContextShares{75, 450, 0, 150}));
    QCOMPARE(window.room, std::optional<qint64>(700));
    some.overhead = 25; // which is counted already
    QCOMPARE(chat::contextWindow(some).sent, (chat::ContextShares{100, 450, 0, 150}));
    some.answer = 5'000; // longer than the context
    QCOMPARE(chat::contextWindow(some).room, std::optional<qint64>(0));
}

void TestContextWindow::neverSendsMoreThanTheRoom()
{
    for (int turns = 0; turns < 20; ++turns) {
        for (int context = 0; context < 7'000; context += 97) {
            const ContextWindow window
                = chat::contextWindow(grounds(turns, {700, 0, 50}, Overflow::LeaveOutOldest, context));
            QCOMPARE(window.fits(), context >= 150); // the question and the system prompt are always there
            if (window.fits())
                QVERIFY(window.sent.total() <= context);
            // No more than needed is left out: with the last turn of those it would not fit.
            if (window.fits() && window.leavesOut()) {
                const qint64 turn = 300 + QList<qint64>{700, 0, 50}.value(window.leftOut.size() / 2 - 1);
                QVERIFY(window.sent.total() + turn > context);
            }
        }
    }
}

SPYHOP_TEST_MAIN(TestContextWindow)
#include "tst_contextwindow.moc"
