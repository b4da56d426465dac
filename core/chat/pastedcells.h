// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::chat {

//! Whether what was copied is a range of a spreadsheet: its HTML is a table, and its text has cells parted by tabs.
[[nodiscard]] bool isCells(const QString& html, const QString& text);
//! The same of a text that came alone: several rows of as many cells each, and not lines that are merely indented.
[[nodiscard]] bool isCells(const QString& text);
//! The cells, every row as wide as the widest; quoted cells may hold line ends (RFC 4180 with tabs).
[[nodiscard]] QList<QStringList> cellsOf(const QString& text);
//! As a table of GitHub's Markdown, its first row the head. What would end a cell is escaped.
[[nodiscard]] QString markdownTable(const QList<QStringList>& cells);

} // namespace spyhop::chat
