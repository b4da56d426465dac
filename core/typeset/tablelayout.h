// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/leafpool.h"
#include "core/typeset/piece.h"

#include <optional>
#include <utility>
#include <vector>

namespace spyhop::typeset {

//! What the rows of a table have in common.
struct TablePlan {
    QList<qreal> widths; //!< of its columns
    QList<Qt::Alignment> alignments;
    qreal width = 0; //!< as asked for, or more: then it has to scroll
    qreal naturalWidth = 0; //!< what it would take without breaking a line
    bool operator==(const TablePlan&) const = default;
};

//! A table laid out at (0, 0).
struct TableLayout {
    QList<Leaf> cells; //!< row by row
    QList<Ornament> ornaments;
    TablePlan plan;
    qreal height = 0;
};

//! The table takes the whole width, and more if the style lets it scroll and its words need it. Columns of numbers are
//! right-aligned unless the table says otherwise.
[[nodiscard]] TableLayout layOutTable(const text::Block& table, qreal width, const TypeStyle& style, LeafPool& pool);

//! The plan of a table with many rows, of which only those cells are measured that may be the widest of their column.
[[nodiscard]] TablePlan planOf(const text::Block& table, qreal width, const TypeStyle& style);

//! \brief Plans a table with many rows that grows: only what came is looked at. A value, for one style.
class TablePlanner {
public:
    //! As planOf(). The table as it is now.
    [[nodiscard]] TablePlan take(const text::Block& table, qreal width, const TypeStyle& style);

private:
    //! A cell that may be the widest of its column, and what it wants once it was measured (px).
    struct Guess {
        qreal ems = 0;
        qsizetype row = 0;
        std::optional<std::pair<qreal, qreal>> needs = {}; //!< its line, its longest word
    };
    struct Column {
        std::vector<Guess> widest, longest; //!< by the cell, by its longest word
        std::vector<Guess> formulas; //!< by the cell: those with formulas, whose source tells little of their width
        std::optional<std::pair<qreal, qreal>> head = {}; //!< what it needs
        bool onlyFigures = true, anyFigure = false;
    };
    static void keepLargest(std::vector<Guess>& kept, const Guess& guess);
    static void look(Column& column, const text::Inlines& cell, qsizetype row, bool draws);

    QList<QList<text::Inlines>> m_rows; //!< that were looked at; the last one may grow
    std::vector<Column> m_columns; //!< of all rows but the last
};

//! Some rows of a table by its plan. `hasHead`: the first of them is the table's head.
[[nodiscard]] TableLayout layOutRows(
    const text::Block& rows, const TablePlan& plan, bool hasHead, const TypeStyle& style, LeafPool& pool);

//! Widths of columns whose cells want `natural` px and can do with `least`: they add up to `width`.
[[nodiscard]] QList<qreal> columnWidths(const QList<qreal>& natural, const QList<qreal>& least, qreal width);

//! "1,234.5", "+23.4%", "¥0.81", "-3", "1.2e5": a figure rather than words.
[[nodiscard]] bool isFigure(const QString& text);

} // namespace spyhop::typeset
