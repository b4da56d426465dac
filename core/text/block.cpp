// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/block.h"

namespace spyhop::text {

// Not defaulted in the header: there QList<Block> cannot know yet that Blocks compare.
bool Block::operator==(const Block& other) const
{
    return kind == other.kind && level == other.level && ordered == other.ordered && tight == other.tight
        && start == other.start && checked == other.checked && inlines == other.inlines && language == other.language
        && code == other.code && columns == other.columns && rows == other.rows && children == other.children;
}

} // namespace spyhop::text
