// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/prompttext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::chat {
namespace {

struct Prompts {
    Q_DECLARE_TR_FUNCTIONS(Prompts)
};

//! A field's place in the text, from its braces to its braces.
struct Place {
    qsizetype begin = 0, end = 0;
    QString inside;
};

base::Error wrong(const QString& field, const QString& what)
{
    base::Error error;
    error.code = base::ErrorCode::Usage;
    error.whom = field;
    error.what = what;
    return error;
}

QList<Place> placesIn(const QString& text)
{
    static const QRegularExpression braces(QStringLiteral(R"((?<!\\)\{\{([^{}\n]{1,400})\}\})"));
    QList<Place> places;
    for (auto matches = braces.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (!match.captured(1).trimmed().isEmpty())
            places.append({match.capturedStart(), match.capturedEnd(), match.captured(1)});
    }
    return places;
}

base::Expected<PromptField> fieldFrom(const QString& inside, const QDate& today)
{
    static const QRegularExpression form(
        QStringLiteral(R"(^\s*([^:=\s][^:=]*?)\s*(?::\s*(\w+)\s*(?:\(([^)]*)\))?\s*)?(?:=(.*))?$)"));
    const QRegularExpressionMatch match = form.match(inside);
    if (!match.hasMatch())
        return base::failure(wrong(inside.trimmed(), Prompts::tr("This field has no name that can be read.")));
    PromptField field;
    field.name = match.captured(1);
    field.preset = match.captured(4).trimmed();
    QString kind = match.captured(2).toLower();
    if (kind.isEmpty() && field.name == u"date")
        kind = QStringLiteral("date");
    if (kind.isEmpty() || kind == u"text") {
        field.kind = PromptField::Kind::Text;
    } else if (kind == u"long") {
        field.kind = PromptField::Kind::Long;
    } else if (kind == u"number") {
        field.kind = PromptField::Kind::Number;
    } else if (kind == u"date") {
        field.kind = PromptField::Kind::Date;
        if (field.preset.isEmpty())
            field.preset = today.toString(Qt::ISODate);
    } else if (kind == u"choice") {
        field.kind = PromptField::Kind::Choice;
        const QStringList choices = match.captured(3).split(u'|', Qt::SkipEmptyParts);
        for (const QString& choice : choices)
            field.choices.append(choice.trimmed());
        if (field.choices.isEmpty())
            return base::failure(wrong(
                field.name, Prompts::tr("A choice names what can be chosen: {{%1:choice(a|b)}}.").arg(field.name)));
        if (field.preset.isEmpty())
            field.preset = field.choices.first();
    } else {
        return base::failure(wrong(field.name,
            Prompts::tr("“%1” is no kind of field; there are text, long, number, date and choice.").arg(kind)));
    }
    return field;
}

//! What stands literally: "\{{" is "{{".
QString unescaped(QString text)
{
    return text.replace(QStringLiteral("\\{{"), QStringLiteral("{{"));
}

} // namespace

base::Expected<QList<PromptField>> promptFields(const QString& text, const QDate& today)
{
    QList<PromptField> fields;
    const QList<Place> places = placesIn(text);
    for (const Place& place : places) {
        const base::Expected<PromptField> field = fieldFrom(place.inside, today);
        if (!field)
            return base::failure(field.error());
        const auto known = std::find_if(
            fields.begin(), fields.end(), [&](const PromptField& other) { return other.name == field->name; });
        if (known == fields.end()) {
            fields.append(*field);
            continue;
        }
        // The second time a name alone says enough.
        const bool isBare = !place.inside.contains(u':') && !place.inside.contains(u'=');
        if (!isBare && *known != *field)
            return base::failure(wrong(field->name, Prompts::tr("“%1” is described in two ways.").arg(field->name)));
    }
    return fields;
}

base::Status checkPromptValue(const PromptField& field, const QString& value)
{
    if (value.trimmed().isEmpty())
        return base::failure(wrong(field.name, Prompts::tr("“%1” has no value.").arg(field.name)));
    bool fine = true;
    switch (field.kind) {
    case PromptField::Kind::Text:
    case PromptField::Kind::Long:
        return {};
    case PromptField::Kind::Number:
        QLocale::c().toDouble(value.trimmed(), &fine);
        if (!fine)
            return base::failure(wrong(field.name, Prompts::tr("“%1” is a number.").arg(field.name)));
        return {};
    case PromptField::Kind::Date:
        if (!QDate::fromString(value.trimmed(), Qt::ISODate).isValid())
            return base::failure(wrong(field.name, Prompts::tr("“%1” is a date, such as 2026-11-26.").arg(field.name)));
        return {};
    case PromptField::Kind::Choice:
        if (!field.choices.contains(value.trimmed()))
            return base::failure(wrong(field.name,
                Prompts::tr("“%1” is one of: %2.").arg(field.name, field.choices.join(QStringLiteral(", ")))));
        return {};
    }
    return {};
}

base::Expected<QString> fillPrompt(const QString& text, const QHash<QString, QString>& values, const QDate& today)
{
    const base::Expected<QList<PromptField>> fields = promptFields(text, today);
    if (!fields)
        return base::failure(fields.error());
    QHash<QString, QString> taken;
    for (const PromptField& field : *fields) {
        const QString value = values.value(field.name, field.preset);
        if (const base::Status fine = checkPromptValue(field, value); !fine)
            return base::failure(fine.error());
        taken.insert(field.name, value.trimmed());
    }
    QString filled;
    qsizetype at = 0;
    const QList<Place> places = placesIn(text);
    for (const Place& place : places) {
        filled += unescaped(text.mid(at, place.begin - at));
        filled += taken.value(fieldFrom(place.inside, today)->name);
        at = place.end;
    }
    return filled + unescaped(text.mid(at));
}

} // namespace spyhop::chat
