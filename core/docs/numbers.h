// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>
#include <chrono>

namespace spyhop::docs {

using namespace std::chrono_literals;

// Figures a person could question, each with its reason.

//! Text as it is, up to this size, is read where it is needed: one decoder of known cost (about 1 ms for this much),
//! while a trip to a reader process costs more than most such files (decision 17).
constexpr qint64 mostBytesInProcess = 256'000;
//! Small files read in one turn of the event loop: the window must not stutter.
constexpr int inProcessPerTurn = 8;
//! Reader processes at most; there are never more than the computer has cores.
constexpr int mostReaders = 4;
//! CPU time that one file, or one page to be recognised, may take. 71 pages of a PDF take 0.2 s.
constexpr auto cpuLimit = 10s;
//! A reader that uses no CPU either (or a computer that is busy elsewhere): when it is given up.
constexpr auto readDeadline = 60s;
//! Memory of its own that a reader may have, bytes.
constexpr qint64 dataLimit = 512'000'000;
//! A reader that keeps more than this after a file ends itself, so that the next file has the whole limit.
constexpr qint64 keptMemory = 96'000'000;
//! The largest reply taken from a reader: 64 MB of text in the widest form it can come back in, and its frame.
constexpr qint64 mostReplyBytes = 160'000'000;
//! Values in a reply, and how deep they nest. A table of 8 million cells is more than a reader has memory for (40 bytes
//! for an empty one), while a byte that says "nothing" would become 16 here, 160 million times.
constexpr qint64 mostReplyValues = 8'000'000;
constexpr int mostReplyDepth = 8;
//! Larger replies are taken apart beside the main thread: 1 MB takes some milliseconds.
constexpr qint64 replyBytesInTurn = 1'000'000;
//! Bytes taken from a reader in one turn of the event loop.
constexpr qint64 replyBytesPerTurn = 4'000'000;
//! Idle readers give their memory back after this long.
constexpr auto idleReaders = 20s;
//! How long a reader that closed its socket may take to be gone before it is ended; looked at every millisecond.
constexpr int reapLooks = 200;

//! Pages of one document that are recognised; a page takes seconds, and the others are named as left out.
constexpr int mostRecognisedPages = 300;
//! Page pictures of one document that are shown to a model: providers take few in one request.
constexpr int mostShownPages = 20;
//! Pixels of the shorter and of the longer side that a picture inside a file needs to be looked at for text. Tesseract
//! reads a line of 8 px letters, 13 px high, and no smaller one; what is shorter than 72 px has room for a word at
//! most.
constexpr int leastTextHeight = 12;
constexpr int leastTextLength = 72;
//! Share below which the text of a picture that seemed to hold none is noise: 0.15 for noise, 0.75 for a line of text.
constexpr double leastConfidence = 0.5;
//! Pixels of a picture that is looked at once more as one block of text (both looks share the time of one): a larger
//! one that seemed to hold none is a photograph, whose noise takes seconds.
constexpr qint64 mostPixelsOfBlock = 1'000'000;
//! Pixels: words that are higher on the whole are looked at once more, drawn so that they are as high as the second. Of
//! a page of 133 px Chinese lettering 95.7 % were right, of the same at 50 px or less 99.2 %; below 80 px it makes
//! none.
constexpr int tallestWords = 80;
constexpr int bestWords = 32;
//! Dots per inch of a page that is recognised (Tesseract is trained on 300) and of one that is shown.
constexpr int recognisedDpi = 300;
constexpr int shownDpi = 120;
//! Pixels of a picture or a rendered page: 40 million take 160 MB.
constexpr qint64 mostPixels = 40'000'000;
//! Pixels along the longer side of a picture that is shown to a model: larger ones are scaled down by every provider,
//! and cost their bytes on the way.
constexpr int shownSide = 2'048;
//! JPEG, of 100: below, small print suffers.
constexpr int shownQuality = 85;
//! Bytes of a picture that is shown to a model; providers refuse larger ones.
constexpr qint64 mostPictureBytes = 20'000'000;
//! Pages of a PDF: what says it has more lies, or is no document anybody reads.
constexpr int mostPages = 20'000;

//! LibreOffice starts in seconds and converts most files in one.
constexpr auto conversionDeadline = 90s;

// What readers of office files and archives bear.

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
//! Scans and old office files inside another file that are read as files of their own: as many as pages of one scan.
constexpr int mostInnerFiles = 300;
//! Old office files among them: LibreOffice takes one at a time, a second or more each.
constexpr int mostInnerOffice = 50;
//! Bytes of them all: as much as the pictures that stand in a document may come to.
constexpr qint64 mostInnerBytes = 40'000'000;
//! Excel's own bounds.
constexpr int maxSheetRows = 1'048'576;
constexpr int maxSheetColumns = 16'384;
constexpr qsizetype longestSheetCell = 32'767;

} // namespace spyhop::docs
