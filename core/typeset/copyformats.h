// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/documentlayout.h"

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
//! Parts of several documents, one below the other.
[[nodiscard]] CopiedText joined(const QList<CopiedText>& parts);

struct CopiedTable {
    QString tsv, markdown, html;
};
[[nodiscard]] CopiedTable copiedTable(const text::Block& table, FormulaSource* formulas, qreal fontSize);
//! The words in the cells, row by row; every row as long as the head.
[[nodiscard]] QList<QStringList> cellsOf(const text::Block& table);

//! Blocks cut to characters [from, to).
[[nodiscard]] QList<text::Block> excerptOf(const DocumentLayout& document, qsizetype from, qsizetype to);

} // namespace spyhop::typeset
