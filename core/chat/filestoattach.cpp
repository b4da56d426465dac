// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/filestoattach.h"

#include "core/chat/attachments.h"
#include "core/docs/filetype.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <algorithm>

namespace spyhop::chat {
namespace {

constexpr int mostEntries = 5'000; // of a folder: whoever drops a disk means a batch

struct Folder {
    QStringList files; //!< paths
    QStringList passedOver; //!< links, what is hidden, what is no file
    int seen = 0;
};

void walk(const QDir& folder, Folder& found)
{
    const QFileInfoList all
        = folder.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Unsorted);
    for (const QFileInfo& info : all) {
        if (++found.seen > mostEntries)
            return;
        if (info.isHidden() || info.isSymLink())
            found.passedOver.append(info.filePath());
        else if (info.isDir())
            walk(QDir(info.filePath()), found);
        else if (info.isFile())
            found.files.append(info.filePath());
        else
            found.passedOver.append(info.filePath()); // a pipe would be waited for
    }
}

void sort(QStringList& paths)
{
    std::sort(paths.begin(), paths.end(), [](const QString& a, const QString& b) { return a.toUtf8() < b.toUtf8(); });
}

} // namespace

QString LeftOut::sentence() const
{
    constexpr int named = 3;
    if (isCut)
        return Attachments::tr("The folder has more than can be looked through here: not all of it was attached.");
    if (names.isEmpty())
        return {};
    QString list = names.mid(0, named).join(QStringLiteral(", "));
    if (names.size() > named)
        list += QStringLiteral(", …");
    return Attachments::tr("%n file(s) in the folder were left out: %1", nullptr, static_cast<int>(names.size()))
        .arg(list);
}

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
            Folder inside;
            walk(QDir(folder), inside);
            found.leftOut.isCut |= inside.seen > mostEntries;
            QStringList readable;
            for (const QString& path : std::as_const(inside.files))
                (docs::typeOfFile(path) ? readable : inside.passedOver).append(path);
            sort(readable);
            sort(inside.passedOver);
            for (const QString& path : std::as_const(readable))
                found.files.append({path, path.mid(parent)});
            for (const QString& path : std::as_const(inside.passedOver))
                found.leftOut.names.append(path.mid(parent));
        }
        if (found.files.size() > most) {
            found.files.resize(most + 1);
            return found;
        }
    }
    return found;
}

} // namespace spyhop::chat
