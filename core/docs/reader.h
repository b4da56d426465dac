// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/budget.h"
#include "core/docs/filetype.h"
#include "core/docs/textreader.h"

namespace spyhop::docs {

// Linked into reader processes only (and tests): what is not plain text is never read in the program itself, but
// through ReaderHost.

//! Pure: the bytes of one file as a document, by the one reader of its type. A new type gets its line in reader.cpp.
//! Error: Unreadable.
[[nodiscard]] base::Expected<Document> read(FileType type, const QByteArray& bytes);
//! The same of a file inside another one, within what is left of that one's limits. Its pictures of text are named as
//! left out: only a file by itself is recognised.
[[nodiscard]] base::Expected<Document> readWithin(FileType type, const QByteArray& bytes, Budget& budget);
//! Pure: the bytes of one table as rows; of a workbook the sheet of that name (empty: the first that holds anything).
//! Errors: Unreadable, NotFound (no such sheet).
[[nodiscard]] base::Expected<Table> readTable(FileType type, const QByteArray& bytes, const QString& sheet);

} // namespace spyhop::docs
