// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/cellparser.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

namespace spyhop::batch {
namespace {

const QString separator = QStringLiteral("; "); // of a list's entries

//! A scalar as text; nothing for objects, arrays and null.
std::optional<QString> scalarText(const QJsonValue& value)
{
    if (value.isString())
        return value.toString().trimmed();
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return {};
}

std::optional<QString> canonicalBool(const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    const QString word = value.toString().trimmed().toLower();
    if (word == u"true" || word == u"yes" || word == u"是")
        return QStringLiteral("true");
    if (word == u"false" || word == u"no" || word == u"否")
        return QStringLiteral("false");
    return {};
}

std::optional<QString> canonicalChoice(const QJsonValue& value, const QStringList& choices)
{
    const QString word = scalarText(value).value_or(QString());
    for (const QString& choice : choices) {
        if (choice == word)
            return choice;
    }
    for (const QString& choice : choices) {
        if (choice.compare(word, Qt::CaseInsensitive) == 0)
            return choice;
    }
    return {};
}

std::optional<QString> canonicalList(const QJsonValue& value)
{
    if (!value.isArray())
        return scalarText(value);
    QStringList entries;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& entry : array) {
        const auto text = scalarText(entry);
        if (!text)
            return {};
        entries.append(*text);
    }
    return listCell(entries);
}

base::Expected<QString> orExpected(const std::optional<QString>& cell, const model::Column& column, const QString& what)
{
    if (cell)
        return *cell;
    return base::failure(base::ErrorCode::Unreadable, QStringLiteral("\"%1\" must be %2.").arg(column.name, what));
}

} // namespace

// The backslashes before a separator are doubled, and one more is put before it inside of an entry: an odd number of
// them says that it parts nothing.
QString listCell(const QStringList& entries)
{
    QString cell;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString& entry = entries.at(i);
        qsizetype slashes = 0;
        for (qsizetype at = 0; at < entry.size(); ++at) {
            const QChar c = entry.at(at);
            if (QStringView(entry).sliced(at).startsWith(separator))
                cell += QString(slashes + 1, u'\\');
            slashes = c == u'\\' ? slashes + 1 : 0;
            cell += c;
        }
        if (i + 1 < entries.size())
            cell += QString(slashes, u'\\') + separator;
    }
    return cell;
}

QStringList listEntries(const QString& cell)
{
    QStringList entries{QString()};
    qsizetype slashes = 0;
    for (qsizetype at = 0; at < cell.size(); ++at) {
        const QChar c = cell.at(at);
        if (QStringView(cell).sliced(at).startsWith(separator)) {
            entries.last().chop(slashes - slashes / 2);
            if (slashes % 2 == 0) {
                entries.append(QString());
                at += separator.size() - 1;
                slashes = 0;
                continue;
            }
        }
        slashes = c == u'\\' ? slashes + 1 : 0;
        entries.last() += c;
    }
    return entries;
}

std::optional<QString> canonicalNumber(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral(
        R"(^([+-]?)(?:[$€£¥]\s*)?(\d{1,3}(?:,\d{3})+|\d{1,3}(?:[  ]\d{3})+|\d+)(\.\d+)?(?:[eE]([+-]?\d{1,3}))?$)"));
    // Full-width digits and signs become plain ones.
    const QString plain
        = text.normalized(QString::NormalizationForm_KC).trimmed().replace(QChar(0x2212), QLatin1Char('-'));
    const QRegularExpressionMatch match = pattern.match(plain);
    if (!match.hasMatch())
        return {};
    QString digits = match.captured(2);
    digits.remove(u',').remove(u' ').remove(QChar(0xa0));
    qsizetype zeros = 0;
    while (zeros + 1 < digits.size() && digits.at(zeros) == u'0')
        ++zeros;
    digits.remove(0, zeros);
    QString number = (match.captured(1) == u"-" ? QStringLiteral("-") : QString()) + digits + match.captured(3);
    if (!match.captured(4).isEmpty())
        number += u'e' + match.captured(4);
    return number;
}

std::optional<QString> canonicalDate(const QString& text)
{
    const QString plain = text.normalized(QString::NormalizationForm_KC).trimmed();
    if (const QDate date = QDate::fromString(plain, Qt::ISODate); date.isValid() && plain.size() == 10)
        return date.toString(Qt::ISODate);
    static const QRegularExpression loose(
        QStringLiteral(R"(^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$)"));
    if (const auto match = loose.match(plain); match.hasMatch()) {
        const QDate date(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
        return date.isValid() ? std::optional(date.toString(Qt::ISODate)) : std::nullopt;
    }
    static const QRegularExpression month(QStringLiteral(R"(^\d{4}-(0[1-9]|1[0-2])$)"));
    if (month.match(plain).hasMatch())
        return plain;
    if (plain.size() > 10 && QDateTime::fromString(plain, Qt::ISODate).isValid())
        return plain;
    return {};
}

base::Expected<QString> cellFromJson(const QJsonValue& value, const model::Column& column)
{
    if (value.isNull())
        return QString();
    if (value.isString() && value.toString().trimmed().isEmpty())
        return QString();
    switch (column.type) {
    case model::ColumnType::Text:
        return orExpected(scalarText(value), column, QStringLiteral("a string"));
    case model::ColumnType::Number:
        if (value.isBool())
            return orExpected({}, column, QStringLiteral("a number"));
        return orExpected(canonicalNumber(scalarText(value).value_or(QString())), column, QStringLiteral("a number"));
    case model::ColumnType::Date:
        return orExpected(canonicalDate(value.toString()), column, QStringLiteral("a date such as \"2026-01-31\""));
    case model::ColumnType::Bool:
        return orExpected(canonicalBool(value), column, QStringLiteral("true or false"));
    case model::ColumnType::Enum:
        return orExpected(canonicalChoice(value, column.choices), column,
            QStringLiteral("one of: ") + column.choices.join(QStringLiteral(", ")));
    case model::ColumnType::List:
        return orExpected(canonicalList(value), column, QStringLiteral("an array of strings"));
    }
    return orExpected({}, column, QStringLiteral("a string"));
}

} // namespace spyhop::batch
