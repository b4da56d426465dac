// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/tablelayout.h"

#include "core/typeset/estimate.h"

#include <QtCore/QRegularExpression>
#include <algorithm>
#include <numeric>
#include <vector>

namespace spyhop::typeset {

namespace {

constexpr qsizetype rowsLookedAt = 500; //!< for whether a column holds figures
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

//! Every cell below the head that says something is a figure, and at least one does; a long table's beginning tells.
bool isFigureColumn(const text::Block& table, qsizetype column)
{
    bool any = false;
    for (qsizetype row = 1; row < qMin(table.rows.size(), rowsLookedAt); ++row) {
        if (column >= table.rows[row].size())
            continue;
        const QString text = plain(table.rows[row][column]);
        if (text.isEmpty() || text == u'-' || text == u'–' || text == u'—')
            continue;
        if (!isFigure(text))
            return false;
        any = true;
    }
    return any;
}

Qt::Alignment alignmentOf(const text::Block& table, qsizetype column)
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
    return isFigureColumn(table, column) ? Qt::AlignRight : Qt::AlignLeft;
}

using Rows = QList<QList<Leaf>>;

Leaf cellOf(
    const text::Block& table, qsizetype row, qsizetype column, bool isHead, const TypeStyle& style, LeafPool& pool)
{
    return pool.prose(table.rows[row].value(column), style.table, isHead ? style.text2 : style.text, isHead);
}

//! What the columns want, cell by cell.
class ColumnNeeds {
public:
    explicit ColumnNeeds(qsizetype columns)
        : m_natural(columns, 0)
        , m_least(columns, 0)
    {
    }
    void add(qsizetype column, const Leaf& cell, const TypeStyle& style)
    {
        const qreal widest = cell.widestLine() + 2 * style.cellPadX + 1;
        m_natural[column] = qMax(m_natural[column], widest);
        m_least[column] = qMax(m_least[column], qMin(widest, cell.widestWord() + 2 * style.cellPadX + 1));
    }
    [[nodiscard]] TablePlan plan(const text::Block& table, qreal wanted, const TypeStyle& style) const
    {
        TablePlan plan;
        plan.width = style.scrollTables ? qMax(wanted, sum(m_least)) : wanted;
        plan.widths = columnWidths(m_natural, m_least, plan.width);
        plan.naturalWidth = sum(m_natural);
        for (qsizetype column = 0; column < m_natural.size(); ++column)
            plan.alignments.append(alignmentOf(table, column));
        return plan;
    }

private:
    QList<qreal> m_natural, m_least;
};

struct Guess {
    qreal ems = 0;
    qsizetype row = 0;
};

void keepLargest(std::vector<Guess>& kept, const Guess& guess)
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

//! Of the whole and of its longest word.
std::pair<qreal, qreal> guessedEms(const text::Inlines& cell)
{
    qreal all = 0, word = 0, longest = 0;
    for (const text::Inline& run : cell) {
        for (const QChar c : run.text) {
            const qreal ems = emsOf(c);
            all += ems;
            word = c.isSpace() ? 0 : word + ems;
            longest = qMax(longest, word);
        }
    }
    return {all, longest};
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
            needs.add(column, cells.last(), style);
        }
        rows.append(std::move(cells));
    }
    return placed(std::move(rows), needs.plan(table, wanted, style), true, style);
}

TablePlan planOf(const text::Block& table, qreal wanted, const TypeStyle& style)
{
    const qsizetype columns = table.rows.isEmpty() ? 0 : table.rows.first().size();
    ColumnNeeds needs(columns);
    LeafPool pool({}, style);
    for (qsizetype column = 0; column < columns; ++column) {
        std::vector<Guess> widest, longest; // by the cell, by its longest word
        for (qsizetype row = 1; row < table.rows.size(); ++row) {
            const auto [cell, word] = guessedEms(table.rows[row].value(column));
            keepLargest(widest, Guess{cell, row});
            keepLargest(longest, Guess{word, row});
        }
        widest.insert(widest.end(), longest.begin(), longest.end());
        widest.push_back(Guess{0, 0}); // the head
        for (const Guess& guess : widest)
            needs.add(column, cellOf(table, guess.row, column, guess.row == 0, style, pool), style);
    }
    return needs.plan(table, wanted, style);
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
