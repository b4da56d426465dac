// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/answer.h"
#include "core/base/exactjson.h"
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
    const auto json = base::parseJsonExactly(withoutFence(reply).toUtf8());
    if (!json)
        return unusable(QStringLiteral("It is not valid JSON."));
    if (json->isArray() && json->toArray().size() == 1 && json->toArray().first().isObject())
        return json->toArray().first().toObject();
    if (!json->isObject())
        return unusable(QStringLiteral("It is not one JSON object."));
    return json->toObject();
}

} // namespace

QString answerInstruction(const QList<model::Column>& columns, bool quotes)
{
    if (columns.isEmpty())
        return {};
    QString instruction = QStringLiteral("Answer with one JSON object and nothing else. It has exactly these keys:\n");
    for (const model::Column& column : columns) {
        instruction += QStringLiteral("- \"%1\" (%2)").arg(column.name, typeText(column));
        instruction += column.hint.isEmpty() ? QStringLiteral("\n") : QStringLiteral(": %1\n").arg(column.hint);
    }
    if (quotes) {
        instruction += QStringLiteral(
            "The value of each key is an object of two keys, \"value\" and \"quote\". \"quote\" is the shortest "
            "passage "
            "of the input that the value rests on, copied word for word, in the input's language; an empty string if "
            "there is none. \"value\" is as follows. ");
    }
    instruction += QStringLiteral(
        "A number is a JSON number without units or grouping. A date is a string such as \"2026-01-31\". A bool is "
        "true or false. An enum is one of its choices, spelled the same. A list is an array of strings. "
        "Where the input does not say, use null.");
    return instruction;
}

Answer readAnswer(const QString& reply, const QList<model::Column>& columns, bool quotes)
{
    Answer answer;
    if (columns.isEmpty()) {
        answer.cells = QStringList{reply.trimmed()};
        if (answer.cells.first().isEmpty()) {
            answer.wrong.append(0);
            answer.problem = QStringLiteral("It is empty.");
        }
        return answer;
    }
    answer.cells.resize(columns.size());
    if (quotes)
        answer.quotes.resize(columns.size());
    const auto object = objectOf(reply);
    if (!object) {
        for (qsizetype i = 0; i < columns.size(); ++i)
            answer.wrong.append(i);
        answer.problem = object.error().what;
        return answer;
    }
    QStringList problems;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const QString& name = columns.at(i).name;
        QJsonValue value = object->value(name);
        // A bare value is still an answer; that it came without a quote shows (isUnquoted()).
        if (quotes && value.isObject()) {
            answer.quotes[i] = value[u"quote"].toString().trimmed();
            value = value[u"value"];
        }
        if (value.isUndefined()) {
            problems.append(QStringLiteral("The key \"%1\" is missing.").arg(name));
            answer.wrong.append(i);
            continue;
        }
        const auto cell = cellFromJson(value, columns.at(i));
        if (cell) {
            answer.cells[i] = *cell;
        } else {
            problems.append(cell.error().what);
            answer.wrong.append(i);
        }
    }
    answer.problem = problems.join(u' ');
    return answer;
}

QList<model::Column> columnsAt(const QList<model::Column>& columns, const QList<qsizetype>& places)
{
    QList<model::Column> result;
    for (const qsizetype place : places) {
        if (place < columns.size()) // a free answer has none
            result.append(columns.at(place));
    }
    return result;
}

Answer repaired(const Answer& first, const Answer& second)
{
    Answer answer = first;
    answer.wrong.clear();
    answer.problem = second.problem;
    for (qsizetype i = 0; i < first.wrong.size(); ++i) {
        const qsizetype place = first.wrong.at(i);
        answer.cells[place] = second.cells.value(i);
        if (!answer.quotes.isEmpty())
            answer.quotes[place] = second.quotes.value(i);
        if (second.wrong.contains(i))
            answer.wrong.append(place);
    }
    return answer;
}

QString askAgain(const QList<model::Column>& columns, const Answer& answer)
{
    if (answer.wrong.size() == columns.size()) {
        return QStringLiteral("That answer cannot be used. %1 Answer again with the JSON object alone.")
            .arg(answer.problem);
    }
    QStringList keys;
    for (const model::Column& column : columnsAt(columns, answer.wrong))
        keys.append(QStringLiteral("\"%1\"").arg(column.name));
    return QStringLiteral(
        "A part of that answer cannot be used. %1 The rest is fine. Answer with a JSON object that has "
        "only the key %2, in the form asked for above.")
        .arg(answer.problem, keys.join(QStringLiteral(" and the key ")));
}

} // namespace spyhop::batch
