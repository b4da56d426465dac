// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QFile>
#include <QtCore/QString>

class QSaveFile;

namespace spyhop::base {

//! Whether anything has this name, be it a link to nowhere, or may have it: the folder cannot be looked into. The
//! exists() of a QFile calls a file gone that another program replaces at this moment.
[[nodiscard]] bool isThere(const QString& path);

//! Absolute, with the links resolved of as much of it as is there, those that lead to nothing yet included.
[[nodiscard]] QString resolvedPath(const QString& path);

//! commit() that notices a disk that is full at the last moment: false, and the file there was is untouched.
[[nodiscard]] bool commitWhole(QSaveFile& file);

//! Writes the whole file or nothing (temporary file, fsync, rename). Mode 0600 for a new file. Error: Internal with the
//! system's reason and the path in `whom`.
[[nodiscard]] Status atomicSave(const QString& path, const QByteArray& bytes);

//! The same for a file that others are to read: a new one has the mode that is usual for its folder.
[[nodiscard]] Status atomicSaveShared(const QString& path, const QByteArray& bytes);

//! Reads a whole file of at most `limit` bytes. Errors: NotFound, Unreadable.
[[nodiscard]] Expected<QByteArray> readFile(const QString& path, qint64 limit);

//! Makes an empty file (mode 0600) if nothing has this name. What is there stays as it is, whoever made it a moment
//! ago. Error: Internal.
[[nodiscard]] Status ensurePrivateFile(const QString& path);

//! Makes the folder (mode 0700) with its parents if it is missing.
[[nodiscard]] Status ensurePrivateFolder(const QString& path);

} // namespace spyhop::base
