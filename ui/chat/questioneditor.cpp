// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/questioneditor.h"

#include "ui/common/button.h"
#include "ui/common/label.h"

#include <QtGui/QInputMethodEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPlainTextEdit>

namespace spyhop::ui {
namespace {

// Some input methods hand on the very Enter that committed, at once after the commit.
constexpr std::chrono::milliseconds commitGrace{30};
constexpr int editorHeight = 132; // design px: some five lines

} // namespace

QuestionEditor::QuestionEditor(const Theme& theme, base::Clock& clock, QWidget* parent)
    : Popover(theme, parent)
    , m_text(new QPlainTextEdit(this))
    , m_note(new Label(theme, FontRole::Small, &Tokens::text3, this))
    , m_cancel(new Button(theme, Button::Kind::Secondary, {}, this))
    , m_ask(new Button(theme, Button::Kind::Primary, {}, this))
    , m_committed(clock.makeTimer())
{
    setObjectName(QStringLiteral("questionEditor"));
    m_text->setObjectName(QStringLiteral("questionText"));
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    m_note->setWordWrap(true);
    m_ask->setObjectName(QStringLiteral("askAgainInWords"));
    add(m_text, {});
    add(m_note, {});
    m_cancel->setObjectName(QStringLiteral("cancelQuestion"));
    auto* buttons = new QWidget(this);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(8));
    row->addWidget(m_cancel);
    row->addWidget(m_ask);
    add(buttons, Qt::AlignRight);
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        dismiss();
        forget();
    });
    connect(m_ask, &QAbstractButton::clicked, this, &QuestionEditor::ask);
    connect(m_text, &QPlainTextEdit::textChanged, this,
        [this] { m_ask->setEnabled(!m_text->toPlainText().trimmed().isEmpty()); });
    const auto restyle = [this, &theme] {
        m_text->setFont(theme.font(FontRole::Body));
        m_text->setFixedHeight(theme.px(editorHeight));
    };
    restyle();
    connect(&theme, &Theme::changed, this, restyle);
    retranslate();
}

void QuestionEditor::retranslate()
{
    setTitle(tr("Ask in other words"));
    m_text->setAccessibleName(tr("Question"));
    m_note->setText(tr("The question as it was stays, with its answers: ‹ 1/2 › leads back to it."));
    m_ask->setText(tr("Ask"));
    m_ask->setToolTip(tr("Ask (%1)").arg(m_sendKey == model::SendKey::Enter ? tr("Enter") : tr("Ctrl+Enter")));
    m_cancel->setText(tr("Cancel"));
}

void QuestionEditor::setSendKey(model::SendKey key)
{
    m_sendKey = key;
    retranslate();
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

void QuestionEditor::forget()
{
    m_messageId.clear();
    m_text->clear();
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

//! An Enter that asks, or that was the input method's.
bool QuestionEditor::takesKey(const QKeyEvent& key)
{
    if (key.key() != Qt::Key_Return && key.key() != Qt::Key_Enter)
        return false;
    if (m_composing || m_committed->isActive())
        return true;
    const bool control = key.modifiers().testFlag(Qt::ControlModifier);
    const bool plain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!control && !(plain && m_sendKey == model::SendKey::Enter))
        return false;
    ask();
    return true;
}

bool QuestionEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::InputMethod) {
        const auto* input = static_cast<QInputMethodEvent*>(event);
        m_composing = !input->preeditString().isEmpty();
        if (!input->commitString().isEmpty())
            m_committed->start(commitGrace);
    }
    if (watched == m_text && event->type() == QEvent::KeyPress && takesKey(*static_cast<QKeyEvent*>(event)))
        return true;
    return Popover::eventFilter(watched, event);
}

} // namespace spyhop::ui
