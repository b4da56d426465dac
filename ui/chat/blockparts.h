// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/documentlayout.h"

#include <QtGui/QAccessible>

namespace spyhop::ui {

//! A part of a block that has a role of its own: an item of its list, a cell, a link, a formula in its text.
struct BlockPart {
    QAccessible::Role role = QAccessible::NoRole;
    qsizetype from = 0, to = 0; //!< of the block's flat text
    QString address; //!< a link's
    QString latex; //!< a formula's, without delimiters
};
//! In reading order; links and formulas of a list's item come after it, those of a table after its cells.
[[nodiscard]] QList<BlockPart> blockParts(const text::Block& block);
[[nodiscard]] QAccessible::Role blockRole(const text::Block& block);
//! What is said of the block before one goes into it: "Code, python, 12 lines", "Table, 3 × 2: item, price", a
//! formula's LaTeX; the text of a paragraph, a heading, a list.
[[nodiscard]] QString blockName(const text::Block& block);
//! What kind of block it is where neither role nor name say it: "Heading 2", "Formula".
[[nodiscard]] QString blockDescription(const text::Block& block);

} // namespace spyhop::ui
