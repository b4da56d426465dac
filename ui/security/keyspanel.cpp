// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/keyspanel.h"

#include "core/base/sentences.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/security/keydialog.h"
#include "ui/security/keyrow.h"
#include "ui/security/pindialog.h"
#include "ui/security/straykeys.h"
#include "ui/security/tokendialog.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr int columnWidth = 720; // as wide as a line is read with ease
}

KeysPanel::KeysPanel(const Theme& theme, admin::KeyAdmin& keys, admin::EndpointAdmin& endpoints, QWidget* parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_keys(keys)
    , m_endpoints(endpoints)
{
    setObjectName(QStringLiteral("keysPanel"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    auto* page = new QWidget(this);
    auto* inner = new QWidget(page);
    inner->setMaximumWidth(theme.px(columnWidth));
    m_head = new Label(theme, FontRole::H2, &Tokens::text, inner);
    m_sub = new Label(theme, FontRole::Small, &Tokens::text2, inner);
    m_none = new Label(theme, FontRole::Ui, &Tokens::text2, inner);
    m_keychain = new Label(theme, FontRole::Small, &Tokens::warning, inner);
    m_tokenHead = new Label(theme, FontRole::Title, &Tokens::text, inner);
    m_tokenText = new Label(theme, FontRole::Small, &Tokens::text2, inner);
    m_tokenBanner = new Banner(theme, Banner::Kind::Warning, Icon::Keep, inner);
    m_list = new QWidget(inner);
    m_rows = new QVBoxLayout(m_list);
    m_add = new Button(theme, Button::Kind::Primary, {}, inner);
    m_check = new Button(theme, Button::Kind::Secondary, {}, inner);
    m_findToken = new Button(theme, Button::Kind::Secondary, {}, inner);
    m_openToken = new Button(theme, Button::Kind::Secondary, {}, inner);
    m_closeToken = new Button(theme, Button::Kind::Secondary, {}, inner);
    m_strays = new StrayKeys(theme, keys, inner);
    m_none->setObjectName(QStringLiteral("noKeys"));
    m_keychain->setObjectName(QStringLiteral("keychainState"));
    m_tokenText->setObjectName(QStringLiteral("tokenState"));
    m_tokenBanner->setObjectName(QStringLiteral("tokenBanner"));
    m_add->setObjectName(QStringLiteral("addKey"));
    m_check->setObjectName(QStringLiteral("checkKeys"));
    m_findToken->setObjectName(QStringLiteral("findToken"));
    m_openToken->setObjectName(QStringLiteral("openToken"));
    m_closeToken->setObjectName(QStringLiteral("closeToken"));
    for (Label* label : {m_sub, m_none, m_keychain, m_tokenText})
        label->setWordWrap(true);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(8));
    buttons->addWidget(m_add);
    buttons->addWidget(m_check);
    buttons->addStretch(1);
    auto* tokenButtons = new QHBoxLayout;
    tokenButtons->setSpacing(theme.px(8));
    for (Button* button : {m_openToken, m_closeToken, m_findToken})
        tokenButtons->addWidget(button);
    tokenButtons->addStretch(1);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    column->addWidget(m_head);
    column->addWidget(m_sub);
    column->addWidget(m_tokenBanner);
    column->addWidget(m_keychain);
    column->addSpacing(theme.px(8));
    column->addWidget(m_none);
    column->addWidget(m_list);
    column->addSpacing(theme.px(4));
    column->addLayout(buttons);
    column->addSpacing(theme.px(24));
    column->addWidget(m_tokenHead);
    column->addWidget(m_tokenText);
    column->addLayout(tokenButtons);
    column->addSpacing(theme.px(24));
    column->addWidget(m_strays);
    column->addStretch(1);
    auto* outer = new QHBoxLayout(page);
    outer->setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24));
    outer->addWidget(inner, 1);
    outer->addStretch(0);
    setWidget(page);

    connect(&keys, &admin::KeyAdmin::changed, this, &KeysPanel::load);
    connect(m_add, &QAbstractButton::clicked, this, [this] { openKeyDialog(std::nullopt); });
    connect(m_check, &QAbstractButton::clicked, this, [this] { m_keys.check(); });
    connect(m_openToken, &QAbstractButton::clicked, this, &KeysPanel::openPinDialog);
    connect(m_tokenBanner, &Banner::linkActivated, this, &KeysPanel::openPinDialog);
    connect(m_closeToken, &QAbstractButton::clicked, this, [this] { m_keys.closeToken(); });
    connect(m_findToken, &QAbstractButton::clicked, this, [this] {
        auto* dialog = new TokenDialog(m_theme, m_keys, this);
        connect(dialog, &QDialog::accepted, this, &KeysPanel::openPinDialog);
        dialog->open();
    });
    retranslate();
}

void KeysPanel::showEvent(QShowEvent* event)
{
    m_keys.watchToken();
    m_keys.check();
    QScrollArea::showEvent(event);
}

void KeysPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

void KeysPanel::retranslate()
{
    m_head->setText(tr("Keys"));
    m_sub->setText(
        tr("No key lies in a file in the clear. Here is where each one lies, and whether it can be reached."));
    m_none->setText(tr("No endpoint uses a key yet."));
    m_add->setText(tr("Store a key…"));
    m_check->setText(tr("Check all"));
    m_tokenHead->setText(tr("Hardware token"));
    m_findToken->setText(tr("Choose a token…"));
    m_openToken->setText(tr("Type the PIN…"));
    m_closeToken->setText(tr("Lock"));
    m_strays->retranslate();
    m_shown.clear();
    load();
}

void KeysPanel::load()
{
    loadKeys();
    loadToken();
    for (const admin::KeyStore& store : m_keys.stores()) {
        if (store.kind == admin::KeyStore::Kind::Keychain) {
            m_keychain->setVisible(!store.usable);
            m_keychain->setText(
                base::joinSentences({tr("Keychain: %1").arg(store.why), tr("What needs no key of it goes on.")}));
        }
    }
}

void KeysPanel::loadKeys()
{
    const QList<admin::KeyEntry> entries = m_keys.keys();
    m_none->setVisible(entries.isEmpty());
    m_list->setVisible(!entries.isEmpty());
    if (entries == m_shown && m_rows->count() == entries.size())
        return;
    m_shown = entries;
    while (const QLayoutItem* const item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its button may be what brought us here
        delete item;
    }
    for (const admin::KeyEntry& entry : entries) {
        auto* row = new KeyRow(m_theme, entry, m_list);
        connect(row, &KeyRow::replaceRequested, this, [this](const admin::KeyEntry& one) { openKeyDialog(one); });
        connect(row, &KeyRow::removeRequested, this, &KeysPanel::askRemove);
        m_rows->addWidget(row);
    }
}

void KeysPanel::loadToken()
{
    const keys::TokenStatus& token = m_keys.token();
    const QString warning = admin::pinWarning(token.pin);
    const bool holdsKeys = std::any_of(m_shown.cbegin(), m_shown.cend(),
        [](const admin::KeyEntry& entry) { return entry.reference.startsWith(u"pkcs11:"); });
    QString text;
    switch (token.state) {
    case keys::TokenState::NotChosen:
        text = tr("None is chosen. A token (PKCS#11) seals keys with a key that nobody can take out of it.");
        break;
    case keys::TokenState::Away:
        text = tr("“%1” is not there. Its keys come back when it is put in and its PIN is typed.")
                   .arg(token.token.label);
        break;
    case keys::TokenState::Closed:
        text = tr("“%1” is there and waits for its PIN.").arg(token.token.label);
        break;
    case keys::TokenState::Open:
        text = tr("“%1” is open. It is locked when it is pulled out and when Spyhop ends.").arg(token.token.label);
        break;
    }
    m_tokenText->setText(warning.isEmpty() ? text : text + u' ' + warning);
    const bool isClosed = token.state == keys::TokenState::Closed;
    m_openToken->setVisible(isClosed);
    m_openToken->setEnabled(token.pin != keys::PinState::Locked && token.pin != keys::PinState::NotSet);
    m_closeToken->setVisible(token.state == keys::TokenState::Open);
    // At the top, where it is seen, only if something is out of reach by it.
    m_tokenBanner->setVisible(holdsKeys && (isClosed || token.state == keys::TokenState::Away));
    m_tokenBanner->setText(isClosed ? tr("Token locked") : tr("Token away"), text);
    m_tokenBanner->setLink(isClosed && m_openToken->isEnabled() ? m_openToken->text() : QString());
}

void KeysPanel::openKeyDialog(const std::optional<admin::KeyEntry>& replaced)
{
    auto* dialog = new KeyDialog(m_theme, m_keys, m_endpoints, replaced, this);
    connect(dialog, &KeyDialog::stored, this, [this](const QString& reference) {
        m_keys.check();
        Q_EMIT message(tr("Stored as %1.").arg(reference));
    });
    dialog->open();
}

void KeysPanel::openPinDialog()
{
    if (m_keys.token().state == keys::TokenState::Open)
        return;
    auto* dialog = new PinDialog(m_theme, m_keys, this);
    connect(dialog, &QDialog::accepted, this, [this] { m_keys.check(); });
    dialog->open();
}

void KeysPanel::askRemove(const admin::KeyEntry& entry)
{
    const QString reference = entry.reference;
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Remove a key"),
        entry.endpoints.isEmpty()
            ? tr("The key “%1” is removed from where it lies. It cannot be brought back from here.").arg(entry.name)
            : tr("The key “%1” is removed from where it lies. %2 cannot be asked without it.")
                  .arg(entry.name, entry.endpoints.join(QStringLiteral(", "))),
        QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* confirm = new Button(m_theme, Button::Kind::DangerFilled, tr("Remove"), box);
    confirm->setObjectName(QStringLiteral("confirmRemoveKey"));
    box->addButton(confirm, QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(confirm, &QAbstractButton::clicked, this, [this, reference] { remove(reference); });
    box->open();
}

void KeysPanel::remove(const QString& reference)
{
    m_removal = m_endpoints.removeKey(reference);
    connect(m_removal.get(), &admin::KeyAction::finished, this, [this](const base::Expected<QString>& removed) {
        m_keys.check();
        Q_EMIT message(removed ? tr("The key was removed.") : removed.error().sentence());
    });
}

} // namespace spyhop::ui
