// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/csvwriter.h"
#include "core/base/sentences.h"
#include "core/batch/cellparser.h"
#include "core/batch/resultwords.h"

#include <QtCore/QCoreApplication>

namespace spyhop::batch {
namespace {

bool beginsLikeFormula(const QString& cell)
{
    if (cell.isEmpty())
        return false;
    const ushort c = cell.front().unicode();
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

QByteArray quoted(const QString& cell)
{
    const bool holdsQuotes = cell.contains(u'"');
    const bool needed = holdsQuotes || cell.contains(u',') || cell.contains(u'\n') || cell.contains(u'\r')
        || cell.startsWith(u' ') || cell.endsWith(u' ');
    QByteArray bytes = cell.toUtf8();
    if (holdsQuotes) // seldom, and looking for them costs more here than all the rest of a row
        bytes.replace("\"", "\"\"");
    if (needed)
        bytes = '"' + bytes + '"';
    return bytes;
}

} // namespace

CsvWriter::CsvWriter(QIODevice& device, bool mark)
    : DeviceWriter(device)
    , m_mark(mark)
{
}

void CsvWriter::begin(const QList<TableColumn>& columns)
{
    m_columns = columns;
    if (m_mark)
        write(QByteArrayLiteral("\xef\xbb\xbf"));
    QStringList names;
    for (const TableColumn& column : columns)
        names.append(column.name);
    line(names, true);
}

void CsvWriter::row(const QStringList& cells)
{
    line(cells, false);
}

void CsvWriter::receipt(const model::BatchItem& /*item*/, const model::ItemResult& result)
{
    m_reuse.add(result);
    if (keepsCorrection(result))
        ++m_kept;
}

QString CsvWriter::note() const
{
    QStringList notes;
    if (const QString reuse = m_reuse.note(); !reuse.isEmpty())
        notes.append(reuse);
    if (m_kept > 0) {
        notes.append(QCoreApplication::translate("Batch",
            "%n row(s) were asked again after a correction, which stands over the new answer; the other formats have "
            "both.",
            nullptr, m_kept));
    }
    return base::joinSentences(notes);
}

void CsvWriter::line(const QStringList& cells, bool header)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        QString cell = cells.value(i);
        const bool number
            = !header && m_columns.at(i).type == model::ColumnType::Number && canonicalNumber(cell).has_value();
        if (beginsLikeFormula(cell) && !number)
            cell.prepend(u'\'');
        if (i > 0)
            bytes += ',';
        bytes += quoted(cell);
    }
    bytes += "\r\n";
    write(bytes);
}

} // namespace spyhop::batch
