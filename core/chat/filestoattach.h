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

struct FoundAttachments {
    QList<FileToAttach> files;
    QStringList unknown; //!< names of files in folders whose type no reader knows
};

//! Files as they are named, folders with what is in them (byte order of path, hidden files and links skipped, unknown
//! types left out). At most `most` files are returned, and one more if there are more.
[[nodiscard]] FoundAttachments filesToAttach(const QStringList& paths, qsizetype most);

} // namespace spyhop::chat
