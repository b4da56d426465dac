// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/conversation.h"
#include "ui/common/popover.h"

#include <QtCore/QList>

namespace spyhop::ui {

//! One line of how an answer came about.
struct DetailLine {
    enum class Kind { Section, Line, Failed, Done, Wait };
    Kind kind = Kind::Line;
    QString label; //!< "Price"; of a try its number; empty: goes on from the line above
    QString text;
    bool operator==(const DetailLine&) const = default;
};
//! How an answer came about: who and why, every try with what came of it and the waits between, what was adjusted,
//! tokens, price and time; for an answer in parts, part by part.
[[nodiscard]] QList<DetailLine> answerDetails(const model::ConversationMessage& message);
//! The same as plain text, to be pasted into a report. It holds no question, no answer and no server's words.
[[nodiscard]] QString detailsText(const QList<DetailLine>& lines);

//! \brief Shows answerDetails() over the window, with "Copy". Owner: its parent widget. Thread: main.
class AnswerDetails : public Popover {
    Q_OBJECT
public:
    AnswerDetails(const Theme& theme, QWidget* parent);

    void showFor(const model::ConversationMessage& message, const QRect& anchor);
    [[nodiscard]] QString text() const { return detailsText(m_lines); }

Q_SIGNALS:
    void copied();

private:
    void addLine(const DetailLine& line);

    const Theme& m_theme;
    QList<DetailLine> m_lines;
};

} // namespace spyhop::ui
