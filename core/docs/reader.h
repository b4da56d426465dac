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
//! How a PDF inside another file is read: wholly, or up to its first scan if it is handed on then.
enum class PdfScans { All, First };
//! The same of a file inside another one, within what is left of that one's limits.
[[nodiscard]] base::Expected<Document> readPacked(
    FileType type, const QByteArray& bytes, Budget& budget, PdfScans pdfScans);
//! Names its pictures of text, and the files inside it that would be handed on, as left out for that reason.
void leaveScansOut(Document& document, const QString& reason);
//! Pure: the bytes of one table as rows; of a workbook the sheet of that name (empty: the first that holds anything).
//! Errors: Unreadable, NotFound (no such sheet).
[[nodiscard]] base::Expected<Table> readTable(FileType type, const QByteArray& bytes, const QString& sheet);

} // namespace spyhop::docs
