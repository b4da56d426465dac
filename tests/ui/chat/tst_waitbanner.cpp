// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fakeclock.h"
#include "tests/support/testmain.h"
#include "ui/chat/waitbanner.h"

#include <QtWidgets/QApplication>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestWaitBanner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void words_data();
    void words();
    void secondsRun();
};

void TestWaitBanner::words_data()
{
    QTest::addColumn<model::CallStage>("stage");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("retry");
    QTest::newRow("waiting") << model::CallStage::Waiting << u"Waiting its turn for 41 s"_s << false;
    QTest::newRow("connecting") << model::CallStage::Connecting << u"Connecting for 41 s"_s << false;
    QTest::newRow("queued") << model::CallStage::ServerQueued << u"Queued at the server for 41 s"_s << false;
    QTest::newRow("thinking") << model::CallStage::Thinking << u"Thinking for 41 s · deepseek"_s << false;
    QTest::newRow("writing") << model::CallStage::Writing << u"Writing for 41 s · deepseek"_s << false;
    QTest::newRow("stalled") << model::CallStage::Stalled << u"Stalled for 41 s"_s << false;
    QTest::newRow("backoff") << model::CallStage::Backoff << u"Retrying in 8 s"_s << true;
    QTest::newRow("settled") << model::CallStage::Settled << QString() << false;
}

void TestWaitBanner::words()
{
    QFETCH(model::CallStage, stage);
    QFETCH(QString, word);
    QFETCH(bool, retry);
    const QDateTime now(QDate(2026, 1, 5), QTime(12, 0), Qt::UTC);
    model::CallState state;
    state.stage = stage;
    state.endpoint = u"deepseek"_s;
    state.since = now.addSecs(-41);
    state.until = now.addMSecs(7'400);
    const ui::WaitWords words = ui::waitWords(state, now);
    QCOMPARE(words.word, word);
    QCOMPARE(words.canRetryNow, retry);
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
