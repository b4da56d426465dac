// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/keyring.h"
#include "core/store/settingsfile.h"
#include "tests/core/chat/chatworld.h"
#include "tests/support/testmain.h"
#include "ui/common/label.h"
#include "ui/mainwindow/endpointwords.h"
#include "ui/mainwindow/statusstrip.h"
#include "ui/mainwindow/stripbutton.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = gateway::Gateway::EndpointHealth::State;

class TestStatusStrip : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void oneDotAnEndpoint();
    void allInOneWhereThereIsNoRoom();
    void popoverTellsAndActs();
    void aRefusedKeyLeadsToTheSettings();
    void figures();
    void summaries_data();
    void summaries();

private:
    [[nodiscard]] ui::StripButton* button(const QString& name) const
    {
        return m_strip->findChild<ui::StripButton*>(name);
    }
    //! Asks "a" until the scripted answer has come.
    void ask();
    //! Nothing happens but the strip's own pace.
    void settle() { m_world->advance(300ms); }

    ui::Theme m_theme;
    std::unique_ptr<testsupport::ChatWorld> m_world;
    std::unique_ptr<store::SettingsFile> m_settings;
    std::unique_ptr<keys::KeyRing> m_keys;
    std::unique_ptr<admin::EndpointAdmin> m_admin;
    std::unique_ptr<QWidget> m_window;
    ui::StatusStrip* m_strip = nullptr;
};

void TestStatusStrip::init()
{
    m_world = std::make_unique<testsupport::ChatWorld>();
    const QString folder = testsupport::TestWorld::makeFolder(u"profile"_s);
    m_settings = std::make_unique<store::SettingsFile>(folder);
    model::Settings settings;
    for (const QString& name : {u"deepseek"_s, u"backup"_s}) {
        model::Endpoint endpoint;
        endpoint.name = name;
        endpoint.url = QUrl(name == u"deepseek"_s ? u"https://a/v1"_s : u"https://b/v1"_s);
        endpoint.models = QStringList{u"m"_s};
        endpoint.concurrency = 8;
        settings.endpoints.append(endpoint);
    }
    QVERIFY(m_settings->update(settings));
    m_keys = std::make_unique<keys::KeyRing>(folder, u"test"_s, m_world->clock);
    m_admin = std::make_unique<admin::EndpointAdmin>(
        admin::EndpointAdmin::Parts{m_world->clock, m_world->transport, *m_keys, *m_settings, m_world->gateway});
    m_window = std::make_unique<QWidget>();
    m_window->resize(1000, 600);
    m_strip = new ui::StatusStrip(m_theme, *m_admin, m_window.get());
    m_strip->setGeometry(0, 572, 1000, 28);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestStatusStrip::cleanup()
{
    m_window.reset();
    m_admin.reset();
    m_keys.reset();
    m_settings.reset();
    m_world.reset();
}

void TestStatusStrip::ask()
{
    model::ChatRequest request;
    request.endpoint = u"deepseek"_s;
    model::Message message;
    message.text = u"x"_s;
    request.messages.append(message);
    const auto call = m_world->gateway.start(request, model::Priority::Interactive);
    QSignalSpy finished(call.get(), &gateway::Call::finished);
    QVERIFY(m_world->runUntil([&] { return !finished.isEmpty(); }));
    settle();
}

void TestStatusStrip::oneDotAnEndpoint()
{
    QCOMPARE(button(u"strip-deepseek"_s)->text(), u"deepseek not asked yet"_s);
    m_world->transport.script(u"a"_s, u"200 | tok | done"_s);
    ask();
    QCOMPARE(button(u"strip-deepseek"_s)->text(), u"deepseek healthy"_s);
    QCOMPARE(button(u"strip-backup"_s)->text(), u"backup not asked yet"_s);
    QVERIFY(button(u"strip-deepseek"_s)->isVisible() && button(u"strip-backup"_s)->isVisible());
    QVERIFY(!button(u"stripSummary"_s)->isVisible());
    QCOMPARE(
        button(u"strip-deepseek"_s)->accessibleDescription(), u"0 of 8 calls in flight · set for this endpoint: 8"_s);
    // What is gone from the settings is gone here.
    QVERIFY(m_admin->remove(u"backup"_s));
    QCOMPARE(m_strip->accessibleName(), u"deepseek healthy"_s);
}

void TestStatusStrip::allInOneWhereThereIsNoRoom()
{
    m_strip->resize(180, 28);
    QVERIFY(!button(u"strip-deepseek"_s)->isVisible());
    QVERIFY(button(u"stripSummary"_s)->isVisible());
    QCOMPARE(button(u"stripSummary"_s)->text(), u"2 endpoint(s)"_s); // no translation is loaded
    m_strip->resize(1000, 28);
    QVERIFY(button(u"strip-deepseek"_s)->isVisible());
}

void TestStatusStrip::popoverTellsAndActs()
{
    m_world->transport.script(u"a"_s, u"500 | out"_s);
    ask(); // its tries open the breaker
    QCOMPARE(button(u"strip-deepseek"_s)->text(), u"deepseek resting"_s);
    QTest::mouseClick(button(u"strip-deepseek"_s), Qt::LeftButton);
    auto* popover = m_window->findChild<QWidget*>(u"endpointPopover"_s);
    QVERIFY(popover->isVisible());
    QVERIFY(m_window->rect().contains(popover->geometry()));
    QStringList said;
    for (const ui::Label* label : popover->findChildren<ui::Label*>())
        said.append(label->text());
    QVERIFY2(said.contains(u"deepseek"_s) && said.contains(u"backup"_s), qPrintable(said.join(u'|')));
    QVERIFY(said.contains(u"0 of 8 calls in flight · set for this endpoint: 8"_s));
    QVERIFY(popover->findChild<QPushButton*>(u"tryNow-backup"_s) == nullptr);

    // By keyboard, and the next call is the probe: it does not wait for the cooldown.
    auto* now = popover->findChild<QPushButton*>(u"tryNow-deepseek"_s);
    QTest::keyClick(popover, Qt::Key_Tab);
    QVERIFY(now->hasFocus());
    m_world->transport.script(u"a"_s, u"200 | tok | done"_s);
    QTest::keyClick(now, Qt::Key_Space);
    settle();
    const base::SteadyTime before = m_world->clock.steadyTime();
    ask();
    QVERIFY(m_world->clock.elapsedSince(before) < 5s);
    QCOMPARE(button(u"strip-deepseek"_s)->text(), u"deepseek healthy"_s);
    // The open list has followed.
    QVERIFY(popover->isVisible());
    for (const QPushButton* left : popover->findChildren<QPushButton*>(u"tryNow-deepseek"_s))
        QVERIFY(!left->isVisible());
    QTest::keyClick(popover, Qt::Key_Escape);
    QVERIFY(!popover->isVisible());
}

void TestStatusStrip::aRefusedKeyLeadsToTheSettings()
{
    m_world->transport.script(u"a"_s, u"401 | no"_s);
    ask();
    QCOMPARE(button(u"strip-deepseek"_s)->text(), u"deepseek needs a key"_s);
    QTest::keyClick(button(u"strip-deepseek"_s), Qt::Key_Return);
    QSignalSpy asked(m_strip, &ui::StatusStrip::settingsRequested);
    auto* settings = m_window->findChild<QPushButton*>(u"openSettings-deepseek"_s);
    QVERIFY(settings != nullptr);
    QTest::mouseClick(settings, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), u"deepseek"_s);
    QVERIFY(!m_window->findChild<QWidget*>(u"endpointPopover"_s)->isVisible());
}

void TestStatusStrip::figures()
{
    const auto text = [this](const QString& name) { return m_strip->findChild<ui::Label*>(name)->text(); };
    QVERIFY(text(u"stripMoney"_s).isEmpty());
    m_strip->setToday({base::Money(1'860'000'000, u"CNY"_s)}, std::nullopt);
    QCOMPARE(text(u"stripMoney"_s), u"Today ¥1.86"_s);
    m_strip->setToday({base::Money(1'860'000'000, u"CNY"_s), base::Money(1'000'000'000, u"USD"_s)},
        base::Money(35'000'000'000, u"CNY"_s));
    QCOMPARE(text(u"stripMoney"_s), u"Today ¥1.86 / ¥35.00 + $1.00"_s);
    m_strip->setToday({}, base::Money(35'000'000'000, u"CNY"_s));
    QVERIFY(text(u"stripMoney"_s).endsWith(u"/ ¥35.00"_s));
    m_strip->setCallsPerSecond(3.2, 1000);
    QCOMPARE(text(u"stripRate"_s), u"QPS 3.2"_s);
    m_strip->setCallsPerSecond(0, 1000);
    QVERIFY(text(u"stripRate"_s).isEmpty());
}

void TestStatusStrip::summaries_data()
{
    QTest::addColumn<QList<State>>("states");
    QTest::addColumn<QString>("text");
    QTest::addColumn<State>("worst");
    QTest::newRow("healthy") << QList{State::Healthy, State::Healthy} << u"2 endpoints, healthy"_s << State::Healthy;
    QTest::newRow("unused") << QList{State::Healthy, State::Unknown} << u"2 endpoints"_s << State::Unknown;
    QTest::newRow("mixed") << QList{State::Open, State::Healthy, State::NeedsKey, State::Open}
                           << u"4 endpoints, 1 needs a key, 2 resting"_s << State::NeedsKey;
    QTest::newRow("one") << QList{State::Degraded} << u"1 endpoint, 1 slow or failing"_s << State::Degraded;
}

void TestStatusStrip::summaries()
{
    QFETCH(QList<State>, states);
    QFETCH(QString, text);
    QFETCH(State, worst);
    QList<gateway::Gateway::EndpointHealth> all;
    for (const State state : states) {
        gateway::Gateway::EndpointHealth health;
        health.state = state;
        all.append(health);
    }
    // Without the English file "%n endpoint(s)" stands as it is.
    QCOMPARE(
        ui::healthSummary(all).replace(u"endpoint(s)"_s, states.size() == 1 ? u"endpoint"_s : u"endpoints"_s), text);
    QCOMPARE(ui::worstState(all), worst);
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestStatusStrip)
#include "tst_statusstrip.moc"
