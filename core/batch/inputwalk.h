// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::batch {

//! A file that inputs came to.
struct FoundFile {
    QString path; //!< absolute
    //! Relative to the folder that was named, or below the part of a glob that names one, or the file's name; of
    //! several that would bear one name, relative to the folder they have in common.
    QString name;
};

//! What the names on a command line, or things dropped on a window, come to.
struct FoundFiles {
    QList<FoundFile> files;
    QStringList skipped; //!< "name: reason"
};

//! Files, folders (recursively, byte order of path, hidden files and links skipped), globs. Files of a type that no
//! reader takes, names that do not exist or are no UTF-8, what is no regular file, and files named twice are skipped
//! with a reason; so are, unless they are named themselves, answers of jobs and lock files of office programs (~$NAME).
[[nodiscard]] FoundFiles findFiles(const QStringList& inputs);

//! "*.txt *.md …": what readers take, for a file dialog.
[[nodiscard]] QString readableFiles();

} // namespace spyhop::batch
