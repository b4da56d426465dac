// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/pastedcells.h"

#include "core/docs/delimitedtext.h"

#include <algorithm>

namespace spyhop::chat {
namespace {

constexpr qsizetype htmlHead = 65'536; // characters: the table begins after the style sheet

QString cellText(const QString& cell)
{
    QString text = cell.trimmed();
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    text.replace(u'\r', u'\n');
    text.replace(u'\n', QStringLiteral("<br>"));
    text.replace(u'|', QStringLiteral("\\|"));
    return text;
}

QString rowText(const QStringList& cells)
{
    QString text = QStringLiteral("|");
    for (const QString& cell : cells)
        text += u' ' + cellText(cell) + QStringLiteral(" |");
    return text + u'\n';
}

} // namespace

bool isCells(const QString& html, const QString& text)
{
    return QStringView(html).left(htmlHead).contains(u"<table", Qt::CaseInsensitive)
        && QStringView(text).left(htmlHead).contains(u'\t');
}

bool isCells(const QString& text)
{
    if (!text.contains(u'\t') || !text.trimmed().contains(u'\n'))
        return false;
    const QList<QStringList> rows = docs::parseDelimited(text, u'\t');
    const qsizetype width = rows.value(0).size();
    const bool areEven
        = std::all_of(rows.begin(), rows.end(), [width](const QStringList& row) { return row.size() == width; });
    const bool areIndented = std::all_of(
        rows.begin(), rows.end(), [](const QStringList& row) { return row.value(0).trimmed().isEmpty(); });
    return rows.size() > 1 && width > 1 && areEven && !areIndented;
}

QList<QStringList> cellsOf(const QString& text)
{
    QList<QStringList> rows = docs::parseDelimited(text, u'\t');
    qsizetype width = 0;
    for (const QStringList& row : rows)
        width = std::max(width, row.size());
    for (QStringList& row : rows) {
        while (row.size() < width)
            row.append(QString());
    }
    return rows;
}

QString markdownTable(const QList<QStringList>& cells)
{
    if (cells.isEmpty())
        return {};
    QString text = rowText(cells.first()) + u'|';
    for (qsizetype column = 0; column < cells.first().size(); ++column)
        text += QStringLiteral(" --- |");
    text += u'\n';
    for (qsizetype row = 1; row < cells.size(); ++row)
        text += rowText(cells.at(row));
    return text;
}

} // namespace spyhop::chat
