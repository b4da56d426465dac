// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QList>

namespace spyhop::text {

//! Where a paragraph of more than one line stands in what md4c reads. Offsets are bytes, `begin` of its first
//! character that is seen and `end` behind its last one.
struct ParagraphPlace {
    qsizetype begin = 0, end = 0;
    qsizetype depth = 0; //!< blocks around it
    qsizetype quotes = 0; //!< of them
    bool isInItem = false; //!< any of them
};

//! \brief A table of GFM that md4c 0.4.8 reads as a paragraph: its rule has cells of less than three characters, or it
//! stands right below words.
struct TableHint {
    struct Dashes {
        qsizetype at = 0;
        int count = 0;
    };
    qsizetype head = 0; //!< where the line of its head begins
    QByteArray lineStart = {}; //!< of that line: quote signs and white space
    bool needsBreak = false; //!< a line between the words above and the head
    QList<Dashes> dashes = {}; //!< that its rule lacks
    qsizetype depth = 0; //!< ParagraphPlace::depth
};

//! At most one of each paragraph, ascending. Linear in the paragraphs' length.
[[nodiscard]] QList<TableHint> findTables(QByteArrayView source, const QList<ParagraphPlace>& paragraphs);

//! What was put into a source for one hint.
struct HintPlace {
    qsizetype begin = 0, end = 0; //!< bytes
    qsizetype hint = 0; //!< its index
    bool isBreak = false;
};

struct HintedSource {
    QByteArray bytes;
    QList<HintPlace> places; //!< ascending, apart
};

//! The source with longer rules, and with a comment of HTML, which takes no space in a list, in place of an empty line.
[[nodiscard]] HintedSource withHints(QByteArrayView source, const QList<TableHint>& hints);

} // namespace spyhop::text
