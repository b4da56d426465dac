// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

namespace spyhop::text {

//! Markdown that parses to these blocks again.
[[nodiscard]] QString toMarkdown(const QList<Block>& blocks);

//! The Markdown of characters [from, to) of the flat text of what `source` parses to: the source's own characters where
//! whole blocks are selected, else as toMarkdown() writes it.
[[nodiscard]] QString markdownExcerpt(const QString& source, qsizetype from, qsizetype to);

} // namespace spyhop::text
