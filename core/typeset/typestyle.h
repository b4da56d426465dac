// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtGui/QFont>
#include <array>

namespace spyhop::typeset {

class FormulaSource;

//! A font (with its size in px) and the height of its lines in px, whatever faces the characters come from.
struct Face {
    QFont font;
    qreal lineHeight = 20;
};

//! \brief How a document looks: handed in by whoever paints it. A plain value; all lengths in px at the zoom in force.
struct TypeStyle {
    Face body, code, table;
    std::array<Face, 3> headings; //!< h1, h2, h3 and deeper
    QColor text, text2, text3, link, line, lineStrong, sunken, selection;
    QColor danger = QColor(0xC6, 0x28, 0x28); //!< under the place of a mistake in a formula
    std::array<QColor, 8> tokens; //!< in the order of text::Token
    qreal proseWidth = 640; //!< prose wraps here; tables and code take the whole width
    qreal paragraphGap = 12; //!< between blocks
    qreal headingGap = 20; //!< above a heading that is not the first block
    qreal closeGap = 8; //!< under a heading
    qreal itemGap = 4; //!< between items of a tight list
    qreal indent = 24; //!< of a list's items
    qreal quoteIndent = 16;
    qreal codePadX = 14, codePadY = 12;
    qreal cellPadX = 12, cellPadY = 8;
    qreal radius = 8;
    FormulaSource* formulas = nullptr; //!< borrowed, lives longer than the style; null: formulas stand as their source
    bool wrapCode = true; //!< false: wide code scrolls sideways
    bool scrollTables = false; //!< true: so do tables whose words would have to be broken, formulas to be made smaller
};

} // namespace spyhop::typeset
