// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/questioneditor.h"

#include "ui/common/button.h"
#include "ui/common/label.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QPlainTextEdit>

namespace spyhop::ui {
namespace {

constexpr int editorWidth = 404, editorHeight = 132; // design px: a popover's column, some five lines

} // namespace

QuestionEditor::QuestionEditor(const Theme& theme, QWidget* parent)
    : Popover(theme, parent)
    , m_text(new QPlainTextEdit(this))
    , m_note(new Label(theme, FontRole::Small, &Tokens::text3, this))
    , m_ask(new Button(theme, Button::Kind::Primary, {}, this))
{
    setObjectName(QStringLiteral("questionEditor"));
    m_text->setObjectName(QStringLiteral("questionText"));
    m_text->setFixedSize(theme.px(editorWidth), theme.px(editorHeight));
    m_text->setFont(theme.font(FontRole::Body));
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    m_note->setWordWrap(true);
    m_ask->setObjectName(QStringLiteral("askAgainInWords"));
    add(m_text, {});
    add(m_note, {});
    add(m_ask, Qt::AlignRight);
    connect(m_ask, &QAbstractButton::clicked, this, &QuestionEditor::ask);
    connect(m_text, &QPlainTextEdit::textChanged, this,
        [this] { m_ask->setEnabled(!m_text->toPlainText().trimmed().isEmpty()); });
    retranslate();
}

void QuestionEditor::retranslate()
{
    setTitle(tr("Ask in other words"));
    m_text->setAccessibleName(tr("Question"));
    m_note->setText(tr("The question as it was stays, with its answers: ‹ 1/2 › leads back to it."));
    m_ask->setText(tr("Ask"));
    m_ask->setToolTip(tr("Ask (Ctrl+Enter)"));
}

void QuestionEditor::open(const QString& messageId, const QString& text, const QRect& at)
{
    if (m_messageId != messageId || m_text->toPlainText().trimmed().isEmpty()) {
        m_messageId = messageId;
        m_text->setPlainText(text);
        m_text->moveCursor(QTextCursor::End);
    }
    openAt(at);
    m_text->setFocus(Qt::PopupFocusReason);
}

void QuestionEditor::ask()
{
    const QString text = m_text->toPlainText();
    if (text.trimmed().isEmpty())
        return;
    const QString id = m_messageId;
    Q_EMIT asked(id, text);
}

void QuestionEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Popover::changeEvent(event);
}

bool QuestionEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enters = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enters && key->modifiers().testFlag(Qt::ControlModifier)) {
            ask();
            return true;
        }
    }
    return Popover::eventFilter(watched, event);
}

} // namespace spyhop::ui
