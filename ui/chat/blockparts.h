// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/documentlayout.h"

#include <QtGui/QAccessible>

namespace spyhop::ui {

//! A part of a block that has a role of its own: an item of its list, a cell, a link.
struct BlockPart {
    QAccessible::Role role = QAccessible::NoRole;
    qsizetype from = 0, to = 0; //!< of the block's flat text
    QString address; //!< a link's
};
//! In reading order.
[[nodiscard]] QList<BlockPart> blockParts(const text::Block& block);
[[nodiscard]] QAccessible::Role blockRole(const text::Block& block);
//! What kind of block it is where its role does not say it: "Code, python", "Table, 3 rows, 2 columns".
[[nodiscard]] QString blockDescription(const text::Block& block);

} // namespace spyhop::ui
