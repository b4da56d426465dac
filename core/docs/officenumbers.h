// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

namespace spyhop::docs {

// Figures a person could question, each with its reason.

//! Bytes inflated for one file, packed files inside packed files included: a worker's memory is four times that and
//! more.
constexpr qint64 maxInflatedBytes = 64'000'000;
//! Spreadsheets of zeros reach 100 : 1; bombs begin at 1,000 : 1.
constexpr qint64 maxInflation = 200;
//! Below this the ratio says nothing: a blank page packs as well as a bomb.
constexpr qint64 inflationMatters = 1'000'000;
//! Archives within archives, messages within messages.
constexpr int maxDepth = 3;
constexpr int maxArchiveEntries = 10'000;
//! Characters of one document: a shared string may stand in a million cells.
constexpr qint64 maxCharacters = 32'000'000;
//! Cells of one table, empty ones included: 24 bytes each before any text.
constexpr qint64 maxTableCells = 5'000'000;
//! Elements within elements in Office XML; real files stay below 100.
constexpr int maxXmlDepth = 512;
//! A picture larger than this is counted, not handed on: vision models scale down to less.
constexpr qsizetype maxPictureBytes = 2'000'000;
constexpr qsizetype maxPictures = 20;
//! Excel's own bounds.
constexpr int maxSheetRows = 1'048'576;
constexpr int maxSheetColumns = 16'384;
constexpr qsizetype longestSheetCell = 32'767;

} // namespace spyhop::docs
