// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fakeclock.h"
#include "tests/support/testmain.h"
#include "ui/chat/waitbanner.h"

#include <QtCore/QLocale>
#include <QtWidgets/QApplication>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ui::WaitAction;

class TestWaitBanner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void words_data();
    void words();
    void parkedUntil();
    void digitsMoveNothing();
    void secondsRun();
};

void TestWaitBanner::words_data()
{
    QTest::addColumn<model::CallStage>("stage");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QList<WaitAction>>("actions");
    using Actions = QList<WaitAction>;
    const Actions elsewhere{WaitAction::Switch, WaitAction::Stop};
    const Actions all{WaitAction::RetryNow, WaitAction::Switch, WaitAction::Stop};
    QTest::newRow("getting ready") << model::CallStage::Queued << u"Getting ready for 41 s"_s << elsewhere;
    QTest::newRow("waiting") << model::CallStage::Waiting << u"Waiting for a place for 41 s"_s << elsewhere;
    QTest::newRow("connecting") << model::CallStage::Connecting << u"Connecting for 41 s"_s << elsewhere;
    QTest::newRow("queued") << model::CallStage::ServerQueued << u"Queued at the server for 41 s"_s << elsewhere;
    QTest::newRow("thinking") << model::CallStage::Thinking << u"Thinking for 41 s · deepseek"_s << Actions();
    QTest::newRow("writing") << model::CallStage::Writing << u"Writing for 41 s · deepseek"_s << Actions();
    QTest::newRow("stalled") << model::CallStage::Stalled << u"Stalled for 41 s"_s << elsewhere;
    QTest::newRow("backoff") << model::CallStage::Backoff << u"Retrying in 8 s"_s << all;
    QTest::newRow("settled") << model::CallStage::Settled << QString() << Actions();
}

void TestWaitBanner::words()
{
    QFETCH(model::CallStage, stage);
    QFETCH(QString, word);
    QFETCH(QList<WaitAction>, actions);
    const QDateTime now(QDate(2026, 1, 5), QTime(12, 0), Qt::UTC);
    model::CallState state;
    state.stage = stage;
    state.endpoint = u"deepseek"_s;
    state.next = u"backup"_s;
    state.since = now.addSecs(-41);
    state.until = now.addMSecs(7'400);
    const ui::WaitWords words = ui::waitWords(state, now);
    QCOMPARE(words.word, word);
    QCOMPARE(words.actions, actions);
    // Nowhere to go: no such word.
    state.next.clear();
    QVERIFY(!ui::waitWords(state, now).actions.contains(WaitAction::Switch));
}

void TestWaitBanner::parkedUntil()
{
    const QDateTime now(QDate(2026, 1, 5), QTime(12, 0), Qt::UTC);
    model::CallState state;
    state.stage = model::CallStage::Parked;
    state.until = now.addSecs(1'800);
    QCOMPARE(ui::waitWords(state, now).word, u"Parked until "_s + state.until->toLocalTime().toString(u"HH:mm"_s));
    QVERIFY(ui::waitWords(state, now).actions.contains(WaitAction::RetryNow));
    // Two weeks were seen: the day is said.
    state.until = now.addDays(14);
    QCOMPARE(ui::waitWords(state, now).word,
        u"Parked until "_s + state.until->toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s));
}

//! The text after running digits stands still, whatever the digits are.
void TestWaitBanner::digitsMoveNothing()
{
    base::FakeClock clock;
    ui::Theme theme;
    ui::WaitBanner banner(theme, clock, nullptr);
    banner.resize(720, 36);
    model::CallState state;
    state.stage = model::CallStage::Backoff;
    state.reason = u"deepseek answered 503"_s;
    state.since = clock.wallTime();
    state.until = clock.wallTime().addSecs(12);
    banner.setState(state);
    banner.show();
    QVERIFY(QTest::qWaitForWindowExposed(&banner));
    const auto picture = [&banner] { return banner.grab().toImage(); };
    const QImage twelve = picture();
    clock.advance(4s);
    QCOMPARE(banner.word(), u"Retrying in 8 s"_s);
    const QImage eight = picture();
    QVERIFY(twelve != eight);
    // Right of the word nothing has changed: neither the reason nor the links.
    const int word = QFontMetrics(theme.strongFont(ui::FontRole::Ui)).horizontalAdvance(u"Retrying in 12 s"_s);
    const QRect rest(40 + word + 4, 0, 720 - 40 - word - 4, 36);
    QCOMPARE(twelve.copy(rest), eight.copy(rest));
}

void TestWaitBanner::secondsRun()
{
    base::FakeClock clock;
    ui::Theme theme;
    ui::WaitBanner banner(theme, clock, nullptr);
    QVERIFY(banner.isHidden());
    model::CallState state;
    state.stage = model::CallStage::ServerQueued;
    state.since = clock.wallTime();
    banner.setState(state);
    QVERIFY(!banner.isHidden());
    QVERIFY(banner.accessibleName().contains(u"0 s"_s));
    clock.advance(3s);
    QVERIFY2(banner.accessibleName().contains(u"3 s"_s), qPrintable(banner.accessibleName()));
    state.stage = model::CallStage::Settled;
    banner.setState(state);
    QVERIFY(banner.isHidden());
    QCOMPARE(clock.activeTimers(), 0);
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestWaitBanner)
#include "tst_waitbanner.moc"
