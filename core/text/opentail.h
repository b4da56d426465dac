// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QChar>
#include <QtCore/QStringView>

namespace spyhop::text {

//! \brief How many of a growing source's last characters are not to be shown yet, since the next one decides what they
//! are: "**" (bold or a rule), "- " (an item, a rule or the line under a heading), "1" (an item or a number), "]" (of
//! a link or of words), "](http" (the address of a link), "][lab" (its label), "[lab" at a line's beginning (a
//! definition or words), "<div" (HTML or words), "<br" in a table's row. Never part of a word; what is held comes back
//! whole with the character that decides.
//!
//! `openFence`: the source ends inside a fenced code block of this character; null: not in one.
[[nodiscard]] qsizetype heldBack(QStringView source, QChar openFence);

} // namespace spyhop::text
