// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/securityroom.h"

#include "ui/security/auditpanel.h"
#include "ui/security/backuppanel.h"
#include "ui/security/gatepanel.h"
#include "ui/security/keyspanel.h"
#include "ui/security/pindialog.h"
#include "ui/security/policypanel.h"
#include "ui/security/securitypage.h"

namespace spyhop::ui {
namespace {
const QString policyToast = QStringLiteral("policy:");
}

SecurityRoom::SecurityRoom(const Parts& parts, QWidget* pages)
    : m_parts(parts)
    , m_page(new SecurityPage(parts.theme, pages))
{
    if (parts.services.keys) {
        auto* keys = new KeysPanel(parts.theme, *parts.services.keys, parts.endpoints, m_page);
        m_page->setPanel(SecurityPage::Tab::Keys, keys);
        connect(keys, &KeysPanel::message, this, &SecurityRoom::say);
        connect(parts.services.keys, &admin::KeyAdmin::changed, this, &SecurityRoom::tokenChanged);
    }
    if (parts.services.policy)
        addPolicy(*parts.services.policy);
    if (parts.services.gate) {
        auto* gate = new GatePanel(parts.theme, *parts.services.gate, m_page);
        m_page->setPanel(SecurityPage::Tab::Privacy, gate);
        connect(gate, &GatePanel::failed, this, &SecurityRoom::say);
        connect(gate, &GatePanel::consentRequested, this, &SecurityRoom::consentRequested);
    }
    if (parts.services.audit) {
        m_audit = new AuditPanel(parts.theme, parts.clock, *parts.services.audit, m_page);
        m_page->setPanel(SecurityPage::Tab::Audit, m_audit);
        connect(m_audit, &AuditPanel::message, this, &SecurityRoom::say);
    }
    if (parts.services.backups) {
        m_backups = new BackupPanel(parts.theme, *parts.services.backups, m_page);
        m_page->setPanel(SecurityPage::Tab::Backup, m_backups);
        connect(m_backups, &BackupPanel::message, this, &SecurityRoom::say);
    }
}

void SecurityRoom::addPolicy(admin::PolicyAdmin& policy)
{
    m_policy = new PolicyPanel(m_parts.theme, m_parts.clock, policy, m_page);
    m_page->setPanel(SecurityPage::Tab::Policy, m_policy);
    connect(m_policy, &PolicyPanel::failed, this, &SecurityRoom::say);
    connect(m_policy, &PolicyPanel::saved, this,
        [this](const QString& sentence) { Q_EMIT message(sentence, tr("Undo"), policyToast); });
    const auto offer = [this] {
        QStringList models;
        for (const model::Endpoint& endpoint : m_parts.endpoints.endpoints())
            models += m_parts.endpoints.models(endpoint.name);
        models.removeDuplicates();
        m_policy->setModels(models);
        m_policy->setEndpoints(m_parts.endpoints.endpoints());
    };
    connect(&m_parts.endpoints, &admin::EndpointAdmin::modelsChanged, m_policy, offer);
    connect(&m_parts.endpoints, &admin::EndpointAdmin::changed, m_policy, offer);
    offer();
}

void SecurityRoom::say(const QString& text)
{
    Q_EMIT message(text, {}, {});
}

bool SecurityRoom::awaitsPin() const
{
    if (!m_parts.services.keys)
        return false;
    const keys::TokenStatus& token = m_parts.services.keys->token();
    return token.state == keys::TokenState::Closed && token.pin != keys::PinState::Locked
        && token.pin != keys::PinState::NotSet;
}

void SecurityRoom::askPin()
{
    if (!awaitsPin()) {
        Q_EMIT tokenLeft();
        return;
    }
    auto* dialog = new PinDialog(m_parts.theme, *m_parts.services.keys, m_page->window());
    connect(dialog, &QDialog::accepted, this, &SecurityRoom::tokenOpened);
    connect(dialog, &QDialog::rejected, this, &SecurityRoom::tokenLeft);
    dialog->open();
}

void SecurityRoom::showPrivacy()
{
    m_page->showTab(SecurityPage::Tab::Privacy);
}

void SecurityRoom::verifyAudit()
{
    m_page->showTab(SecurityPage::Tab::Audit);
    if (m_audit)
        m_audit->verify();
}

void SecurityRoom::exportAudit()
{
    m_page->showTab(SecurityPage::Tab::Audit);
    if (m_audit)
        m_audit->askExport();
}

void SecurityRoom::writeBackup()
{
    m_page->showTab(SecurityPage::Tab::Backup);
    if (m_backups)
        m_backups->askBackup();
}

void SecurityRoom::restoreBackup()
{
    m_page->showTab(SecurityPage::Tab::Backup);
    if (m_backups)
        m_backups->askRestore();
}

void SecurityRoom::undo(const QString& id)
{
    if (m_policy && id.startsWith(policyToast))
        m_policy->undoSave();
}

} // namespace spyhop::ui
