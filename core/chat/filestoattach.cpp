// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/filestoattach.h"

#include "core/docs/filetype.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFileInfo>
#include <algorithm>

namespace spyhop::chat {
namespace {

constexpr int mostEntries = 5'000; // of a folder: whoever drops a disk means a batch

QStringList inFolder(const QString& folder)
{
    QStringList paths;
    QDirIterator walk(folder, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (walk.hasNext() && paths.size() < mostEntries) {
        const QString path = walk.next();
        const QString inside = path.mid(folder.size());
        if (!inside.contains(QStringLiteral("/.")))
            paths.append(path);
    }
    std::sort(paths.begin(), paths.end(), [](const QString& a, const QString& b) { return a.toUtf8() < b.toUtf8(); });
    return paths;
}

} // namespace

FoundAttachments filesToAttach(const QStringList& paths, qsizetype most)
{
    FoundAttachments found;
    for (const QString& named : paths) {
        const QFileInfo info(named);
        if (!info.isDir()) {
            found.files.append({named, info.fileName()});
        } else {
            const QString folder = QDir(named).absolutePath();
            const qsizetype parent = folder.lastIndexOf(u'/') + 1;
            for (const QString& path : inFolder(folder)) {
                if (docs::typeOf(path))
                    found.files.append({path, path.mid(parent)});
                else
                    found.unknown.append(path.mid(parent));
            }
        }
        if (found.files.size() > most) {
            found.files.resize(most + 1);
            return found;
        }
    }
    return found;
}

} // namespace spyhop::chat
