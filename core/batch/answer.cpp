// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/answer.h"
#include "core/base/json.h"
#include "core/batch/cellparser.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

namespace spyhop::batch {
namespace {

QString typeText(const model::Column& column)
{
    const QString name = model::columnTypeName(column.type);
    if (column.type == model::ColumnType::Enum)
        return QStringLiteral("%1: %2").arg(name, column.choices.join(u'|'));
    return name;
}

tl::unexpected<base::Error> unusable(const QString& what)
{
    return base::failure(base::ErrorCode::Unreadable, what);
}

//! The inside of the first code fence, or the whole.
QString withoutFence(const QString& reply)
{
    static const QRegularExpression fence(QStringLiteral("```[A-Za-z]*[ \\t]*\\r?\\n(.*?)\\r?\\n?[ \\t]*```"),
        QRegularExpression::DotMatchesEverythingOption);
    const QString trimmed = reply.trimmed();
    if (trimmed.startsWith(u'{') || trimmed.startsWith(u'['))
        return trimmed;
    const QRegularExpressionMatch match = fence.match(trimmed);
    return match.hasMatch() ? match.captured(1).trimmed() : trimmed;
}

base::Expected<QJsonObject> objectOf(const QString& reply)
{
    const auto json = base::parseJsonWithPositions(withoutFence(reply).toUtf8());
    if (!json)
        return unusable(QStringLiteral("It is not valid JSON."));
    if (json->value.isArray() && json->value.toArray().size() == 1 && json->value.toArray().first().isObject())
        return json->value.toArray().first().toObject();
    if (!json->value.isObject())
        return unusable(QStringLiteral("It is not one JSON object."));
    return json->value.toObject();
}

} // namespace

QString answerInstruction(const QList<model::Column>& columns)
{
    if (columns.isEmpty())
        return {};
    QString instruction = QStringLiteral("Answer with one JSON object and nothing else. It has exactly these keys:\n");
    for (const model::Column& column : columns) {
        instruction += QStringLiteral("- \"%1\" (%2)").arg(column.name, typeText(column));
        instruction += column.hint.isEmpty() ? QStringLiteral("\n") : QStringLiteral(": %1\n").arg(column.hint);
    }
    instruction += QStringLiteral(
        "A number is a JSON number without units or grouping. A date is a string such as \"2026-01-31\". A bool is "
        "true or false. An enum is one of its choices, spelled the same. A list is an array of strings. "
        "Where the input does not say, use null.");
    return instruction;
}

base::Expected<QStringList> parseAnswer(const QString& reply, const QList<model::Column>& columns)
{
    if (columns.isEmpty())
        return QStringList{reply.trimmed()};
    const auto object = objectOf(reply);
    if (!object)
        return tl::make_unexpected(object.error());
    QStringList cells;
    QStringList problems;
    for (const model::Column& column : columns) {
        const auto value = object->constFind(column.name);
        if (value == object->constEnd()) {
            problems.append(QStringLiteral("The key \"%1\" is missing.").arg(column.name));
            continue;
        }
        const auto cell = cellFromJson(*value, column);
        if (cell)
            cells.append(*cell);
        else
            problems.append(cell.error().what);
    }
    if (!problems.isEmpty())
        return unusable(problems.join(u' '));
    return cells;
}

QString askAgain(const QString& problem)
{
    return QStringLiteral("That answer cannot be used. %1 Answer again with the JSON object alone.").arg(problem);
}

} // namespace spyhop::batch
