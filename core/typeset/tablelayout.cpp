// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/tablelayout.h"

#include "core/typeset/estimate.h"

#include <QtCore/QRegularExpression>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace spyhop::typeset {

namespace {

constexpr qsizetype rowsLookedAt = 500; //!< for whether a column holds figures
constexpr qreal columnStep = 16; //!< px: a long table's columns stay as they are while its cells grow within it
constexpr std::size_t cellsMeasured = 6; //!< of a column of a long table: those with the most characters

qreal sum(const QList<qreal>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

QString plain(const text::Inlines& inlines)
{
    QString all;
    for (const text::Inline& run : inlines)
        all += run.text;
    return all.trimmed();
}

//! Whether a cell is a figure; nothing: it says nothing.
std::optional<bool> saysFigure(const text::Inlines& cell)
{
    const QString text = plain(cell);
    if (text.isEmpty() || text == u'-' || text == u'–' || text == u'—')
        return std::nullopt;
    return isFigure(text);
}

//! Every cell below the head that says something is a figure, and at least one does; a long table's beginning tells.
bool isFigureColumn(const text::Block& table, qsizetype column)
{
    bool any = false;
    for (qsizetype row = 1; row < qMin(table.rows.size(), rowsLookedAt); ++row) {
        const std::optional<bool> figure = saysFigure(table.rows[row].value(column));
        if (figure == false)
            return false;
        any = any || figure;
    }
    return any;
}

template <typename IsFigures>
Qt::Alignment alignmentOf(const text::Block& table, qsizetype column, const IsFigures& isFigures)
{
    switch (table.columns.value(column, text::Align::Default)) {
    case text::Align::Left:
        return Qt::AlignLeft;
    case text::Align::Center:
        return Qt::AlignHCenter;
    case text::Align::Right:
        return Qt::AlignRight;
    case text::Align::Default:
        break;
    }
    return isFigures(column) ? Qt::AlignRight : Qt::AlignLeft;
}

using Rows = QList<QList<Leaf>>;

Leaf cellOf(
    const text::Block& table, qsizetype row, qsizetype column, bool isHead, const TypeStyle& style, LeafPool& pool)
{
    return pool.prose(table.rows[row].value(column), style.table, isHead ? style.text2 : style.text, isHead);
}

enum class Roughly { No, Yes };

QList<qreal> inSteps(const QList<qreal>& widths)
{
    QList<qreal> up;
    for (const qreal width : widths)
        up.append(std::ceil(width / columnStep) * columnStep);
    return up;
}

//! What the columns want, cell by cell.
class ColumnNeeds {
public:
    explicit ColumnNeeds(qsizetype columns)
        : m_natural(columns, 0)
        , m_least(columns, 0)
    {
    }
    //! What a cell wants and what it can do with (px).
    [[nodiscard]] static std::pair<qreal, qreal> of(const Leaf& cell, const TypeStyle& style)
    {
        const qreal widest = cell.widestLine() + 2 * style.cellPadX + 1;
        return {widest, qMin(widest, cell.widestWord() + 2 * style.cellPadX + 1)};
    }
    void add(qsizetype column, const std::pair<qreal, qreal>& needs)
    {
        m_natural[column] = qMax(m_natural[column], needs.first);
        m_least[column] = qMax(m_least[column], needs.second);
    }
    //! `isFigures`: whether a column holds figures alone.
    //! `roughly`: columns stay as they are while their cells grow a little.
    template <typename IsFigures>
    [[nodiscard]] TablePlan plan(const text::Block& table, qreal wanted, const TypeStyle& style, Roughly roughly,
        const IsFigures& isFigures) const
    {
        TablePlan plan;
        plan.width = style.scrollTables ? qMax(wanted, sum(m_least)) : wanted;
        plan.widths = columnWidths(m_natural, m_least, plan.width);
        plan.naturalWidth = sum(m_natural);
        if (roughly == Roughly::Yes) {
            // In steps, where neither breaks a line nor scrolls what has room without them.
            const QList<qreal> natural = inSteps(m_natural);
            const QList<qreal> least = inSteps(m_least);
            const bool fits = sum(natural) <= wanted || (sum(m_natural) > wanted && sum(least) <= wanted);
            plan.widths = fits ? columnWidths(natural, least, plan.width) : plan.widths;
        }
        for (qsizetype column = 0; column < m_natural.size(); ++column)
            plan.alignments.append(alignmentOf(table, column, isFigures));
        return plan;
    }

private:
    QList<qreal> m_natural, m_least;
};

//! About how wide a drawn formula is: a command is a sign, and what only says where signs stand takes no room.
qreal formulaEms(const QString& source)
{
    qreal ems = 0;
    bool isCommand = false; // its name
    for (const QChar c : source) {
        isCommand = c == u'\\' || (isCommand && c.isLetter());
        if (c == u'\\' || (!isCommand && !QStringView(u"{}^_&$ \n()[]").contains(c)))
            ems += emsOf(c);
    }
    return ems;
}

struct CellEms {
    qreal all = 0, longestWord = 0;
    bool hasFormula = false; //!< that is drawn, or will be
};

//! `draws`: formulas are drawn, and do not stand as their source.
CellEms guessedEms(const text::Inlines& cell, bool draws)
{
    CellEms guess;
    qreal word = 0;
    for (const text::Inline& run : cell) {
        if (draws && run.marks.testFlag(text::Mark::Formula)) {
            guess.hasFormula = true;
            guess.all += formulaEms(run.text);
            word = 0;
            continue;
        }
        for (const QChar c : run.text) {
            const qreal ems = emsOf(c);
            guess.all += ems;
            word = c.isSpace() ? 0 : word + ems;
            guess.longestWord = qMax(guess.longestWord, word);
        }
    }
    return guess;
}

TableLayout placed(Rows rows, const TablePlan& plan, bool hasHead, const TypeStyle& style)
{
    TableLayout result;
    result.plan = plan;
    qreal y = 0;
    for (qsizetype row = 0; row < rows.size(); ++row) {
        qreal x = 0;
        qreal height = style.table.lineHeight;
        for (qsizetype column = 0; column < plan.widths.size(); ++column) {
            Leaf& cell = rows[row][column];
            cell.layOut(qMax(8.0, plan.widths[column] - 2 * style.cellPadX), plan.alignments[column]);
            cell.position = QPointF(x + style.cellPadX, y + style.cellPadY);
            cell.separator = column == 0 ? u'\n' : u'\t';
            height = qMax(height, cell.height());
            x += plan.widths[column];
        }
        const qreal bottom = y + height + 2 * style.cellPadY;
        if (row == 0 && hasHead)
            result.ornaments.append(Ornament{Ornament::Kind::HeadGround, QRectF(0, y, plan.width, bottom - y), {}});
        result.ornaments.append(Ornament{Ornament::Kind::Line, QRectF(0, bottom, plan.width, 1), {}});
        y = bottom + 1;
        for (Leaf& cell : rows[row])
            result.cells.append(std::move(cell));
    }
    result.height = y;
    return result;
}

} // namespace

bool isFigure(const QString& text)
{
    static const QRegularExpression figure(QStringLiteral(
        "^[+\\-−±<>≈~]?\\s?[¥$€£]?\\s?[+\\-−]?\\d[\\d,.\\x{00A0} ]*(e[+\\-]?\\d+)?\\s?(%|‰|[a-zA-Zµ°]{1,3}|"
        "[元万亿个件页次秒天])?$"));
    return text.size() <= 24 && figure.match(text).hasMatch();
}

QList<qreal> columnWidths(const QList<qreal>& natural, const QList<qreal>& least, qreal width)
{
    const qreal all = sum(natural);
    const qreal floor = sum(least);
    QList<qreal> widths;
    widths.reserve(natural.size());
    for (qsizetype i = 0; i < natural.size(); ++i) {
        if (all <= width)
            widths.append(natural[i] + (width - all) / static_cast<qreal>(natural.size()));
        else if (floor < width)
            widths.append(least[i] + (natural[i] - least[i]) * (width - floor) / (all - floor));
        else
            widths.append(width * least[i] / floor);
    }
    return widths;
}

TableLayout layOutTable(const text::Block& table, qreal wanted, const TypeStyle& style, LeafPool& pool)
{
    const qsizetype columns = table.rows.isEmpty() ? 0 : table.rows.first().size();
    if (columns == 0)
        return {};
    Rows rows;
    ColumnNeeds needs(columns);
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        QList<Leaf> cells;
        for (qsizetype column = 0; column < columns; ++column) {
            cells.append(cellOf(table, row, column, row == 0, style, pool));
            needs.add(column, ColumnNeeds::of(cells.last(), style));
        }
        rows.append(std::move(cells));
    }
    const auto isFigures = [&table](qsizetype column) { return isFigureColumn(table, column); };
    return placed(std::move(rows), needs.plan(table, wanted, style, Roughly::No, isFigures), true, style);
}

TablePlan planOf(const text::Block& table, qreal wanted, const TypeStyle& style)
{
    return TablePlanner().take(table, wanted, style);
}

void TablePlanner::keepLargest(std::vector<Guess>& kept, const Guess& guess)
{
    if (kept.size() < cellsMeasured) {
        kept.push_back(guess);
        return;
    }
    const auto smallest
        = std::min_element(kept.begin(), kept.end(), [](const Guess& a, const Guess& b) { return a.ems < b.ems; });
    if (smallest->ems < guess.ems)
        *smallest = guess;
}

void TablePlanner::look(Column& column, const text::Inlines& cell, qsizetype row, bool draws)
{
    const CellEms guess = guessedEms(cell, draws);
    keepLargest(guess.hasFormula ? column.formulas : column.widest, Guess{guess.all, row});
    keepLargest(column.longest, Guess{guess.longestWord, row});
    if (row >= rowsLookedAt || !column.onlyFigures)
        return;
    const std::optional<bool> figure = saysFigure(cell);
    column.onlyFigures = figure.value_or(true);
    column.anyFigure = column.anyFigure || figure;
}

TablePlan TablePlanner::take(const text::Block& table, qreal wanted, const TypeStyle& style)
{
    const qsizetype columns = table.rows.isEmpty() ? 0 : table.rows.first().size();
    // Rows that were there before are the same lists, mostly: that is seen at once.
    qsizetype same = 0;
    while (same < qMin(m_rows.size(), table.rows.size()) && m_rows[same] == table.rows[same])
        ++same;
    if (same == 0 || same + 1 < m_rows.size() || table.rows.size() < m_rows.size()
        || static_cast<qsizetype>(m_columns.size()) != columns) {
        m_columns.assign(static_cast<std::size_t>(columns), Column());
        m_rows.clear();
    }
    const qsizetype last = table.rows.size() - 1;
    ColumnNeeds needs(columns);
    LeafPool pool({}, style);
    std::vector<Column> withLast(m_columns.size());
    const bool draws = style.formulas != nullptr;
    for (qsizetype index = 0; index < columns; ++index) {
        Column& column = m_columns[static_cast<std::size_t>(index)];
        for (qsizetype row = qMax<qsizetype>(1, m_rows.size() - 1); row < last; ++row)
            look(column, table.rows[row].value(index), row, draws);
        // A formula that is not drawn yet wants another width in the end.
        const auto measured = [&](qsizetype row, std::optional<std::pair<qreal, qreal>>& known) {
            if (known)
                return *known;
            const Leaf cell = cellOf(table, row, index, row == 0, style, pool);
            const std::pair<qreal, qreal> found = ColumnNeeds::of(cell, style);
            if (!cell.hasPendingFormulas())
                known = found;
            return found;
        };
        needs.add(index, measured(0, column.head));
        for (std::vector<Guess>* guesses : {&column.widest, &column.longest, &column.formulas}) {
            for (Guess& guess : *guesses)
                needs.add(index, measured(guess.row, guess.needs));
        }
        Column& all = withLast[static_cast<std::size_t>(index)];
        all = column;
        if (last > 0)
            look(all, table.rows[last].value(index), last, draws);
        for (std::vector<Guess>* guesses : {&all.widest, &all.longest, &all.formulas}) {
            for (Guess& guess : *guesses) {
                if (guess.row == last)
                    needs.add(index, measured(guess.row, guess.needs));
            }
        }
    }
    m_rows = table.rows;
    const auto isFigures = [&withLast](qsizetype index) {
        const Column& column = withLast[static_cast<std::size_t>(index)];
        return column.onlyFigures && column.anyFigure;
    };
    return needs.plan(table, wanted, style, Roughly::Yes, isFigures);
}

TableLayout layOutRows(
    const text::Block& part, const TablePlan& plan, bool hasHead, const TypeStyle& style, LeafPool& pool)
{
    Rows rows;
    for (qsizetype row = 0; row < part.rows.size(); ++row) {
        QList<Leaf> cells;
        for (qsizetype column = 0; column < plan.widths.size(); ++column)
            cells.append(cellOf(part, row, column, hasHead && row == 0, style, pool));
        rows.append(std::move(cells));
    }
    return placed(std::move(rows), plan, hasHead, style);
}

} // namespace spyhop::typeset
