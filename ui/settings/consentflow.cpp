// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/consentflow.h"

#include "core/base/sentences.h"
#include "ui/common/button.h"
#include "ui/common/dialogcolumn.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/newpassphrase.h"
#include "ui/common/secretedit.h"

#include <QtWidgets/QVBoxLayout>
#include <algorithm>
#include <utility>

namespace spyhop::ui {
namespace {

//! Some of it is stored here, encrypted. What stays at a provider is not.
bool needsKey(const QSet<model::ConsentKind>& kinds)
{
    return std::any_of(
        kinds.begin(), kinds.end(), [](model::ConsentKind kind) { return kind != model::ConsentKind::Provider; });
}
} // namespace

PassphraseDialog::PassphraseDialog(const Theme& theme, bool isNew, const QString& reason, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("passphraseDialog"));
    setWindowTitle(isNew ? tr("Choose a passphrase") : tr("Unlock what is stored"));
    auto* sentence = new Label(theme, FontRole::Ui, &Tokens::text, this);
    sentence->setWordWrap(true);
    sentence->setText(reason);
    auto* column = dialogColumn(theme, this, 440);
    column->addWidget(sentence);
    if (isNew) {
        m_new = new NewPassphrase(theme, QStringLiteral("passphrase"), this);
        column->addWidget(m_new);
    } else {
        m_known = new SecretEdit(QStringLiteral("passphrase"), this);
        auto* field = new Field(theme, m_known, this);
        field->setLabel(tr("Passphrase"));
        column->addWidget(field);
    }
    auto* cancel = new Button(theme, Button::Kind::Secondary, tr("Not now"), this);
    m_accept = new Button(theme, Button::Kind::Primary, isNew ? tr("Use this passphrase") : tr("Unlock"), this);
    m_accept->setObjectName(QStringLiteral("acceptPassphrase"));
    m_accept->setDefault(true);
    column->addLayout(buttonRow({cancel, m_accept}));
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QAbstractButton::clicked, this, &QDialog::accept);
    if (m_new)
        connect(m_new, &NewPassphrase::changed, this, &PassphraseDialog::check);
    else
        connect(m_known, &QLineEdit::textChanged, this, &PassphraseDialog::check);
    check();
}

void PassphraseDialog::check()
{
    m_accept->setEnabled(m_new ? m_new->isComplete() : !m_known->text().isEmpty());
}

base::Secret PassphraseDialog::takePassphrase()
{
    return m_new ? m_new->take() : m_known->take();
}

ConsentFlow::ConsentFlow(const Theme& theme, admin::PrivacyAdmin& privacy, QWidget* window)
    : m_theme(theme)
    , m_privacy(privacy)
    , m_window(window)
{
    connect(&privacy, &admin::PrivacyAdmin::locked, this, &ConsentFlow::onLocked);
    connect(&privacy, &admin::PrivacyAdmin::lockedElsewhere, this, &ConsentFlow::onLockedElsewhere);
    connect(&privacy, &admin::PrivacyAdmin::unlocked, this, [this] {
        if (std::exchange(m_waiting, false))
            Q_EMIT granted();
    });
}

void ConsentFlow::grant(const QList<model::ConsentKind>& kinds)
{
    m_kinds = kinds;
    m_waiting = true;
    m_unlocking = false;
    const base::Status status = m_privacy.grant(kinds, {});
    const bool isAllThere = m_privacy.isUnlocked() || !needsKey(QSet(kinds.begin(), kinds.end()));
    if (status && isAllThere && std::exchange(m_waiting, false)) {
        Q_EMIT granted();
        return;
    }
    if (!status)
        onLocked(status.error());
}

bool ConsentFlow::isLocked() const
{
    return !m_privacy.isUnlocked()
        && (needsKey(m_privacy.consent().kinds) || (m_privacy.hasDataKey() && m_privacy.stored().any()));
}

void ConsentFlow::unlockAtStart()
{
    if (!isLocked())
        return;
    if (needsKey(m_privacy.consent().kinds))
        unlock();
    else if (m_privacy.dataKeyStore() != keys::DataKeyStore::Token) // it would want its PIN
        m_privacy.unlock();
}

void ConsentFlow::unlock()
{
    if (!isLocked())
        return; // a keychain would ask once more
    m_waiting = true;
    m_unlocking = true;
    m_privacy.unlock();
}

void ConsentFlow::onLockedElsewhere(const base::Error& reason)
{
    if (m_waiting)
        return; // a question is open, and its answer opens this too
    if (m_privacy.dataKeyStore() != keys::DataKeyStore::Passphrase) {
        Q_EMIT refused(reason.sentence());
        return;
    }
    m_waiting = true;
    m_unlocking = true;
    base::Error told = reason;
    told.what = tr("Another program has replaced the key to what is stored. The new one's passphrase opens it.");
    onLocked(told);
}

//! Where a data key was made, it is to be opened: a second one would leave what is stored unreadable. Where a keychain
//! or a token was chosen for one, nothing else takes its place unasked.
bool ConsentFlow::doesPassphraseHelp(const base::Error& reason) const
{
    const keys::DataKeyStore place = m_privacy.hasDataKey() ? m_privacy.dataKeyStore() : m_privacy.chosenDataKeyStore();
    const bool isAsked = reason.code == base::ErrorCode::RefusedConsent || reason.code == base::ErrorCode::Auth;
    return isAsked && !m_privacy.isKeyLost()
        && (place == keys::DataKeyStore::Passphrase
            || (place == keys::DataKeyStore::Auto && !m_privacy.hasDataKey() && !m_privacy.isKeychainShut()));
}

QString ConsentFlow::whyNewPassphrase(const base::Error& reason) const
{
    if (m_privacy.chosenDataKeyStore() == keys::DataKeyStore::Passphrase)
        return tr("This passphrase protects the data key. Nobody can restore it: without it, what is stored stays "
                  "closed.");
    return base::joinSentences({reason.what,
        tr("A passphrase protects the data key. Nobody can restore it: without it, what is stored stays closed.")});
}

void ConsentFlow::onLocked(const base::Error& reason)
{
    if (!m_waiting)
        return;
    const bool isNew = !m_privacy.hasDataKey();
    if (!doesPassphraseHelp(reason)) {
        m_waiting = false;
        // The remedy is for a terminal; here the place can be chosen.
        const bool mayChoose
            = isNew && m_privacy.isKeychainShut() && m_privacy.chosenDataKeyStore() == keys::DataKeyStore::Auto;
        Q_EMIT refused(mayChoose ? base::joinSentences(
                           {reason.what, tr("Unlock it, or choose a passphrase under “Where the key lies”.")})
                                 : reason.sentence());
        return;
    }
    // The remedy is for a terminal: here a field stands below.
    auto* dialog = new PassphraseDialog(
        m_theme, isNew, isNew ? whyNewPassphrase(reason) : base::joinSentences({reason.what, m_unlockNote}), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::rejected, this, [this] {
        m_waiting = false;
        Q_EMIT refused(m_privacy.isUnlocked() ? tr("What another program stores stays closed here.")
                : m_privacy.hasDataKey()
                ? tr("What is stored stays locked. What you write now stays in memory until it is unlocked.")
                : tr("Nothing is stored: everything stays in memory."));
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (m_unlocking && m_privacy.hasDataKey()) {
            m_privacy.setPassphrase(dialog->takePassphrase());
            m_privacy.unlock();
            return;
        }
        const QList<model::ConsentKind> kinds = m_unlocking ? m_privacy.consent().kinds.values() : m_kinds;
        const base::Status status = m_privacy.grant(kinds, dialog->takePassphrase());
        if (!status) {
            m_waiting = false;
            Q_EMIT refused(status.error().sentence());
        }
    });
    dialog->open();
}

} // namespace spyhop::ui
