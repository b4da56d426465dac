// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::docs {

//! The character that parts the cells: of comma, semicolon, tab and bar the one that gives the most even table.
[[nodiscard]] QChar sniffDelimiter(const QString& text);

//! RFC 4180 with any delimiter: quoted cells may hold line ends and doubled quotes; LF, CRLF and CR end a row; rows
//! without any text are left out.
[[nodiscard]] QList<QStringList> parseDelimited(const QString& text, QChar delimiter);

//! Trimmed column names made unique and not empty: "", "a", "a" become "column 1", "a", "a 2".
[[nodiscard]] QStringList uniqueColumns(const QStringList& names);

} // namespace spyhop::docs
