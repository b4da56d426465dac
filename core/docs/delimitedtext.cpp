// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/delimitedtext.h"

#include <QtCore/QSet>

namespace spyhop::docs {
namespace {

//! Text that decides on the delimiter.
constexpr qsizetype sniffedCharacters = 16'384;

//! Takes rows until the text or `maxRows` ends. One pass, no regular expression: files of 64 MB are expected.
QList<QStringList> parseRows(QStringView text, QChar delimiter, qsizetype maxRows)
{
    QList<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false;
    bool wasQuoted = false;
    const auto endCell = [&] {
        row.append(cell);
        cell.clear();
        wasQuoted = false;
    };
    const auto endRow = [&] {
        const bool blank = row.isEmpty() && cell.isEmpty() && !wasQuoted;
        if (!blank) {
            endCell();
            rows.append(row);
        }
        row.clear();
    };
    for (qsizetype i = 0; i < text.size() && rows.size() < maxRows; ++i) {
        const QChar c = text.at(i);
        if (quoted) {
            if (c != u'"')
                cell.append(c);
            else if (i + 1 < text.size() && text.at(i + 1) == u'"')
                cell.append(text.at(++i));
            else
                quoted = false;
        } else if (c == u'"' && cell.isEmpty() && !wasQuoted) {
            quoted = true;
            wasQuoted = true;
        } else if (c == delimiter) {
            endCell();
        } else if (c == u'\n' || c == u'\r') {
            if (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n')
                ++i;
            endRow();
        } else {
            cell.append(c);
        }
    }
    if (rows.size() < maxRows)
        endRow();
    return rows;
}

} // namespace

QChar sniffDelimiter(const QString& text)
{
    QChar best = u',';
    qsizetype bestScore = 0;
    for (const QChar candidate : {QChar(u','), QChar(u';'), QChar(u'\t'), QChar(u'|')}) {
        const QList<QStringList> rows = parseRows(QStringView(text).left(sniffedCharacters), candidate, 20);
        if (rows.isEmpty() || rows.first().size() < 2)
            continue;
        const qsizetype width = rows.first().size();
        qsizetype even = 0;
        for (const QStringList& row : rows)
            even += row.size() == width ? 1 : 0;
        const qsizetype score = even * 1000 / rows.size() * 100 + width;
        if (score > bestScore) {
            bestScore = score;
            best = candidate;
        }
    }
    return best;
}

QList<QStringList> parseDelimited(const QString& text, QChar delimiter)
{
    return parseRows(text, delimiter, std::numeric_limits<qsizetype>::max());
}

QStringList uniqueColumns(const QStringList& names)
{
    QStringList columns;
    QSet<QString> seen;
    for (qsizetype i = 0; i < names.size(); ++i) {
        QString name = names.at(i).trimmed();
        if (name.isEmpty())
            name = QStringLiteral("column %1").arg(i + 1);
        QString unique = name;
        for (int n = 2; seen.contains(unique); ++n)
            unique = QStringLiteral("%1 %2").arg(name).arg(n);
        seen.insert(unique);
        columns.append(unique);
    }
    return columns;
}

} // namespace spyhop::docs
