// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/document.h"
#include "core/docs/filetype.h"

namespace spyhop::docs {

//! Pure: a file that is text as it is (isPlain()) or HTML, as a document. Error: Unreadable.
[[nodiscard]] base::Expected<Document> readText(FileType type, const QByteArray& bytes);
//! Pure: the bytes of one text table as rows; the first row of CSV and TSV (behind a line "sep=;") names the columns;
//! short rows are filled up, cells beyond the last column go to columns of their own. JSON must be an array of objects.
//! Error: Unreadable.
[[nodiscard]] base::Expected<Table> readTextTable(FileType type, const QByteArray& bytes);
//! The columns and rows of a table whose first row names the columns.
[[nodiscard]] Table tableOfRows(QList<QStringList> rows);

} // namespace spyhop::docs
