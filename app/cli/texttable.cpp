// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/texttable.h"

#include <algorithm>
#include <numeric>

namespace spyhop::app {
namespace {

constexpr int gap = 2; // columns between cells
constexpr int narrowest = 6; // columns; below that a cell says nothing
constexpr int longestId = 24; // columns

int widthOf(char32_t c)
{
    if (QChar::category(c) == QChar::Mark_NonSpacing || QChar::category(c) == QChar::Other_Format)
        return 0;
    // East Asian wide and full-width ranges (Unicode TR 11), and emoji.
    const bool wide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
    return wide ? 2 : 1;
}

QString cell(const QString& text, int width)
{
    const QString line = text.simplified();
    if (displayWidth(line) <= width)
        return line + QString(width - displayWidth(line), u' ');
    QString cut;
    int used = 0;
    const QList<uint> characters = line.toUcs4();
    for (const uint c : characters) {
        const int next = widthOf(c);
        if (used + next > width - 1)
            break;
        cut += QString::fromUcs4(reinterpret_cast<const char32_t*>(&c), 1);
        used += next;
    }
    return cut + u'…' + QString(width - used - 1, u' ');
}

} // namespace

int displayWidth(QStringView text)
{
    int width = 0;
    const QList<uint> characters = text.toUcs4();
    for (const uint c : characters)
        width += widthOf(c);
    return width;
}

QString textTable(const QStringList& head, const QList<QStringList>& rows, int width)
{
    QList<int> widths;
    for (qsizetype column = 0; column < head.size(); ++column) {
        int widest = displayWidth(head.at(column));
        for (const QStringList& row : rows)
            widest = std::max(widest, displayWidth(row.value(column).simplified()));
        widths << widest;
    }
    const int room = width - gap * int(head.size() - 1);
    while (std::accumulate(widths.begin(), widths.end(), 0) > room) {
        // The first column is what a person copies: an id is cut last of all.
        auto widest
            = std::max_element(widths.begin() + (widths.first() <= longestId && widths.size() > 1), widths.end());
        if (*widest <= narrowest)
            break;
        --*widest;
    }
    QString table;
    const auto line = [&table, &widths](const QStringList& cells) {
        QString text;
        for (qsizetype column = 0; column < widths.size(); ++column)
            text += cell(cells.value(column), widths.at(column)) + QString(gap, u' ');
        while (text.endsWith(u' '))
            text.chop(1);
        table += text + u'\n';
    };
    line(head);
    QStringList rules;
    for (const int columns : widths)
        rules << QString(columns, u'─');
    line(rules);
    for (const QStringList& row : rows)
        line(row);
    table.chop(1);
    return table;
}

} // namespace spyhop::app
