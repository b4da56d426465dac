// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/privacypage.h"

#include "core/base/sentences.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/switch.h"
#include "ui/settings/cachepanel.h"
#include "ui/settings/consentflow.h"
#include "ui/settings/keyplacechoice.h"
#include "ui/settings/newkeydialog.h"
#include "ui/settings/providerpanel.h"
#include "ui/settings/recordcheckpanel.h"

#include <QtCore/QEvent>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QVBoxLayout>
#include <utility>

namespace spyhop::ui {

PrivacyPage::PrivacyPage(const Parts& parts, QWidget* parent)
    : QWidget(parent)
    , m_theme(parts.theme)
    , m_privacy(parts.privacy)
    , m_consent(parts.consent)
    , m_head(new Label(parts.theme, FontRole::H2, &Tokens::text, this))
    , m_sub(new Label(parts.theme, FontRole::Small, &Tokens::text2, this))
    , m_place(new Label(parts.theme, FontRole::Small, &Tokens::text2, this))
    , m_locked(new Label(parts.theme, FontRole::Small, &Tokens::text2, this))
    , m_eraseHead(new Label(parts.theme, FontRole::Title, &Tokens::text, this))
    , m_eraseSub(new Label(parts.theme, FontRole::Small, &Tokens::text2, this))
    , m_keyPlace(new KeyPlaceFields(parts.theme, parts.privacy, this))
    , m_cache(new CachePanel(parts.theme, parts.cache, this))
    , m_providers(new ProviderPanel(parts.theme, parts.endpoints, this))
    , m_check(new RecordCheckPanel(parts.theme, parts.privacy, this))
    , m_unlock(new Button(parts.theme, Button::Kind::Secondary, {}, this))
    , m_renew(new Button(parts.theme, Button::Kind::Secondary, {}, this))
    , m_erase(new Button(parts.theme, Button::Kind::Danger, {}, this))
{
    const Theme& theme = parts.theme;
    setObjectName(QStringLiteral("privacyPage"));
    m_erase->setObjectName(QStringLiteral("eraseAll"));
    m_eraseSub->setObjectName(QStringLiteral("eraseMeans"));
    m_renew->setObjectName(QStringLiteral("renewDataKey"));
    m_place->setObjectName(QStringLiteral("dataKeyPlace"));
    m_unlock->setObjectName(QStringLiteral("unlockStored"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    for (Label* label : {m_sub, m_place, m_locked, m_eraseSub})
        label->setWordWrap(true);
    column->addWidget(m_head);
    column->addWidget(m_sub);
    for (const model::ConsentKind kind :
        {model::ConsentKind::Chats, model::ConsentKind::Drafts, model::ConsentKind::Batches, model::ConsentKind::Cache,
            model::ConsentKind::AuditPrompts, model::ConsentKind::Provider}) {
        auto* button = new Switch(theme, {}, this);
        button->setObjectName(QStringLiteral("consent-") + model::consentName(kind));
        m_switches.append({kind, button});
        column->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, kind](bool on) { toggle(kind, on); });
    }
    column->addWidget(m_keyPlace);
    column->addWidget(m_place);
    column->addWidget(m_renew, 0, Qt::AlignLeft);
    column->addWidget(m_locked);
    column->addWidget(m_unlock, 0, Qt::AlignLeft);
    column->addSpacing(theme.px(24));
    column->addWidget(m_check);
    column->addSpacing(theme.px(24));
    column->addWidget(m_cache);
    column->addSpacing(theme.px(24));
    column->addWidget(m_providers);
    column->addSpacing(theme.px(24));
    column->addWidget(m_eraseHead);
    column->addWidget(m_eraseSub);
    column->addWidget(m_erase, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_cache, &CachePanel::message, this, &PrivacyPage::message);
    connect(m_providers, &ProviderPanel::message, this, &PrivacyPage::message);
    connect(m_erase, &QAbstractButton::clicked, this, &PrivacyPage::askErase);
    connect(m_unlock, &QAbstractButton::clicked, &m_consent, &ConsentFlow::unlock);
    connect(m_renew, &QAbstractButton::clicked, this, &PrivacyPage::askRenew);
    connect(&m_privacy, &admin::PrivacyAdmin::renewed, this, [this](const base::Status& status) {
        m_renew->setBusy(false);
        Q_EMIT message(status
                ? base::joinSentences({tr("Everything stored is sealed with a new key."), m_privacy.dataKeySentence()})
                : status.error().sentence());
    });
    // Only now is it true: the keychain may have kept its entry.
    connect(&m_privacy, &admin::PrivacyAdmin::keyErased, this, &PrivacyPage::told);
    connect(&m_privacy, &admin::PrivacyAdmin::checked, this, [this](const base::Status& status) {
        if (!status)
            Q_EMIT message(status.error().sentence());
    });
    for (const auto signal : {&admin::PrivacyAdmin::changed, &admin::PrivacyAdmin::unlocked,
             &admin::PrivacyAdmin::erased, &admin::PrivacyAdmin::erasedElsewhere})
        connect(&m_privacy, signal, this, &PrivacyPage::load);
    connect(&m_consent, &ConsentFlow::refused, this, &PrivacyPage::load);
    retranslate();
}

void PrivacyPage::toggle(model::ConsentKind kind, bool on)
{
    if (on) {
        m_consent.grant({kind});
    } else {
        const base::Status status = m_privacy.revoke({kind});
        QString done = tr("Nothing new is stored. What is stored stays until you erase it.");
        if (kind == model::ConsentKind::Chats)
            done = tr(
                "Nothing new of any chat is stored. What is stored stays here, and can be read, until you delete it.");
        else if (kind == model::ConsentKind::Batches)
            done
                = tr("New jobs are not stored. A job that is stored goes on being stored until it is done or deleted.");
        else if (kind == model::ConsentKind::Cache)
            done = tr("Stored answers are removed, and no new ones are stored.");
        else if (kind == model::ConsentKind::Provider)
            done = tr("Nothing new is left at a provider.");
        Q_EMIT message(status ? done : status.error().sentence());
    }
    load();
}

void PrivacyPage::load()
{
    for (const auto& [kind, button] : std::as_const(m_switches))
        button->setChecked(m_privacy.consent().allows(kind));
    m_keyPlace->setVisible(!m_privacy.hasDataKey() && !m_privacy.wasErased()); // it is made with the first consent
    const bool isLocked = m_consent.isLocked();
    m_locked->setVisible(isLocked);
    m_unlock->setVisible(isLocked);
    m_place->setVisible(m_privacy.isUnlocked()); // before that there is no key to speak of
    m_renew->setVisible(m_privacy.isUnlocked());
    m_check->setVisible(m_privacy.isUnlocked());
    m_place->setText(m_privacy.dataKeySentence());
    m_eraseSub->setText(base::joinSentences(
        {tr("Destroys the data key, and with it everything stored: chats, jobs, prompts, the API keys in the vault."),
            eraseKeeps()}));
}

void PrivacyPage::askErase()
{
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Erase what is stored"),
        tr("Everything that is stored is destroyed: chats, jobs, prompts, the keys in the vault. Nobody can bring it "
           "back, and neither can we."),
        QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("eraseQuestion"));
    box->setInformativeText(eraseKeeps());
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* erase = new Button(m_theme, Button::Kind::DangerFilled, tr("Erase"), box);
    erase->setObjectName(QStringLiteral("confirmErase"));
    box->addButton(erase, QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(erase, &QAbstractButton::clicked, this, [this] {
        m_isErasing = true;
        m_privacy.erase();
    });
    box->open();
}

//! What stays, and what that is worth afterwards.
QString PrivacyPage::eraseKeeps() const
{
    const QString stays
        = tr("Settings, API keys in keychain and token and the audit log stay; prompts that were kept in "
             "that log open no more.");
    if (!m_privacy.isAuditKeyInVault())
        return stays;
    return base::joinSentences({stays,
        tr("The audit log's key lies in the vault too: who wrote what is in the log so far can be proved no more "
           "(“Integrity only”).")});
}

void PrivacyPage::told(const base::Status& erased)
{
    const bool isOurs = std::exchange(m_isErasing, false);
    const QString left = m_privacy.keyLeftIn();
    if (!erased && isOurs && m_privacy.hasKeyStoreRefused())
        askEraseWithoutKeyStore(erased.error().sentence());
    else if (!erased)
        Q_EMIT message(erased.error().sentence());
    else if (left.isEmpty())
        Q_EMIT message(tr("Erased, and the keys in the vault with it. Everything stays in memory from now on."));
    else
        Q_EMIT message(
            tr("Erased, and the keys in the vault with it. Everything stays in memory from now on. The data key may "
               "still lie in: %1. It opens nothing that is here any more.")
                .arg(left));
}

//! A keychain or a token that is lost for good must keep nobody from erasing.
void PrivacyPage::askEraseWithoutKeyStore(const QString& why)
{
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Erase what is stored"), why, QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("eraseWithoutKeyStore"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr(
        "If you cannot reach it any more, everything stored can be erased without it. The key may then stay there. It "
        "opens nothing once the files are gone, but it would still open copies of them that were made elsewhere, and "
        "prompts in the audit log."));
    auto* erase = new Button(m_theme, Button::Kind::DangerFilled, tr("Erase, and leave the key"), box);
    erase->setObjectName(QStringLiteral("confirmEraseWithoutKeyStore"));
    box->addButton(erase, QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(erase, &QAbstractButton::clicked, &m_privacy, &admin::PrivacyAdmin::eraseWithoutKeyStore);
    box->open();
}

void PrivacyPage::askRenew()
{
    if (m_renew->isBusy())
        return;
    auto* dialog = new NewKeyDialog(m_theme, m_privacy, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_renew->setBusy(true);
        const keys::DataKeyStore store = dialog->store();
        m_privacy.renewDataKey(dialog->takePassphrase(), store);
    });
    dialog->open();
}

void PrivacyPage::showEvent(QShowEvent* event)
{
    load(); // something may have been stored meanwhile
    QWidget::showEvent(event);
}

void PrivacyPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

QString PrivacyPage::switchText(model::ConsentKind kind)
{
    if (kind == model::ConsentKind::Chats)
        return tr("Store conversations on this computer");
    if (kind == model::ConsentKind::Batches)
        return tr("Store batch jobs, so that they can be resumed");
    if (kind == model::ConsentKind::Drafts)
        return tr("Store drafts: what is typed and not sent yet");
    if (kind == model::ConsentKind::AuditPrompts)
        return tr("Store the prompts themselves in the audit log");
    if (kind == model::ConsentKind::Provider)
        return tr("Leave files and tasks at the provider until they are done");
    return tr("Store answers for 24 hours, so that equal questions cost nothing");
}

void PrivacyPage::retranslate()
{
    m_head->setText(tr("Privacy"));
    m_sub->setText(
        tr("Nothing you write or read is stored unless you say so here. What is stored is encrypted from the "
           "first byte."));
    for (const auto& [kind, button] : std::as_const(m_switches)) {
        button->setText(switchText(kind));
        button->setAccessibleName(button->text());
    }
    m_renew->setText(tr("New data key…"));
    m_locked->setText(tr("What is stored is locked."));
    m_unlock->setText(tr("Unlock"));
    m_eraseHead->setText(tr("Erase"));
    m_erase->setText(tr("Erase everything stored"));
    load();
}

} // namespace spyhop::ui
