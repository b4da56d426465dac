// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/watchplace.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace spyhop::batch {

QString resolvedPath(const QString& path)
{
    // As it is spelled: ".." behind a link is not what stands before it.
    if (const QString resolved = QFileInfo(path).canonicalFilePath(); !resolved.isEmpty())
        return resolved;
    const QString whole = QDir(path).absolutePath();
    QString there = whole;
    QString missing;
    for (;;) {
        if (const QString resolved = QFileInfo(there).canonicalFilePath(); !resolved.isEmpty())
            return missing.isEmpty() ? resolved : QDir(resolved).filePath(missing);
        const QFileInfo info(there);
        if (info.path() == there)
            return whole;
        missing = missing.isEmpty() ? info.fileName() : info.fileName() + u'/' + missing;
        there = info.path();
    }
}

std::optional<QString> placeBelow(const QString& folder, const QString& path)
{
    const QString top = resolvedPath(folder);
    const QString place = resolvedPath(path);
    if (place == top)
        return QString();
    const QString inside = top.endsWith(u'/') ? top : top + u'/';
    return place.startsWith(inside) ? std::optional(place.sliced(inside.size())) : std::nullopt;
}

} // namespace spyhop::batch
