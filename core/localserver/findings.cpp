// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/fieldextractor.h"

#include <QtCore/QDate>
#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::localserver {
namespace {

QString iso(int year, int month, int day)
{
    const QDate date(year, month, day);
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

int monthFromName(const QString& name)
{
    static const QStringList months = QStringLiteral("jan feb mar apr may jun jul aug sep oct nov dec").split(u' ');
    return static_cast<int>(months.indexOf(name.left(3).toLower())) + 1;
}

//! Runs one pattern; `read` turns a match into an ISO date or nothing.
template <typename Read>
void collect(const QString& text, const QRegularExpression& pattern, QList<FoundDate>* dates, Read read)
{
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const qsizetype at = match.capturedStart();
        const bool isTaken = std::any_of(dates->begin(), dates->end(),
            [&](const FoundDate& date) { return at < date.at + date.length && at + match.capturedLength() > date.at; });
        const QString date = isTaken ? QString() : read(match);
        if (!date.isEmpty())
            dates->append({date, at, match.capturedLength()});
    }
}

double unitFactor(QStringView unit)
{
    if (unit == u"万" || unit == u"萬")
        return 1e4;
    if (unit == u"亿" || unit == u"億")
        return 1e8;
    if (unit.compare(u"k", Qt::CaseInsensitive) == 0 || unit.compare(u"thousand", Qt::CaseInsensitive) == 0
        || unit == u"千")
        return 1e3;
    if (unit.compare(u"m", Qt::CaseInsensitive) == 0 || unit.compare(u"million", Qt::CaseInsensitive) == 0)
        return 1e6;
    if (unit.compare(u"bn", Qt::CaseInsensitive) == 0 || unit.compare(u"billion", Qt::CaseInsensitive) == 0)
        return 1e9;
    return 1;
}

} // namespace

QList<FoundDate> findDates(const QString& text)
{
    static const QRegularExpression yearFirst(
        QStringLiteral("(?<!\\d)(\\d{4})\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})(?!\\d)日?"));
    static const QRegularExpression dayFirst(
        QStringLiteral("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s+(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
                       "\\.?,?\\s+(\\d{4})"));
    static const QRegularExpression monthFirst(QStringLiteral(
        "\\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})"));
    static const QRegularExpression dotted(QStringLiteral("(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?![\\d])"));
    static const QRegularExpression noYear(QStringLiteral("(?<!\\d)(\\d{1,2})月(\\d{1,2})[日号]"));
    static const QRegularExpression dayMonth(
        QStringLiteral("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s+(January|February|March|April|May|June|July|August|"
                       "September|October|November|December)\\b"));
    QList<FoundDate> dates;
    using Match = const QRegularExpressionMatch&;
    const auto number = [](Match match, int group) { return match.capturedView(group).toInt(); };
    collect(text, yearFirst, &dates, [&](Match m) { return iso(number(m, 1), number(m, 2), number(m, 3)); });
    collect(
        text, dayFirst, &dates, [&](Match m) { return iso(number(m, 3), monthFromName(m.captured(2)), number(m, 1)); });
    collect(text, monthFirst, &dates,
        [&](Match m) { return iso(number(m, 3), monthFromName(m.captured(1)), number(m, 2)); });
    collect(text, dotted, &dates, [&](Match m) { return iso(number(m, 3), number(m, 2), number(m, 1)); });
    const auto byPlace = [](const FoundDate& a, const FoundDate& b) { return a.at < b.at; };
    std::sort(dates.begin(), dates.end(), byPlace);
    if (!dates.isEmpty()) {
        const int year = dates.first().iso.left(4).toInt();
        collect(text, noYear, &dates, [&](Match m) { return iso(year, number(m, 1), number(m, 2)); });
        collect(text, dayMonth, &dates, [&](Match m) { return iso(year, monthFromName(m.captured(2)), number(m, 1)); });
        std::sort(dates.begin(), dates.end(), byPlace);
    }
    return dates;
}

QList<FoundNumber> findNumbers(const QString& text)
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<![\\w.,-])([$€£¥￥]|(?:USD|EUR|CNY|RMB|GBP|US\\$|人民币)\\s?)?\\s?(-?\\d{1,3}(?:,\\d{3})+(?:"
                       "\\.\\d+)?|-?\\d+(?:\\.\\d+)?)"
                       "\\s?(万|萬|亿|億|千|[kK](?![a-zA-Z])|million\\b|billion\\b|thousand\\b|bn\\b|M(?![a-zA-Z]))?"
                       "\\s?(元|美元|欧元|USD|EUR|CNY|RMB|yuan|dollars|euros|%|％)?"),
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression chineseBefore(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
    const QList<FoundDate> dates = findDates(text);
    QList<FoundNumber> numbers;
    // \w includes Chinese characters, which may stand right before a number: a blank put between parts them, and the
    // map back is not needed as only nearness counts.
    QString spaced;
    QList<qsizetype> origin;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (i > 0 && (c.isDigit() || c == u'¥' || c == u'￥') && text.at(i - 1).script() == QChar::Script_Han) {
            spaced += u' ';
            origin << i;
        }
        spaced += c;
        origin << i;
    }
    for (auto it = pattern.globalMatch(spaced); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        FoundNumber found;
        found.at = origin.at(match.capturedStart(2));
        const bool inDate = std::any_of(dates.begin(), dates.end(),
            [&](const FoundDate& date) { return found.at >= date.at && found.at < date.at + date.length; });
        if (inDate)
            continue;
        QString digits = match.captured(2);
        found.value = digits.remove(u',').toDouble() * unitFactor(match.capturedView(3));
        const QStringView after = match.capturedView(4);
        found.isPercent = after == u"%" || after == u"％";
        found.isMoney = !match.capturedView(1).isEmpty() || (!after.isEmpty() && !found.isPercent);
        // "1." or "2)" at the start of a line numbers a list.
        const qsizetype lineStart = spaced.lastIndexOf(u'\n', match.capturedStart(2)) + 1;
        const QStringView before = QStringView(spaced).sliced(lineStart, match.capturedStart(2) - lineStart);
        const qsizetype end = match.capturedEnd(2);
        const QChar next = end < spaced.size() ? spaced.at(end) : QChar(u' ');
        if (before.trimmed().isEmpty() && (next == u'.' || next == u')' || next == u'、'))
            continue;
        numbers << found;
    }
    return numbers;
}

} // namespace spyhop::localserver
