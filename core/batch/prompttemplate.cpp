// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/prompttemplate.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <optional>

namespace spyhop::batch {
namespace {

//! What stands for something else in a prompt.
struct Place {
    qsizetype from = 0, to = 0;
    bool isEscape = false; //!< "\{{", which says "{{"
    QStringView field; //!< of "{{ field }}"
};

QStringView withoutBlanks(QStringView text)
{
    const auto isBlank = [](QChar c) { return c == u' ' || (c >= u'\t' && c <= u'\r'); };
    while (!text.empty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.empty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

//! The first at `from` or behind it. Asked for each item, and so no regular expression.
std::optional<Place> nextPlace(QStringView prompt, qsizetype from)
{
    constexpr QStringView open(u"{{");
    for (qsizetype at = prompt.indexOf(open, from); at >= 0; at = prompt.indexOf(open, at + 1)) {
        if (at > from && prompt.at(at - 1) == u'\\')
            return Place{at - 1, at + open.size(), true, {}};
        const auto* const begin = prompt.begin() + at + open.size();
        const auto* const end = std::find_if(begin, prompt.end(), [](QChar c) { return c == u'{' || c == u'}'; });
        if (prompt.end() - end >= 2 && end[0] == u'}' && end[1] == u'}')
            return Place{at, end - prompt.begin() + 2, false, withoutBlanks(QStringView(begin, end))};
    }
    return std::nullopt;
}

tl::unexpected<base::Error> unknownField(const QString& field, QStringList known)
{
    constexpr qsizetype mostNamed = 8;
    const qsizetype count = known.size();
    known = known.first(std::min(count, mostNamed));
    for (QString& name : known)
        name = QStringLiteral("{{%1}}").arg(name);
    const QString named = known.join(QStringLiteral(", "));
    return base::failure(base::ErrorCode::Usage,
        count <= mostNamed
            ? QCoreApplication::translate("Batch", "The prompt names the unknown field {{%1}}. Known fields: %2.")
                  .arg(field, named)
            : QCoreApplication::translate(
                "Batch", "The prompt names the unknown field {{%1}}. Known fields: %2, … (%3 in all).")
                  .arg(field, named, QString::number(count)));
}

} // namespace

QStringList templateFields(const QString& prompt)
{
    QStringList fields;
    for (auto place = nextPlace(prompt, 0); place; place = nextPlace(prompt, place->to)) {
        if (!place->isEscape && !fields.contains(place->field))
            fields.append(place->field.toString());
    }
    return fields;
}

bool hasFields(const QString& prompt)
{
    for (auto place = nextPlace(prompt, 0); place; place = nextPlace(prompt, place->to)) {
        if (!place->isEscape)
            return true;
    }
    return false;
}

base::Status checkTemplate(const QString& prompt, const QStringList& known)
{
    if (prompt.trimmed().isEmpty())
        return base::failure(base::ErrorCode::Usage, QCoreApplication::translate("Batch", "The job has no prompt."));
    const QStringList fields = templateFields(prompt);
    for (const QString& field : fields) {
        if (!known.contains(field))
            return unknownField(field, known);
    }
    return {};
}

base::Expected<QString> fillTemplate(const QString& prompt, const QHash<QString, QString>& values)
{
    QString filled;
    qsizetype done = 0;
    for (auto place = nextPlace(prompt, 0); place; place = nextPlace(prompt, place->to)) {
        filled += QStringView(prompt).sliced(done, place->from - done);
        done = place->to;
        if (place->isEscape) {
            filled += u"{{";
            continue;
        }
        const QString field = place->field.toString();
        const auto value = values.constFind(field);
        if (value == values.cend()) {
            QStringList known = values.keys();
            known.sort();
            return unknownField(field, known);
        }
        filled += *value;
    }
    filled += QStringView(prompt).sliced(done);
    return filled;
}

} // namespace spyhop::batch
