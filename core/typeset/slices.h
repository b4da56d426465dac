// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::typeset {

//! A part of a block that is laid out by itself.
struct Slice {
    text::Block block;
    QString joint; //!< what stands between it and the part before it, in the flat text; of the first: nothing
};

//! \brief Cuts a block that is too much to lay out at once: a table between rows, a list between items, a quote
//! between its blocks, code between lines, a paragraph at the end of a line or a word. Any other block is one slice.
//!
//! Cuts depend on what stands before them alone, so that a growing block keeps its slices. The flat texts of the slices
//! with their joints are that of the block. A table's later slices have no head; their rows have as many cells as it.
[[nodiscard]] QList<Slice> slicesOf(const text::Block& block);

} // namespace spyhop::typeset
