// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QFlags>
#include <QtCore/QList>
#include <QtCore/QString>
#include <optional>

namespace spyhop::text {

//! Formula: the text is LaTeX with its delimiters as they were written; Display: one that stands in a line of its own.
//! Picture: the text is "what it shows (address)"; pictures are never fetched.
enum class Mark { Bold = 1, Italic = 2, Code = 4, Strike = 8, Formula = 16, Display = 32, Picture = 64 };
Q_DECLARE_FLAGS(Marks, Mark)
Q_DECLARE_OPERATORS_FOR_FLAGS(Marks)

//! A run of text with the same marks. A line break is "\n".
struct Inline {
    QString text = {};
    Marks marks = {};
    QString link
        = {}; //!< where it leads, as written; empty: nowhere. Of pictures: their address, text is what they show
    QString around = {}; //!< of a picture in a link: where that leads, kept for those who copy it
    bool operator==(const Inline&) const = default;
};
using Inlines = QList<Inline>;

enum class BlockKind { Paragraph, Heading, List, Item, Quote, Code, Table, Rule, Formula };
enum class Align { Default, Left, Center, Right };

//! \brief One block of a Markdown document: a value, at most nestingLimit deep. Which members count depends on `kind`.
struct Block {
    BlockKind kind = BlockKind::Paragraph;
    Inlines inlines = {}; //!< Paragraph, Heading; Formula: one run
    QList<Block> children = {}; //!< List (of Item), Item, Quote
    int level = 0; //!< Heading: 1…6
    bool ordered = false; //!< List
    bool tight = true; //!< List: no space between its items
    int start = 1; //!< List, ordered: the first number
    std::optional<bool> checked = {}; //!< Item of a task list
    QString language = {}; //!< Code: first word of the info string
    QString code = {}; //!< Code: without the last line's end
    QList<Align> columns = {}; //!< Table
    QList<QList<Inlines>> rows = {}; //!< Table; the first is the head
    bool operator==(const Block& other) const;
};

} // namespace spyhop::text
