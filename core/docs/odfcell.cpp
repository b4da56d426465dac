// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/odfcell.h"
#include "core/docs/numberformat.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QTime>
#include <QtCore/QXmlStreamAttributes>
#include <algorithm>
#include <cmath>
#include <iterator>

namespace spyhop::docs {
namespace {

constexpr QChar minus(0x2212);
//! More digits than a double holds.
constexpr qsizetype digitsOfDouble = 15;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isPlainDigits(const QString& value)
{
    return !value.isEmpty() && std::all_of(value.cbegin(), value.cend(), isDigit);
}

//! What stands between digits, in whatever language: points, spaces, apostrophes.
bool isSeparator(QChar c)
{
    return QStringView(u".,' \u00a0\u2009\u202f\u2019\u066b\u066c").contains(c);
}

//! A figure as it is shown, taken apart as one language writes it.
struct Figure {
    QString whole; //!< with the separators of its groups
    QString fraction; //!< digits
};

QString digitsOf(const QString& text)
{
    QString digits;
    std::copy_if(text.cbegin(), text.cend(), std::back_inserter(digits), isDigit);
    return digits;
}

//! Whether all separators in it are the same, and none is `other`.
bool isGroupedBy(const QString& whole, QChar other)
{
    QChar mark;
    return std::all_of(whole.cbegin(), whole.cend(), [&mark, other](QChar c) {
        if (isDigit(c))
            return true;
        const bool same = mark.isNull() || mark == c;
        mark = c;
        return same && c != other;
    });
}

bool isValue(const Figure& figure, double value)
{
    const double shown = (u'0' + digitsOf(figure.whole) + u'.' + figure.fraction + u'0').toDouble();
    const double half = 0.5 * std::pow(10.0, -static_cast<double>(figure.fraction.size()));
    return std::abs(shown - value) <= half * (1 + 1e-6) + value * 1e-14;
}

//! `shown` with '.' and ',', if the figure in it is this value, rounded; else as it is.
QString inOneNotation(const QString& shown, double value)
{
    const auto first = std::find_if(shown.cbegin(), shown.cend(), isDigit);
    const auto last = std::find_if(shown.crbegin(), shown.crend(), isDigit).base();
    if (first == shown.cend() || !std::all_of(first, last, [](QChar c) { return isDigit(c) || isSeparator(c); }))
        return shown;
    QString before = shown.left(first - shown.cbegin());
    const QString figure = shown.mid(first - shown.cbegin(), last - first);
    const QString after = shown.mid(last - shown.cbegin());
    const auto point = std::find_if(figure.crbegin(), figure.crend(), isSeparator);
    QList<Figure> readings;
    if (point != figure.crend()) {
        const qsizetype at = point.base() - figure.cbegin() - 1;
        if (isGroupedBy(figure.left(at), *point))
            readings.append({figure.left(at), figure.mid(at + 1)});
    } else if (before.endsWith(u',') || before.endsWith(u'.')) {
        readings.append({QString(), figure}); // ",5"
    }
    if (isGroupedBy(figure, QChar()))
        readings.append({figure, QString()});
    const auto right = std::find_if(readings.cbegin(), readings.cend(),
        [value](const Figure& reading) { return isValue(reading, std::abs(value)); });
    if (right == readings.cend())
        return shown;
    QString whole = right->whole;
    if (whole.isEmpty())
        before.chop(1);
    std::replace_if(whole.begin(), whole.end(), isSeparator, QChar(u','));
    if (before.endsWith(minus))
        before.back() = u'-';
    return before + whole + (right->fraction.isEmpty() ? QString() : u'.' + right->fraction) + after;
}

QString numberText(const OdfCell& cell)
{
    bool isNumber = false;
    const double value = cell.value.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value))
        return cell.shown;
    const bool isLong = isPlainDigits(cell.value) && cell.value.size() > digitsOfDouble;
    if (cell.shown.isEmpty())
        return isPlainDigits(cell.value) ? cell.value : generalNumber(value);
    static const QRegularExpression exponent(QStringLiteral("^([-+]?\\d+)(?:[.,](\\d+))?[eE]([-+]?\\d+)$"));
    if (const auto parts = exponent.match(cell.shown); parts.hasMatch()) {
        if (isLong)
            return cell.value; // as it stands in the file
        const QString fraction = parts.captured(2);
        return parts.captured(1) + (fraction.isEmpty() ? QString() : u'.' + fraction) + u'E' + parts.captured(3);
    }
    const bool isShare = cell.type == u"percentage" || cell.shown.contains(u'%');
    return inOneNotation(cell.shown, isShare ? value * 100 : value);
}

//! ISO 8601, without what is not said: no seconds that are none, no midnight where no time is shown.
QString dateText(const OdfCell& cell)
{
    QString text = cell.value;
    if (text.isEmpty())
        return cell.shown;
    text.replace(u'T', u' ');
    const qsizetype point = text.indexOf(u'.');
    text.truncate(point < 0 ? text.size() : point);
    if (text.endsWith(u":00") && text.size() == 19)
        text.chop(3);
    if (text.endsWith(u" 00:00") && !cell.shown.contains(u':'))
        text.chop(6);
    return text;
}

//! A duration as the clock shows it; hours go on past a day's where the cell shows them so.
QString timeText(const OdfCell& cell)
{
    static const QRegularExpression duration(
        QStringLiteral("^PT(?:(\\d{1,7})H)?(?:(\\d{1,7})M)?(?:(\\d{1,7})(?:[.,]\\d+)?S)?$"));
    const auto parts = duration.match(cell.value);
    if (!parts.hasMatch())
        return cell.shown;
    const qint64 seconds
        = parts.captured(1).toLongLong() * 3'600 + parts.captured(2).toLongLong() * 60 + parts.captured(3).toLongLong();
    const qint64 hours = seconds / 3'600;
    if (hours >= 24 && cell.shown.contains(QString::number(hours))) {
        return QStringLiteral("%1:%2:%3")
            .arg(hours)
            .arg(seconds / 60 % 60, 2, 10, QChar(u'0'))
            .arg(seconds % 60, 2, 10, QChar(u'0'));
    }
    const bool withSeconds = seconds % 60 != 0 || cell.shown.count(u':') > 1;
    return QTime(0, 0).addSecs(static_cast<int>(seconds % 86'400)).toString(withSeconds ? u"HH:mm:ss" : u"HH:mm");
}

} // namespace

OdfCell OdfCell::from(const QXmlStreamAttributes& attributes)
{
    OdfCell cell;
    QString other; // of cells that name no type
    for (const QXmlStreamAttribute& one : attributes) {
        const auto name = one.name();
        if (name == u"value-type" && cell.type.isEmpty())
            cell.type = one.value().toString();
        else if (name == u"formula")
            cell.isFormula = true;
        else if (name == u"value")
            other = one.value().toString();
        else if (name == u"date-value" || name == u"time-value" || name == u"boolean-value" || name == u"string-value")
            cell.value = one.value().toString();
    }
    const bool isNumber = cell.type == u"float" || cell.type == u"percentage" || cell.type == u"currency";
    if (isNumber || cell.type.isEmpty())
        cell.value = other;
    return cell;
}

bool OdfCell::isUnstored() const
{
    return isFormula && type.isEmpty() && value.isEmpty() && shown.isEmpty();
}

QString typedText(const OdfCell& cell)
{
    if (cell.type == u"float" || cell.type == u"percentage" || cell.type == u"currency")
        return numberText(cell);
    if (cell.type == u"date")
        return dateText(cell);
    if (cell.type == u"time")
        return timeText(cell);
    if (cell.type == u"boolean" && (cell.value == u"true" || cell.value == u"false"))
        return cell.value.toUpper();
    return cell.shown.isEmpty() ? cell.value : cell.shown;
}

QString shownText(const OdfCell& cell)
{
    if (cell.type == u"date")
        return dateText(cell);
    return cell.shown.isEmpty() ? cell.value : cell.shown;
}

} // namespace spyhop::docs
