// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window where a key is out of reach: it says so, and goes on with what needs no key.
#include "tests/core/keys/softhsm.h"
#include "tests/ui/windowtest.h"
#include "ui/common/banner.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QLabel>

using namespace spyhop;
using namespace Qt::StringLiterals;
using testsupport::SoftHsm;

class TestKeysPanel : public testsupport::WindowTest {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { closeAll(); }
    void aMissingKeychainIsSaid();
    void aTokenTakenAwayIsSaid();

private:
    [[nodiscard]] QLabel* label(const QString& name) const { return m_window->findChild<QLabel*>(name); }
    //! How a question to the endpoint ended; nothing: with an answer.
    [[nodiscard]] std::optional<base::ErrorCode> ask(const QString& endpoint);
};

//! "first" needs no key.
void TestKeysPanel::init()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    openProfile();
    addServer({});
}

std::optional<base::ErrorCode> TestKeysPanel::ask(const QString& endpoint)
{
    QSignalSpy recorded(&m_services->recorder, &observe::Recorder::recordAdded);
    m_window->showRoom(ui::MainWindow::RoomId::Chats);
    m_window->askInNewChat(u"What swims?"_s, endpoint, u"spyhop-local"_s);
    std::optional<model::CallRecord> chat;
    const auto isOver = [&] {
        for (const QList<QVariant>& one : recorded) {
            const auto record = one.constFirst().value<model::CallRecord>();
            if (record.purpose == u"chat")
                chat = record;
        }
        return chat.has_value();
    };
    [&] { QTRY_VERIFY_WITH_TIMEOUT(isOver(), testsupport::patienceMs); }();
    return chat ? chat->error : base::ErrorCode::Internal;
}

void TestKeysPanel::aMissingKeychainIsSaid()
{
    model::Endpoint keyed;
    keyed.name = u"keyed"_s;
    keyed.key = u"keychain:gone"_s;
    addServer({}, keyed);
    openWindow();
    m_window->showRoom(ui::MainWindow::RoomId::Security);
    QTRY_VERIFY_WITH_TIMEOUT(label(u"keychainState"_s)->isVisible(), testsupport::patienceMs);
    QVERIFY2(label(u"keychainState"_s)->text().contains(u"goes on"_s), qPrintable(label(u"keychainState"_s)->text()));
    QCOMPARE(ask(u"keyed"_s).value_or(base::ErrorCode::Internal), base::ErrorCode::Auth);
    QVERIFY(!ask(u"first"_s));
}

void TestKeysPanel::aTokenTakenAwayIsSaid()
{
#ifdef SPYHOP_COUNTING_TOKEN
    if (!SoftHsm::isInstalled())
        QSKIP("SoftHSM2 (softhsm2-util and libsofthsm2.so) is not installed");
    const SoftHsm softHsm(testsupport::TestWorld::makeFolder(u"softhsm"_s));
    QVERIFY(softHsm.add(u"work"_s));
    const QString control = testsupport::TestWorld::makeFolder(u"control"_s);
    qputenv("SPYHOP_TEST_TOKEN", control.toUtf8());
    qputenv("SPYHOP_TEST_SOFTHSM", testsupport::softHsmLibrary().toUtf8());
    qputenv("SPYHOP_PKCS11_MODULE", SPYHOP_COUNTING_TOKEN);
    keys::Token& token = m_services->keyRing.token();
    QList<keys::TokenInfo> found;
    const auto search = token.search(QString());
    connect(search.get(), &keys::TokenSearch::done, this,
        [&found](const auto& result) { found = result ? *result : QList<keys::TokenInfo>(); });
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, testsupport::patienceMs);
    QVERIFY(token.choose(found.constFirst()));
    token.setPin(base::Secret::fromBytes(SoftHsm::pin, qsizetype(qstrlen(SoftHsm::pin))));
    model::Endpoint keyed;
    keyed.name = u"keyed"_s;
    keyed.key = u"pkcs11:api"_s;
    addServer({}, keyed);
    const auto stored = m_services->endpoints.storeKeyAs(keyed.key, base::Secret::fromBytes("sk-000000", 9));
    QTRY_COMPARE_WITH_TIMEOUT(token.names().size(), 1, testsupport::patienceMs);
    openWindow();
    QVERIFY(!ask(u"keyed"_s));

    QFile away(control + u"/away"_s);
    QVERIFY(away.open(QIODevice::WriteOnly));
    m_window->showRoom(ui::MainWindow::RoomId::Security); // looks at the token
    auto* banner = m_window->findChild<ui::Banner*>(u"tokenBanner"_s);
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), testsupport::patienceMs);
    QVERIFY2(label(u"tokenState"_s)->text().contains(u"is not there"_s), qPrintable(label(u"tokenState"_s)->text()));
    QCOMPARE(ask(u"keyed"_s).value_or(base::ErrorCode::Internal), base::ErrorCode::Auth);
    QVERIFY(!ask(u"first"_s));

    QVERIFY(away.remove());
    m_window->showRoom(ui::MainWindow::RoomId::Security);
    QTRY_VERIFY_WITH_TIMEOUT(label(u"tokenState"_s)->text().contains(u"waits for its PIN"_s), testsupport::patienceMs);
    QVERIFY(banner->isVisible());
#else
    QSKIP("no test token is built here");
#endif
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestKeysPanel)
#include "tst_keyspanel.moc"
