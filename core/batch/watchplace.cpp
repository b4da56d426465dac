// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/watchplace.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace spyhop::batch {
namespace {

constexpr int mostLinks = 40; // one after the other, as the kernel follows; else they go round

//! Where a link leads whose target is not there: from the folder that it really lies in.
QString targetOf(const QFileInfo& link)
{
    const QString folder = QFileInfo(link.path()).canonicalFilePath();
    return folder.isEmpty() ? QString() : QFileInfo(QDir(folder).filePath(link.fileName())).symLinkTarget();
}

} // namespace

QString resolvedPath(const QString& path)
{
    // As it is spelled: ".." behind a link is not what stands before it.
    if (const QString resolved = QFileInfo(path).canonicalFilePath(); !resolved.isEmpty())
        return resolved;
    const QString whole = QDir(path).absolutePath();
    QString there = whole;
    QString missing;
    int links = 0;
    for (;;) {
        if (const QString resolved = QFileInfo(there).canonicalFilePath(); !resolved.isEmpty())
            return missing.isEmpty() ? resolved : QDir(resolved).filePath(missing);
        const QFileInfo info(there);
        if (info.path() == there)
            return whole;
        // The same place as once the link leads somewhere.
        if (const QString target = info.isSymLink() && links < mostLinks ? targetOf(info) : QString();
            !target.isEmpty()) {
            ++links;
            there = target;
            continue;
        }
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
