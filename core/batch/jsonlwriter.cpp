// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/jsonlwriter.h"
#include "core/batch/cellparser.h"
#include "core/batch/resultwords.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <utility>

namespace spyhop::batch {
namespace {

QByteArray jsonCell(const QString& cell, model::ColumnType type)
{
    if (cell.isEmpty())
        return "null";
    switch (type) {
    case model::ColumnType::Number:
        // Canonical numbers are JSON numbers; written as they stand, no digit is lost.
        return canonicalNumber(cell) == cell ? cell.toLatin1() : jsonString(cell);
    case model::ColumnType::Bool:
        return cell == u"true" || cell == u"false" ? cell.toLatin1() : jsonString(cell);
    case model::ColumnType::List:
        return QJsonDocument(QJsonArray::fromStringList(listEntries(cell))).toJson(QJsonDocument::Compact);
    case model::ColumnType::Text:
    case model::ColumnType::Date:
    case model::ColumnType::Enum:
        return jsonString(cell);
    }
    return "null";
}

} // namespace

QByteArray jsonString(const QString& text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

JsonlWriter::JsonlWriter(QIODevice& device)
    : DeviceWriter(device)
{
}

void JsonlWriter::begin(const QList<TableColumn>& columns)
{
    m_columns = columns;
    for (const TableColumn& column : columns)
        m_keys.append(jsonString(column.name));
    m_takenKey = jsonString(QStringLiteral("taken_from"));
    for (int n = 2; m_keys.contains(m_takenKey); ++n)
        m_takenKey = jsonString(QStringLiteral("taken_from_%1").arg(n));
    m_earlierKey = jsonString(QStringLiteral("answered_before"));
    for (int n = 2; m_keys.contains(m_earlierKey); ++n)
        m_earlierKey = jsonString(QStringLiteral("answered_before_%1").arg(n));
}

void JsonlWriter::row(const QStringList& cells)
{
    endLine();
    m_line = "{";
    members(0, cells);
}

void JsonlWriter::rowBehind(const QByteArray& object, qsizetype inputs, const QStringList& cells)
{
    endLine();
    m_line = object.chopped(1);
    const bool isEmpty = m_line.sliced(1).trimmed().isEmpty();
    m_line += isEmpty ? "" : ",";
    members(inputs, cells);
}

void JsonlWriter::members(qsizetype first, const QStringList& cells)
{
    for (qsizetype i = first; i < m_columns.size(); ++i) {
        if (i > first)
            m_line += ',';
        m_line += m_keys.at(i) + ':' + jsonCell(cells.value(i), m_columns.at(i).type);
    }
}

void JsonlWriter::receipt(const model::BatchItem& /*item*/, const model::ItemResult& result)
{
    if (result.reused)
        m_line += ',' + m_takenKey + ':' + jsonString(reuseMark(result));
    if (!result.earlier || result.earlierStands)
        return;
    QJsonObject before{{QStringLiteral("cells"), QJsonArray::fromStringList(result.earlier->cells)},
        {QStringLiteral("model"), result.earlier->answeredModel},
        {QStringLiteral("asked_again"), result.earlier->at.toUTC().toString(Qt::ISODate)}};
    if (keepsCorrection(result)) // what stands in this line; beside it what the model says now
        before.insert(QStringLiteral("answered_since"), QJsonArray::fromStringList(result.cells));
    m_line += ',' + m_earlierKey + ':' + QJsonDocument(before).toJson(QJsonDocument::Compact);
}

base::Status JsonlWriter::finish()
{
    endLine();
    return DeviceWriter::finish();
}

void JsonlWriter::endLine()
{
    if (!m_line.isEmpty())
        write(std::exchange(m_line, QByteArray()) + "}\n");
}

} // namespace spyhop::batch
