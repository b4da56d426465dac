// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/watchplace.h"

#include "core/base/files.h"

namespace spyhop::batch {

std::optional<QString> placeBelow(const QString& folder, const QString& path)
{
    const QString top = base::resolvedPath(folder);
    const QString place = base::resolvedPath(path);
    if (place == top)
        return QString();
    const QString inside = top.endsWith(u'/') ? top : top + u'/';
    return place.startsWith(inside) ? std::optional(place.sliced(inside.size())) : std::nullopt;
}

} // namespace spyhop::batch
