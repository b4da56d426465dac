// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/columns.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

namespace spyhop::batch {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Batch", source);
}

tl::unexpected<base::Error> badColumn(const QString& column, const QString& why)
{
    return base::failure(base::ErrorCode::Usage,
        text(QT_TRANSLATE_NOOP("Batch", "The column “%1” is not NAME:TYPE[:HINT]: %2")).arg(column, why));
}

//! Where TYPE ends: the next ':' outside parentheses.
qsizetype endOfType(QStringView rest)
{
    int depth = 0;
    for (qsizetype i = 0; i < rest.size(); ++i) {
        if (rest.at(i) == u'(')
            ++depth;
        else if (rest.at(i) == u')')
            --depth;
        else if (rest.at(i) == u':' && depth <= 0)
            return i;
    }
    return rest.size();
}

} // namespace

base::Expected<model::Column> parseColumnText(const QString& columnText)
{
    const qsizetype colon = columnText.indexOf(u':');
    model::Column column;
    column.name = columnText.left(colon < 0 ? columnText.size() : colon).trimmed();
    if (column.name.isEmpty())
        return badColumn(columnText, text(QT_TRANSLATE_NOOP("Batch", "the name is missing.")));
    if (colon < 0)
        return badColumn(columnText, text(QT_TRANSLATE_NOOP("Batch", "the type is missing.")));
    const QStringView rest = QStringView(columnText).sliced(colon + 1);
    const qsizetype end = endOfType(rest);
    QStringView type = rest.left(end).trimmed();
    column.hint = rest.sliced(std::min(end + 1, rest.size())).trimmed().toString();

    QStringView inside;
    const qsizetype bracket = type.indexOf(u'(');
    if (bracket >= 0) {
        if (!type.endsWith(u')'))
            return badColumn(columnText, text(QT_TRANSLATE_NOOP("Batch", "the bracket is not closed.")));
        inside = type.sliced(bracket + 1, type.size() - bracket - 2);
        type = type.left(bracket).trimmed();
    }
    const auto known = model::columnTypeFromName(type);
    if (!known || (bracket >= 0 && *known != model::ColumnType::Enum)) {
        return badColumn(columnText,
            text(QT_TRANSLATE_NOOP("Batch", "the type is one of text, number, date, bool, list, enum(a|b|c).")));
    }
    column.type = *known;
    if (column.type == model::ColumnType::Enum) {
        for (const QStringView choice : inside.split(u'|')) {
            if (!choice.trimmed().isEmpty())
                column.choices.append(choice.trimmed().toString());
        }
        if (column.choices.isEmpty())
            return badColumn(columnText, text(QT_TRANSLATE_NOOP("Batch", "enum needs its choices: enum(a|b|c).")));
    }
    return column;
}

base::Status checkColumns(const QList<model::Column>& columns)
{
    QSet<QString> names;
    for (const model::Column& column : columns) {
        if (column.name.isEmpty() || names.contains(column.name)) {
            return base::failure(base::ErrorCode::Usage,
                text(QT_TRANSLATE_NOOP("Batch", "The column name “%1” is empty or given twice.")).arg(column.name));
        }
        names.insert(column.name);
    }
    return {};
}

QStringList answerColumnNames(const QList<model::Column>& columns)
{
    if (columns.isEmpty())
        return {QStringLiteral("answer")};
    QStringList names;
    for (const model::Column& column : columns)
        names.append(column.name);
    return names;
}

} // namespace spyhop::batch
