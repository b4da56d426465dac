// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/consentflow.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/label.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>
#include <utility>

namespace spyhop::ui {
namespace {
constexpr int leastLength = 8; // characters; the vault's slow hash does the rest

//! Some of it is stored here, encrypted. What stays at a provider is not.
bool needsKey(const QSet<model::ConsentKind>& kinds)
{
    return std::any_of(
        kinds.begin(), kinds.end(), [](model::ConsentKind kind) { return kind != model::ConsentKind::Provider; });
}
} // namespace

PassphraseDialog::PassphraseDialog(const Theme& theme, bool isNew, const QString& reason, QWidget* parent)
    : QDialog(parent)
    , m_isNew(isNew)
{
    setObjectName(QStringLiteral("passphraseDialog"));
    setWindowTitle(isNew ? tr("Choose a passphrase") : tr("Unlock what is stored"));
    auto* sentence = new Label(theme, FontRole::Ui, &Tokens::text, this);
    sentence->setWordWrap(true);
    sentence->setText(isNew ? tr("This computer has no keychain that answers, so a passphrase protects the data key. "
                                 "Nobody can restore it: without it, what is stored stays closed.")
                            : reason);
    m_first = new QLineEdit(this);
    m_first->setEchoMode(QLineEdit::Password);
    m_first->setObjectName(QStringLiteral("passphrase"));
    m_second = new QLineEdit(this);
    m_second->setEchoMode(QLineEdit::Password);
    m_second->setObjectName(QStringLiteral("passphraseAgain"));
    auto* firstField = new Field(theme, m_first, this);
    firstField->setLabel(tr("Passphrase"));
    if (isNew)
        firstField->setHelp(tr("At least %1 characters").arg(leastLength));
    m_secondField = new Field(theme, m_second, this);
    m_secondField->setLabel(tr("The same again"));
    m_secondField->setVisible(isNew);
    auto* cancel = new Button(theme, Button::Kind::Secondary, tr("Not now"), this);
    m_accept = new Button(theme, Button::Kind::Primary, isNew ? tr("Use this passphrase") : tr("Unlock"), this);
    m_accept->setObjectName(QStringLiteral("acceptPassphrase"));
    m_accept->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24));
    column->setSpacing(theme.px(16));
    column->addWidget(sentence);
    column->addWidget(firstField);
    column->addWidget(m_secondField);
    column->addLayout(buttons);
    setMinimumWidth(theme.px(440));
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QAbstractButton::clicked, this, &QDialog::accept);
    connect(m_first, &QLineEdit::textChanged, this, &PassphraseDialog::check);
    connect(m_second, &QLineEdit::textChanged, this, &PassphraseDialog::check);
    check();
}

void PassphraseDialog::check()
{
    const bool same = m_first->text() == m_second->text();
    const bool differs = m_isNew && !m_second->text().isEmpty() && !same;
    m_secondField->setError(differs ? tr("The two are not the same.") : QString());
    m_accept->setEnabled(m_isNew ? same && m_first->text().size() >= leastLength : !m_first->text().isEmpty());
}

base::Secret PassphraseDialog::takePassphrase()
{
    QByteArray bytes = m_first->text().toUtf8();
    m_first->clear();
    m_second->clear();
    return base::Secret::take(bytes);
}

ConsentFlow::ConsentFlow(const Theme& theme, admin::PrivacyAdmin& privacy, QWidget* window)
    : m_theme(theme)
    , m_privacy(privacy)
    , m_window(window)
{
    connect(&privacy, &admin::PrivacyAdmin::locked, this, &ConsentFlow::onLocked);
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

void ConsentFlow::unlock()
{
    if (!needsKey(m_privacy.consent().kinds))
        return;
    m_waiting = true;
    m_unlocking = true;
    m_privacy.unlock();
}

void ConsentFlow::onLocked(const base::Error& reason)
{
    if (!m_waiting)
        return;
    const bool passphraseHelps = reason.code == base::ErrorCode::RefusedConsent || reason.code == base::ErrorCode::Auth;
    if (!passphraseHelps) {
        m_waiting = false;
        Q_EMIT refused(reason.sentence());
        return;
    }
    // An existing vault's passphrase is wrong or missing (Auth), or there is none yet.
    const bool isNew = !m_unlocking && reason.code != base::ErrorCode::Auth;
    auto* dialog = new PassphraseDialog(m_theme, isNew, reason.sentence(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::rejected, this, [this] {
        m_waiting = false;
        Q_EMIT refused(tr("Nothing is stored: everything stays in memory."));
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
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
