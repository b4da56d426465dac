// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::chat {

//! A file to be attached.
struct FileToAttach {
    QString path;
    QString name; //!< as the model is told it: inside a folder with the folder's name and the way to it
};

//! What of folders does not go along.
struct LeftOut {
    QStringList names; //!< files whose type no reader knows, links, hidden files and folders
    bool isCut = false; //!< a folder had more than was looked at
    [[nodiscard]] QString sentence() const; //!< for a person; empty: nothing was left out
};

struct FoundAttachments {
    QList<FileToAttach> files;
    LeftOut leftOut;
};

//! Files as they are named, folders with what is in them (byte order of path, without hidden files, links and unknown
//! types). At most `most` files are returned, and one more if there are more.
[[nodiscard]] FoundAttachments filesToAttach(const QStringList& paths, qsizetype most);

} // namespace spyhop::chat
