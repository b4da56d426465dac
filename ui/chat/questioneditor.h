// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/popover.h"

class QPlainTextEdit;

namespace spyhop::ui {

class Button;
class Label;

//! \brief Asks an earlier question in other words. What was typed stays while the same question is edited.
//!
//! Ctrl+Enter asks, Esc closes. Owner: its parent widget. Thread: main.
class QuestionEditor : public Popover {
    Q_OBJECT
public:
    QuestionEditor(const Theme& theme, QWidget* parent);
    //! `at`: where the question stands, in the parent's coordinates.
    void open(const QString& messageId, const QString& text, const QRect& at);

Q_SIGNALS:
    void asked(const QString& messageId, const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask();
    void retranslate();

    QString m_messageId;
    QPlainTextEdit* m_text;
    Label* m_note;
    Button* m_ask;
};

} // namespace spyhop::ui
