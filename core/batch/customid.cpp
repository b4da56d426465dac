// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/customid.h"

namespace spyhop::batch {

QString customIdOf(const store::ItemChain& item)
{
    return QStringLiteral("i%1-c%2").arg(item.first).arg(item.second);
}

// By hand: a file has fifty thousand of them.
std::optional<store::ItemChain> itemOf(QStringView customId)
{
    const qsizetype dash = customId.indexOf(u'-');
    if (dash < 0 || !customId.startsWith(u'i') || !customId.sliced(dash).startsWith(u"-c"))
        return std::nullopt;
    bool isItem = false, isChain = false;
    const store::ItemChain item(
        customId.sliced(1, dash - 1).toLongLong(&isItem), customId.sliced(dash + 2).toInt(&isChain));
    return isItem && isChain ? std::optional(item) : std::nullopt;
}

} // namespace spyhop::batch
