// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/budget.h"
#include "core/docs/document.h"
#include "core/docs/filetype.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace spyhop::docs {

//! Largest file read, bytes.
constexpr qint64 maxFileBytes = 64'000'000;

//! Pure: the bytes of one file as a document. Error: Unreadable.
[[nodiscard]] base::Expected<Document> read(FileType type, const QByteArray& bytes);
//! The same of a file inside another one, within what is left of that one's limits.
[[nodiscard]] base::Expected<Document> readWithin(FileType type, const QByteArray& bytes, Budget& budget);
//! Pure: the bytes of one table as rows; the first row of CSV and TSV names the columns; short rows are filled up,
//! cells beyond the last column go to columns of their own. JSON must be an array of objects. Error: Unreadable.
[[nodiscard]] base::Expected<Table> readTable(FileType type, const QByteArray& bytes);

//! Reads a regular file of at most maxFileBytes. In this process: the place where reader processes come in.
//! Errors: NotFound, Unreadable (with the path in `whom`).
[[nodiscard]] base::Expected<Document> readFile(const QString& path);
[[nodiscard]] base::Expected<Table> readTableFile(const QString& path);

} // namespace spyhop::docs
