// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/documentlayout.h"

#include <limits>

namespace spyhop::typeset {

//! The same text for three kinds of reader.
struct CopiedText {
    QString plain; //!< words without Markdown signs: a messenger
    QString markdown;
    QString html; //!< headings, lists, tables, formulas as pictures: a word processor
};
//! Characters [from, to) of a document. `fontSize`: px, of formulas' pictures.
[[nodiscard]] CopiedText copiedText(
    const DocumentLayout& document, qsizetype from, qsizetype to, FormulaSource* formulas, qreal fontSize);
//! The same below a line that says who speaks; empty: none.
[[nodiscard]] CopiedText spokenBy(const QString& speaker, const CopiedText& text);
//! Parts of several documents, one below the other.
[[nodiscard]] CopiedText joined(const QList<CopiedText>& parts);

struct CopiedTable {
    QString tsv, markdown, html;
};
//! Waits for nothing: formulas that are not drawn yet stand as their LaTeX.
[[nodiscard]] CopiedTable copiedTable(const text::Block& table, FormulaSource* formulas, qreal fontSize);
//! The words in the cells, row by row; every row as long as the head.
[[nodiscard]] QList<QStringList> cellsOf(const text::Block& table);

//! \brief A part of a document by what it is made of: a value that another thread may read. Reading it costs nothing
//! until then.
struct DocumentPart {
    static constexpr qsizetype end = std::numeric_limits<qsizetype>::max();
    QString source;
    bool isPlain = false; //!< not Markdown
    bool isUnderWay = false; //!< more of it may come
    qsizetype from = 0, to = end; //!< characters of the flat text
};
[[nodiscard]] DocumentPart partOf(const DocumentLayout& document, qsizetype from, qsizetype to);
//! The whole document that it is a part of, read again and not laid out.
[[nodiscard]] DocumentLayout documentOf(const DocumentPart& part, const std::shared_ptr<const TypeStyle>& style);

//! Blocks cut to characters [from, to).
[[nodiscard]] QList<text::Block> excerptOf(const DocumentLayout& document, qsizetype from, qsizetype to);

} // namespace spyhop::typeset
