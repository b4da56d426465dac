// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

#include <QtCore/QString>
#include <QtCore/QStringView>
#include <optional>

// A long list, quote or table that a growing text ends in, read in parts: up to an item, a paragraph or a row, and from
// there on. All pure.
namespace spyhop::text {

//! Where the source of a block of this kind may be parted (offset, above 0): at the beginning of the last line that has
//! ended and surely begins an item, a paragraph after an empty line of the quote, a row. Nothing: nowhere, or it is no
//! such block. Whether both parts give the whole, only reading them tells.
[[nodiscard]] std::optional<qsizetype> partingIn(QStringView source, BlockKind kind);

//! Whether what comes behind a part cannot change what its formulas and code are.
[[nodiscard]] bool isClosedPart(QStringView source);

//! Whether a part's last line is empty: a list that is parted there has space between its items.
[[nodiscard]] bool endsInEmptyLine(QStringView source);

//! Head and rule of the table that a part ends in, as a later part needs them before it; empty: there is none.
[[nodiscard]] QString tableHeadIn(QStringView source);

//! The blocks of two parts as one; nothing: the second does not go on with what the first ends in. `apart`: between
//! them is an empty line. Of a table the second part has its head once more.
[[nodiscard]] std::optional<QList<Block>> joined(QList<Block> before, const QList<Block>& after, bool apart);

} // namespace spyhop::text
