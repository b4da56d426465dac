// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/settings.h"
#include "ui/common/popover.h"

#include <memory>

class QPlainTextEdit;

namespace spyhop::ui {

class Button;
class Label;

//! \brief Asks an earlier question in other words. What was typed stays for the same question after Esc or a press
//! outside; Cancel drops it.
//!
//! The send key asks, as in the composer, and so does Ctrl+Enter; Shift+Enter breaks the line, Esc closes. Owner: its
//! parent widget. Thread: main.
class QuestionEditor : public Popover {
    Q_OBJECT
public:
    QuestionEditor(const Theme& theme, base::Clock& clock, QWidget* parent);
    void setSendKey(model::SendKey key);
    //! `at`: where the question stands, in the parent's coordinates.
    void open(const QString& messageId, const QString& text, const QRect& at);
    //! What was typed: it was asked, or the chat is another one.
    void forget();

Q_SIGNALS:
    void asked(const QString& messageId, const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask();
    [[nodiscard]] bool takesKey(const QKeyEvent& key);
    void retranslate();

    QString m_messageId;
    QPlainTextEdit* m_text;
    Label* m_note;
    Button* m_cancel;
    Button* m_ask;
    model::SendKey m_sendKey = model::SendKey::Enter;
    bool m_composing = false; //!< an input method has not committed yet
    std::unique_ptr<base::Timer> m_committed; //!< runs while an Enter may still be the one that committed
};

} // namespace spyhop::ui
