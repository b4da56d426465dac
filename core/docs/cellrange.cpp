// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/cellrange.h"

namespace spyhop::docs {

bool CellRange::meets(const CellRange& other) const
{
    return first.row <= other.last.row && other.first.row <= last.row && first.column <= other.last.column
        && other.first.column <= last.column;
}

QByteArray CellRange::text() const
{
    return absoluteText().replace('$', QByteArray());
}

QByteArray CellRange::absoluteText() const
{
    return QStringLiteral("$%1$%2:$%3$%4")
        .arg(columnLetters(first.column), QString::number(first.row), columnLetters(last.column),
            QString::number(last.row))
        .toLatin1();
}

std::optional<CellRange> parseRange(const QByteArray& text)
{
    const QString plain = QString::fromLatin1(text).remove(u'$').trimmed();
    const qsizetype colon = plain.indexOf(u':');
    const auto first = parseAddress(colon < 0 ? plain : plain.left(colon));
    const auto last = parseAddress(plain.mid(colon + 1));
    if (!first || !last || last->row < first->row || last->column < first->column)
        return {};
    return CellRange{*first, *last};
}

} // namespace spyhop::docs
