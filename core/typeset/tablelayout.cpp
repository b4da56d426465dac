// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/tablelayout.h"

#include <QtCore/QRegularExpression>
#include <numeric>

namespace spyhop::typeset {

namespace {

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

//! Every cell below the head that says something is a figure, and at least one does.
bool isFigureColumn(const text::Block& table, qsizetype column)
{
    bool any = false;
    for (qsizetype row = 1; row < table.rows.size(); ++row) {
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
    TableLayout result;
    const qsizetype columns = table.rows.isEmpty() ? 0 : table.rows.first().size();
    if (columns == 0)
        return result;

    QList<QList<Leaf>> rows;
    QList<qreal> natural(columns, 0), least(columns, 0);
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        QList<Leaf> cells;
        for (qsizetype column = 0; column < columns; ++column) {
            const text::Inlines content = table.rows[row].value(column);
            Leaf cell = pool.prose(content, style.table, row == 0 ? style.text2 : style.text, row == 0);
            const qreal widest = cell.widestLine() + 2 * style.cellPadX + 1;
            natural[column] = qMax(natural[column], widest);
            least[column] = qMax(least[column], qMin(widest, cell.widestWord() + 2 * style.cellPadX + 1));
            cells.append(std::move(cell));
        }
        rows.append(std::move(cells));
    }
    const qreal width = style.scrollTables ? qMax(wanted, sum(least)) : wanted;
    const QList<qreal> widths = columnWidths(natural, least, width);
    result.width = width;
    result.naturalWidth = sum(natural);
    QList<Qt::Alignment> alignments;
    for (qsizetype column = 0; column < columns; ++column)
        alignments.append(alignmentOf(table, column));

    qreal y = 0;
    for (qsizetype row = 0; row < rows.size(); ++row) {
        qreal x = 0;
        qreal height = style.table.lineHeight;
        for (qsizetype column = 0; column < columns; ++column) {
            Leaf& cell = rows[row][column];
            cell.layOut(qMax(8.0, widths[column] - 2 * style.cellPadX), alignments[column]);
            cell.position = QPointF(x + style.cellPadX, y + style.cellPadY);
            cell.separator = column == 0 ? u'\n' : u'\t';
            height = qMax(height, cell.height());
            x += widths[column];
        }
        const qreal bottom = y + height + 2 * style.cellPadY;
        if (row == 0)
            result.ornaments.append(Ornament{Ornament::Kind::HeadGround, QRectF(0, y, width, bottom - y), {}});
        result.ornaments.append(Ornament{Ornament::Kind::Line, QRectF(0, bottom, width, 1), {}});
        y = bottom + 1;
        for (Leaf& cell : rows[row])
            result.cells.append(std::move(cell));
    }
    result.height = y;
    return result;
}

} // namespace spyhop::typeset
