// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/pindialog.h"

#include "ui/common/button.h"
#include "ui/common/dialogcolumn.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/secretedit.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {

PinDialog::PinDialog(const Theme& theme, admin::KeyAdmin& keys, QWidget* parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_keys(keys)
    , m_sentence(new Label(theme, FontRole::Ui, &Tokens::text, this))
    , m_pin(new SecretEdit(QStringLiteral("pin"), this))
    , m_field(new Field(theme, m_pin, this))
    , m_accept(new Button(theme, Button::Kind::Primary, tr("Open the token"), this))
{
    setObjectName(QStringLiteral("pinDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("PIN of the token"));
    m_sentence->setWordWrap(true);
    m_field->setLabel(tr("PIN"));
    m_accept->setObjectName(QStringLiteral("acceptPin"));
    m_accept->setDefault(true);
    auto* cancel = new Button(theme, Button::Kind::Secondary, tr("Not now"), this);
    auto* column = dialogColumn(theme, this, 440);
    column->addWidget(m_sentence);
    column->addWidget(m_field);
    column->addLayout(buttonRow({cancel, m_accept}));
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QAbstractButton::clicked, this, &PinDialog::login);
    connect(m_pin, &QLineEdit::textChanged, this, &PinDialog::refresh);
    connect(&keys, &admin::KeyAdmin::changed, this, &PinDialog::refresh);
    refresh();
}

void PinDialog::refresh()
{
    const keys::TokenStatus& token = m_keys.token();
    const bool canHelp = token.pin != keys::PinState::Locked && token.pin != keys::PinState::NotSet;
    QString sentence = token.ownKeypad
        ? tr("The token “%1” has a keypad of its own: type its PIN there.").arg(token.token.label)
        : tr("The token “%1” opens with its PIN. The PIN goes to the token and is kept nowhere.")
              .arg(token.token.label);
    if (token.state == keys::TokenState::Away)
        sentence = tr("The token “%1” is not there. Put it in.").arg(token.token.label);
    const QString warning = admin::pinWarning(token.pin);
    m_sentence->setText(warning.isEmpty() ? sentence : sentence + QStringLiteral("\n\n") + warning);
    m_field->setVisible(!token.ownKeypad);
    m_pin->setEnabled(canHelp && !m_action);
    m_accept->setEnabled(canHelp && (token.ownKeypad || !m_pin->text().isEmpty()));
    m_accept->setBusy(m_action != nullptr);
}

void PinDialog::login()
{
    if (m_action)
        return;
    m_field->setError({});
    m_action = m_keys.openToken(m_pin->take());
    connect(m_action.get(), &admin::KeyAction::finished, this, [this](const base::Expected<QString>& opened) {
        m_action.release()->deleteLater(); // it is the sender
        if (opened) {
            accept();
            return;
        }
        base::Error reason = opened.error();
        reason.whom.clear(); // the dialog says it
        m_field->setError(reason.sentence());
        refresh();
        m_pin->setFocus();
    });
    refresh();
}

} // namespace spyhop::ui
