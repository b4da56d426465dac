// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::docs {

//! The character that parts the cells: of comma, semicolon, tab and bar the one that gives the most even table.
[[nodiscard]] QChar sniffDelimiter(const QString& text);

//! RFC 4180 with any delimiter: quoted cells may hold line ends and doubled quotes; LF, CRLF and CR end a row; lines
//! without any character are left out. Between tabs, where most programs quote nothing, a quote is a character like any
//! other unless it closes before the next tab, at the end of its cell. What cannot be right is taken as it comes.
[[nodiscard]] QList<QStringList> parseDelimited(const QString& text, QChar delimiter);
//! The same, of a file, whose first line may name the delimiter as Excel has it ("sep=;"): it counts more than the one
//! that is given, and is no row; rows of nothing but empty cells are left
//! out, as of a workbook. Error: Unreadable, naming the line of a quote that is not closed, or closed in
//! mid-cell some lines further on: the rows between would be lost in one cell.
[[nodiscard]] base::Expected<QList<QStringList>> readDelimited(const QString& text, QChar delimiter);

//! Trimmed column names made unique and not empty: "", "a", "a" become "column 1", "a", "a 2".
[[nodiscard]] QStringList uniqueColumns(const QStringList& names);

} // namespace spyhop::docs
