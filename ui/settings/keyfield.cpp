// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keyfield.h"

#include "core/admin/endpointadmin.h"
#include "core/admin/endpointcheck.h"
#include "ui/common/clipboardguard.h"
#include "ui/common/field.h"
#include "ui/common/label.h"

#include <QtCore/QEvent>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {

KeyField::KeyField(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_field(new Field(theme, m_edit, this))
    , m_link(new Label(theme, FontRole::Small, &Tokens::text2, this))
{
    m_edit->setObjectName(QStringLiteral("endpointKey"));
    m_edit->setEchoMode(QLineEdit::Password);
    new ClipboardGuard(m_edit);
    m_link->setTextFormat(Qt::RichText);
    m_link->setOpenExternalLinks(true);
    m_link->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(16));
    column->addWidget(m_field);
    column->addWidget(m_link);
    connect(m_edit, &QLineEdit::textEdited, this, &KeyField::edited);
    setPage({});
    retranslate();
}

void KeyField::setNeeded(bool needed)
{
    m_isNeeded = needed;
    m_field->setVisible(needed);
    place();
}

void KeyField::setPage(const QString& url)
{
    m_page = url;
    m_link->setToolTip(url); // links show where they go
    m_link->setVisible(!url.isEmpty());
    retranslate();
    place();
}

void KeyField::place()
{
    setVisible(m_isNeeded || !m_page.isEmpty());
}

void KeyField::setStored(const QString& reference)
{
    m_stored = reference;
    retranslate();
}

void KeyField::setKeychain(bool isThere)
{
    m_hasKeychain = isThere;
    retranslate();
}

base::Secret KeyField::typed() const
{
    QByteArray bytes = m_edit->text().trimmed().toUtf8();
    return bytes.isEmpty() ? base::Secret() : base::Secret::take(bytes);
}

QString KeyField::typedReference() const
{
    const QString text = m_edit->text().trimmed();
    return admin::isKeyReference(text) ? text : QString();
}

void KeyField::clear()
{
    m_edit->clear();
}

void KeyField::setError(const QString& sentence)
{
    m_field->setError(sentence);
}

void KeyField::sayLacking()
{
    m_field->setError(tr("Paste a key here, or skip this question."));
    m_edit->setFocus(Qt::OtherFocusReason);
}

void KeyField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void KeyField::retranslate()
{
    m_link->setText(QStringLiteral("<a href=\"%1\">%2</a>").arg(m_page.toHtmlEscaped(), tr("Get a key here")));
    m_field->setLabel(tr("Key"));
    if (!m_stored.isEmpty())
        m_field->setHelp(tr("Stored as %1. Type a new one to replace it.").arg(m_stored));
    else if (m_hasKeychain)
        m_field->setHelp(
            tr("Goes to this computer's keychain, never into a file. Or env:NAME for an environment variable."));
    else
        m_field->setHelp(tr("No keychain answers on this computer. Type vault:NAME for a key that is stored on the "
                            "Security page, or env:NAME for one in an environment variable."));
}

} // namespace spyhop::ui
