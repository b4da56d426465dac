// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/documentlayout.h"
#include "ui/common/icons.h"

#include <QtCore/QString>
#include <optional>

namespace spyhop::ui {

//! \brief Something that can be done with one message, or a word between two such things ("2/3"): it stands at the end
//! of the line below the message, and in the menu. A value.
struct MessageAction {
    QString id; //!< "branch.next"; whoever sets the action knows it
    QString text; //!< accessible name, tooltip and the menu's words; empty: not in the menu
    std::optional<Icon> icon; //!< 16 px
    QString label; //!< drawn beside the icon, or alone
    bool isEnabled = true; //!< false: drawn quietly, cannot be clicked
    bool isAlwaysShown = false; //!< false: while the mouse is over the message
    bool operator==(const MessageAction&) const = default;
};

//! Actions that the transcript brings along.
inline const QString copyAction = QStringLiteral("copy");
inline const QString regenerateAction = QStringLiteral("regenerate");
//! Shows what went along with a question, counted from 0.
[[nodiscard]] QString attachmentAction(qsizetype place);
[[nodiscard]] std::optional<int> attachmentOf(const QString& action); //!< nothing: it is another action

//! The two texts of a message, in reading order.
enum class MessageSection { Reasoning, Body };

//! What stands over a code block or a table while the mouse is there.
enum class BoxButton { None, Copy, Wrap, Wide, Save };

//! What lies under the mouse in a message.
struct MessageHit {
    enum class Part { Nothing, Text, Fold, Link, Box, Action, AskAgain, Details };
    Part part = Part::Nothing;
    MessageSection section = MessageSection::Body;
    qsizetype offset = 0; //!< nearest place in the section's text
    QString link; //!< Link: the address as written
    QString note; //!< Text: why the formula there is not drawn
    typeset::BoxId box; //!< the code block or table under the mouse, whatever part; of `section`
    BoxButton button = BoxButton::None; //!< Box: which
    QString action; //!< Action: its id
    bool operator==(const MessageHit&) const = default;
};

} // namespace spyhop::ui
