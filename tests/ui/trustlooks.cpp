// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/trustlooks.h"

#include "tests/support/testmain.h"
#include "ui/chat/chatpage.h"
#include "ui/chat/composer.h"
#include "ui/common/banner.h"
#include "ui/common/linkbutton.h"
#include "ui/security/securitypage.h"

#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace spyhop::screens {
namespace {

constexpr int patience = 15'000; // ms

}

TrustLooks::TrustLooks(app::Services& services, ui::MainWindow& window, bool chinese, const Shot& shot)
    : m_services(services)
    , m_window(window)
    , m_chinese(chinese)
    , m_shot(shot)
{
}

QString TrustLooks::say(const char* english, const char* other) const
{
    return QString::fromUtf8(m_chinese ? other : english);
}

void TrustLooks::until(const std::function<bool()>& condition)
{
    if (!QTest::qWaitFor(condition, patience))
        qWarning("gave up waiting");
}

QDialog* TrustLooks::dialog(const QString& name) const
{
    auto* found = m_window.findChild<QDialog*>(name);
    if (!found)
        qFatal("no %s", qPrintable(name));
    return found;
}

void TrustLooks::all()
{
    providers();
    gate();
    backups();
}

void TrustLooks::providers()
{
    const QStringList urls{QStringLiteral("https://openrouter.ai/api/v1"), QStringLiteral("https://api.openai.com/v1"),
        QStringLiteral("https://llm.example.com/v1")};
    for (const QString& url : urls) {
        model::Endpoint endpoint;
        endpoint.name = QUrl(url).host().section(u'.', -2, -2);
        endpoint.url = QUrl(url);
        endpoint.models = QStringList{QStringLiteral("m")};
        endpoint.enabled = false;
        if (endpoint.name == u"openai")
            endpoint.noStore.body = "\"store\":false";
        std::ignore = m_services.endpoints.add(endpoint);
    }
    m_window.showRoom(ui::MainWindow::RoomId::Settings);
    auto* nav = m_window.findChild<QListWidget*>(QStringLiteral("settingsNav"));
    nav->setCurrentRow(2);
    auto* panel = m_window.findChild<QWidget*>(QStringLiteral("providerPanel"));
    for (QWidget* widget = panel; widget; widget = widget->parentWidget()) {
        if (auto* scroll = qobject_cast<QScrollArea*>(widget)) {
            QTest::qWait(50);
            scroll->ensureWidgetVisible(panel, 0, 2'000);
        }
    }
    m_shot(m_window, QStringLiteral("settings-providers"));
    nav->setCurrentRow(0);
    m_window.findChild<QListWidget*>(QStringLiteral("endpointList"))->setCurrentRow(0);
    m_window.findChild<QPushButton*>(QStringLiteral("editEndpoint"))->click();
    m_shot(m_window, QStringLiteral("settings-nostore"));
}

void TrustLooks::gate()
{
    std::ignore = m_services.endpoints.startBuiltIn();
    m_window.showRoom(ui::MainWindow::RoomId::Chats);
    m_window.newChat();
    std::ignore = m_services.gate.set(model::SensitiveKind::Email, model::GateAction::Mask);
    auto* page = m_window.findChild<ui::ChatPage*>(QStringLiteral("chatPage"));
    auto* notice = m_window.findChild<ui::Banner*>(QStringLiteral("gateNotice"));
    page->composer()->setText(say("Please write to ann.lee@example.com and to bo@example.com that the offer stands.",
        "请写信给 ann.lee@example.com 和 bo@example.com，说明报价仍然有效。"));
    until([notice] { return !notice->isHidden(); });
    m_shot(m_window, QStringLiteral("gate-masked"));
    QTest::mouseClick(notice->link(0), Qt::LeftButton);
    m_shot(m_window, QStringLiteral("gate-sent"));
    QTest::keyClick(m_window.findChild<QWidget*>(QStringLiteral("gatePopover")), Qt::Key_Escape);
    std::ignore = m_services.gate.set(model::SensitiveKind::Email, model::GateAction::Block);
    QTest::qWait(400);
    m_shot(m_window, QStringLiteral("gate-blocked"));
    page->composer()->setText({});
    std::ignore = m_services.gate.set(model::SensitiveKind::Email, model::GateAction::Off);
}

void TrustLooks::backups()
{
    m_window.showRoom(ui::MainWindow::RoomId::Security);
    auto* page = m_window.findChild<ui::SecurityPage*>(QStringLiteral("securityPage"));
    page->showTab(ui::SecurityPage::Tab::Backup);
    m_shot(m_window, QStringLiteral("backup-empty"));
    m_services.privacy.setDataKeyStore(keys::DataKeyStore::Passphrase);
    std::ignore = m_services.privacy.grant(
        {model::ConsentKind::Chats, model::ConsentKind::Drafts}, base::Secret::fromBytes("a long passphrase", 17));
    until([this] { return m_services.privacy.isUnlocked(); });
    const QString file
        = testsupport::TestWorld::makeFolder(QStringLiteral("backups")) + QStringLiteral("/spyhop-2026-11-26.backup");
    const QString phrase = QStringLiteral("orca velvet ladder mosaic");
    auto* write = m_window.findChild<QPushButton*>(QStringLiteral("makeBackup"));
    write->click();
    QDialog* making = dialog(QStringLiteral("backupDialog"));
    making->findChild<QLineEdit*>(QStringLiteral("backupFile"))
        ->setText(QStringLiteral("/home/ann/spyhop-2026-11-26.backup"));
    making->findChild<QLineEdit*>(QStringLiteral("backupPassphrase"))->setText(QStringLiteral("password1"));
    making->findChild<QLineEdit*>(QStringLiteral("backupPassphraseAgain"))->setText(QStringLiteral("password"));
    m_shot(*making, QStringLiteral("backup-dialog-weak"));
    making->findChild<QLineEdit*>(QStringLiteral("backupFile"))->setText(file);
    for (const QString& name : {QStringLiteral("backupPassphrase"), QStringLiteral("backupPassphraseAgain")})
        making->findChild<QLineEdit*>(name)->setText(phrase);
    m_shot(*making, QStringLiteral("backup-dialog"));
    making->findChild<QPushButton*>(QStringLiteral("acceptBackup"))->click();
    auto* result = m_window.findChild<QWidget*>(QStringLiteral("backupResult"));
    until([result] { return result->isVisible(); });
    m_shot(m_window, QStringLiteral("backup-written"));
    m_window.findChild<QPushButton*>(QStringLiteral("restoreBackup"))->click();
    QDialog* restoring = dialog(QStringLiteral("restoreDialog"));
    restoring->findChild<QLineEdit*>(QStringLiteral("restoreFile"))->setText(file);
    auto* passphrase = restoring->findChild<QLineEdit*>(QStringLiteral("restorePassphrase"));
    auto* open = restoring->findChild<QPushButton*>(QStringLiteral("openBackup"));
    passphrase->setText(QStringLiteral("wrong"));
    open->click();
    until([this] { return !m_services.backups.isBusy(); });
    m_shot(*restoring, QStringLiteral("restore-wrong"));
    passphrase->setText(phrase);
    open->click();
    auto* confirm = restoring->findChild<QPushButton*>(QStringLiteral("confirmRestore"));
    until([confirm] { return confirm->isVisible(); });
    m_shot(*restoring, QStringLiteral("restore-inside"));
    restoring->reject();
    m_services.backups.lookInside(file, base::Secret::fromBytes(phrase.toUtf8().constData(), phrase.toUtf8().size()));
    until([this] { return !m_services.backups.isBusy(); });
    std::ignore = m_services.backups.stageSeen();
    m_shot(m_window, QStringLiteral("restore-waits"));
    m_window.resize(760, 520);
    m_shot(m_window, QStringLiteral("restore-waits-narrow"));
    m_window.resize(1280, 800);
    m_services.backups.forgetStaged();
}

} // namespace spyhop::screens
