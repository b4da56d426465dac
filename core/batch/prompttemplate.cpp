// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/prompttemplate.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::batch {
namespace {

const QRegularExpression& fieldPattern()
{
    static const QRegularExpression pattern(QStringLiteral(R"((\\\{\{)|\{\{\s*([^{}]*?)\s*\}\})"));
    return pattern;
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
    auto matches = fieldPattern().globalMatch(prompt);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (!match.hasCaptured(1) && !fields.contains(match.captured(2)))
            fields.append(match.captured(2));
    }
    return fields;
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
    auto matches = fieldPattern().globalMatch(prompt);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        filled += QStringView(prompt).sliced(done, match.capturedStart() - done);
        done = match.capturedEnd();
        if (match.hasCaptured(1)) {
            filled += u"{{";
            continue;
        }
        const auto value = values.constFind(match.captured(2));
        if (value == values.cend()) {
            QStringList known = values.keys();
            known.sort();
            return unknownField(match.captured(2), known);
        }
        filled += *value;
    }
    filled += QStringView(prompt).sliced(done);
    return filled;
}

} // namespace spyhop::batch
