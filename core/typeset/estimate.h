// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"
#include "core/typeset/typestyle.h"

namespace spyhop::typeset {

//! About how high a block will be (px) at this width, without laying it out: for what nobody has looked at yet. Exact
//! for code that is not wrapped.
[[nodiscard]] qreal estimateHeight(const text::Block& block, qreal width, const TypeStyle& style);
//! About how high some rows of a table will be (px) whose columns have these widths (px).
[[nodiscard]] qreal estimateRows(const text::Block& rows, const QList<qreal>& widths, const TypeStyle& style);
//! About how wide a character is (em): Latin takes half of what Chinese takes.
[[nodiscard]] qreal emsOf(QChar character);
//! About how high a text of many blocks will be (px), from its characters alone.
[[nodiscard]] qreal estimateHeight(const QString& source, qreal width, const TypeStyle& style);

} // namespace spyhop::typeset
