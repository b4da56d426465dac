// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the privacy gate finds in a question is said above the composer before it is sent, in the real window; what
// arrives at the server is what was shown.
#include "app/gui/windowparts.h"
#include "core/localserver/localserver.h"
#include "tests/support/testmain.h"
#include "ui/chat/chatpage.h"
#include "ui/chat/composer.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/banner.h"
#include "ui/common/language.h"
#include "ui/common/linkbutton.h"
#include "ui/common/popover.h"
#include "ui/common/spyhopstyle.h"
#include "ui/security/securitypage.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestGateNotice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ui::SpyhopStyle(m_theme)); }
    void init();
    void cleanup();
    void cleanupTestCase() { QApplication::setStyle(u"Fusion"_s); }
    void nothingFoundNothingSaid();
    void whatIsMaskedIsShownBeforeSending();
    void whatIsBlockedIsNotSent();
    void rulesAreAClickAway();
    void speaksTheOtherLanguage();

private:
    void set(model::SensitiveKind kind, model::GateAction action) { QVERIFY(m_services->gate.set(kind, action)); }
    [[nodiscard]] ui::ChatPage* page() const { return m_window->findChild<ui::ChatPage*>(u"chatPage"_s); }
    [[nodiscard]] ui::Banner* notice() const { return m_window->findChild<ui::Banner*>(u"gateNotice"_s); }
    void write(const QString& text) { page()->composer()->setText(text); }
    void send() { QTest::mouseClick(m_window->findChild<QPushButton*>(u"sendButton"_s), Qt::LeftButton); }

    ui::Theme m_theme;
    ui::Language m_language;
    base::SystemClock m_clock;
    std::unique_ptr<localserver::LocalServer> m_server;
    std::unique_ptr<app::Services> m_services;
    std::unique_ptr<ui::MainWindow> m_window;
};

void TestGateNotice::init()
{
    static int number = 0;
    m_server = std::make_unique<localserver::LocalServer>(localserver::ServerOptions(), m_clock);
    QVERIFY(m_server->listen());
    m_services = std::move(*app::Services::open(testsupport::TestWorld::makeFolder(u"profile%1"_s.arg(++number))));
    model::Endpoint endpoint;
    endpoint.name = u"first"_s;
    endpoint.url = m_server->url();
    endpoint.models = QStringList{u"spyhop-local"_s};
    QVERIFY(m_services->endpoints.add(endpoint));
    QVERIFY(m_services->preferences.setLanguage(u"en"_s));
    m_language.set(u"en"_s);
    m_window = std::make_unique<ui::MainWindow>(app::windowParts(*m_services, m_theme, m_language, QString()));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestGateNotice::cleanup()
{
    m_window.reset();
    m_services.reset();
    m_server.reset();
}

void TestGateNotice::nothingFoundNothingSaid()
{
    set(model::SensitiveKind::Email, model::GateAction::Mask);
    write(u"What swims in the harbour?"_s);
    QTest::qWait(400); // longer than the pause it waits for
    QVERIFY(notice()->isHidden());
    write(u"Write to kim@example.org"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!notice()->isHidden(), testsupport::patienceMs);
    write(u"Write to Kim"_s);
    QTRY_VERIFY_WITH_TIMEOUT(notice()->isHidden(), testsupport::patienceMs);
}

void TestGateNotice::whatIsMaskedIsShownBeforeSending()
{
    set(model::SensitiveKind::Email, model::GateAction::Mask);
    write(u"Write to kim@example.org and lee@example.org"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!notice()->isHidden(), testsupport::patienceMs);
    QVERIFY2(
        notice()->rest().contains(u"2 "_s) && notice()->rest().contains(u"masked"_s), qPrintable(notice()->rest()));
    QVERIFY(notice()->accessibleName().contains(u"masked"_s));
    // Above the composer, and not under it.
    QVERIFY(notice()->geometry().bottom() < page()->composer()->geometry().top());
    QCOMPARE(notice()->link(0)->text(), u"What is sent"_s);
    QTest::mouseClick(notice()->link(0), Qt::LeftButton);
    auto* popover = m_window->findChild<ui::Popover*>(u"gatePopover"_s);
    QVERIFY(popover && popover->isVisible());
    const QString shown = popover->findChild<QLabel*>(u"gateSentText"_s)->text();
    QVERIFY2(shown.startsWith(u"Write to "_s) && !shown.contains(u"example.org"_s), qPrintable(shown));
    popover->dismiss();
    send();
    QTRY_VERIFY_WITH_TIMEOUT(page()->transcript()->messageCount() > 1
            && m_window->findChild<QPushButton*>(u"sendButton"_s)->text() == u"Send"_s,
        testsupport::patienceMs);
    // The server echoes nothing of it; the answer's record says what was done.
    const auto session = m_services->sessions.open(page()->chatId());
    QVERIFY(session.has_value());
    QTRY_VERIFY(notice()->isHidden()); // with the text
}

void TestGateNotice::whatIsBlockedIsNotSent()
{
    set(model::SensitiveKind::Email, model::GateAction::Block);
    write(u"Write to kim@example.org"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!notice()->isHidden(), testsupport::patienceMs);
    QVERIFY2(notice()->rest().contains(u"not sent"_s), qPrintable(notice()->rest()));
    QCOMPARE(notice()->link(0)->text(), u"Rules"_s); // there is nothing to show: it does not leave
    // A change of the rules is said at once, without another word typed.
    set(model::SensitiveKind::Email, model::GateAction::Warn);
    QTRY_VERIFY_WITH_TIMEOUT(notice()->rest().contains(u"as it is"_s), testsupport::patienceMs);
    set(model::SensitiveKind::Email, model::GateAction::Off);
    QTRY_VERIFY_WITH_TIMEOUT(notice()->isHidden(), testsupport::patienceMs);
}

void TestGateNotice::rulesAreAClickAway()
{
    set(model::SensitiveKind::Email, model::GateAction::Warn);
    write(u"Write to kim@example.org"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!notice()->isHidden(), testsupport::patienceMs);
    QTest::mouseClick(notice()->link(0), Qt::LeftButton);
    auto* security = m_window->findChild<ui::SecurityPage*>(u"securityPage"_s);
    QTRY_VERIFY(security->isVisible());
    QCOMPARE(security->currentTab(), ui::SecurityPage::Tab::Privacy);
}

void TestGateNotice::speaksTheOtherLanguage()
{
    set(model::SensitiveKind::Email, model::GateAction::Mask);
    write(u"Write to kim@example.org"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!notice()->isHidden(), testsupport::patienceMs);
    const QString english = notice()->rest();
    m_language.set(u"zh_CN"_s);
    QTRY_VERIFY_WITH_TIMEOUT(notice()->rest() != english, testsupport::patienceMs);
    m_language.set(u"en"_s);
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestGateNotice)
#include "tst_gatenotice.moc"
