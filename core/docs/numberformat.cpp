// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/numberformat.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <algorithm>
#include <array>
#include <cmath>

namespace spyhop::docs {
namespace {

struct BuiltIn {
    int id;
    const char16_t* code;
};

// ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates in East Asian editions.
constexpr std::array builtIns{BuiltIn{1, u"0"}, BuiltIn{2, u"0.00"}, BuiltIn{3, u"#,##0"}, BuiltIn{4, u"#,##0.00"},
    BuiltIn{9, u"0%"}, BuiltIn{10, u"0.00%"}, BuiltIn{11, u"0.00E+00"}, BuiltIn{12, u"# ?/?"}, BuiltIn{13, u"# ?/?"},
    BuiltIn{14, u"yyyy-mm-dd"}, BuiltIn{15, u"d-mmm-yy"}, BuiltIn{16, u"d-mmm"}, BuiltIn{17, u"mmm-yy"},
    BuiltIn{18, u"h:mm AM/PM"}, BuiltIn{19, u"h:mm:ss AM/PM"}, BuiltIn{20, u"h:mm"}, BuiltIn{21, u"h:mm:ss"},
    BuiltIn{22, u"yyyy-mm-dd h:mm"}, BuiltIn{37, u"#,##0;-#,##0"}, BuiltIn{38, u"#,##0;-#,##0"},
    BuiltIn{39, u"#,##0.00;-#,##0.00"}, BuiltIn{40, u"#,##0.00;-#,##0.00"}, BuiltIn{41, u"#,##0;-#,##0"},
    BuiltIn{42, u"#,##0;-#,##0"}, BuiltIn{43, u"#,##0.00;-#,##0.00"}, BuiltIn{44, u"#,##0.00;-#,##0.00"},
    BuiltIn{45, u"mm:ss"}, BuiltIn{46, u"[h]:mm:ss"}, BuiltIn{47, u"mm:ss.0"}, BuiltIn{48, u"##0.0E+0"},
    BuiltIn{49, u"@"}};

//! Past this a double has no fraction, and its decimal digits are no more than 21.
constexpr double largestPlain = 1e21;
constexpr int mostDecimals = 30;

//! Sections are parted by semicolons that stand in no quotes and no brackets.
QStringList sectionsOf(const QString& code)
{
    QStringList sections{QString()};
    bool quoted = false;
    bool bracket = false;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const QChar c = code.at(i);
        if (c == u'\\' && i + 1 < code.size()) {
            sections.last() += c;
            sections.last() += code.at(++i);
            continue;
        }
        if (c == u'"')
            quoted = !quoted;
        else if (!quoted && (c == u'[' || c == u']'))
            bracket = c == u'[';
        if (c == u';' && !quoted && !bracket)
            sections.append(QString());
        else
            sections.last() += c;
    }
    return sections;
}

//! The code without quoted text, escapes and colours; "[h]" stays.
QString letters(const QString& code)
{
    QString bare;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const QChar c = code.at(i);
        if (c == u'\\' || c == u'_' || c == u'*') {
            ++i;
        } else if (c == u'"') {
            const qsizetype end = code.indexOf(u'"', i + 1);
            i = end < 0 ? code.size() : end;
        } else if (c == u'[') {
            const qsizetype end = code.indexOf(u']', i + 1);
            const QString inside = code.mid(i + 1, end < 0 ? -1 : end - i - 1).toLower();
            if (!inside.isEmpty() && QStringView(u"hms").contains(inside.front())
                && inside.count(inside.front()) == inside.size())
                bare += u'[' + inside + u']';
            i = end < 0 ? code.size() : end;
        } else {
            bare += c.toLower();
        }
    }
    return bare;
}

QString grouped(QString digits)
{
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, u',');
    return digits;
}

QString asFraction(double magnitude)
{
    constexpr int largestDenominator = 99;
    const double whole = std::floor(magnitude);
    const double rest = magnitude - whole;
    int best = 1;
    for (int denominator = 1; denominator <= largestDenominator; ++denominator) {
        if (std::abs(rest - std::round(rest * denominator) / denominator)
            < std::abs(rest - std::round(rest * best) / best) - 1e-12)
            best = denominator;
    }
    const auto numerator = static_cast<int>(std::round(rest * best));
    if (numerator == 0)
        return QString::number(whole, 'f', 0);
    if (numerator == best)
        return QString::number(whole + 1, 'f', 0);
    const QString part = QStringLiteral("%1/%2").arg(numerator).arg(best);
    return whole > 0 ? QString::number(whole, 'f', 0) + u' ' + part : part;
}

} // namespace

QString generalNumber(double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("#NUM!");
    if (value == std::floor(value) && std::abs(value) < largestPlain)
        return QString::number(value, 'f', 0) == u"-0" ? QStringLiteral("0") : QString::number(value, 'f', 0);
    return QString::number(value, 'g', 15);
}

QString NumberFormat::builtIn(int id)
{
    for (const BuiltIn& known : builtIns) {
        if (known.id == id)
            return QString::fromUtf16(known.code);
    }
    const bool timeOnly = id >= 32 && id <= 33;
    if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58))
        return timeOnly ? QStringLiteral("h:mm:ss") : QStringLiteral("yyyy-mm-dd");
    return QStringLiteral("General");
}

NumberFormat::NumberFormat(const QString& code)
{
    const QStringList sections = sectionsOf(code);
    const QString bare = letters(sections.first());
    const bool general = bare.contains(u"general");
    // "e" is a year in East Asia, an exponent after a digit.
    const bool exponent = bare.contains(u"e+") || bare.contains(u"e-");
    if (!general && !exponent) {
        const bool month = bare.contains(u'm');
        m_hasDay = bare.contains(u'y') || bare.contains(u'd') || bare.contains(u'e') || bare.contains(u"mmm")
            || (month && !bare.contains(u'h') && !bare.contains(u's'));
        m_hasTime = bare.contains(u'h') || bare.contains(u's');
        m_hasSeconds = bare.contains(u's');
        m_elapsed = bare.contains(u"[h") || bare.contains(u"[m") || bare.contains(u"[s");
        m_date = (m_hasDay || m_hasTime || m_elapsed) && !bare.contains(u'0') && !bare.contains(u'#');
        m_date = m_date || (m_hasTime && m_hasSeconds && !bare.contains(u'#'));
    }
    for (const QString& section : sections)
        m_sections.append(parseSection(section));
}

NumberFormat::Section NumberFormat::parseSection(QStringView code)
{
    Section section;
    bool afterPoint = false;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const QChar c = code.at(i);
        QString& literal = section.digits ? section.suffix : section.prefix;
        if (c == u'0' || c == u'#' || c == u'?') {
            if (!afterPoint && c == u'0')
                ++section.minimumDigits;
            if (afterPoint && !section.scientific)
                ++section.decimals;
            // Text between placeholders (phone numbers) is rare; it would stand behind.
            section.digits = true;
        } else if (c == u'.') {
            afterPoint = true;
        } else if (c == u',' && section.digits) {
            const bool more = i + 1 < code.size() && QStringView(u"0#?").contains(code.at(i + 1));
            section.grouped = section.grouped || more;
            section.thousands += more ? 0 : 1;
        } else if (c == u'%') {
            ++section.percents;
            literal += c;
        } else if (c == u'/' && section.digits) {
            section.fraction = true;
        } else if ((c == u'E' || c == u'e') && i + 1 < code.size() && QStringView(u"+-").contains(code.at(i + 1))) {
            section.scientific = true;
            ++i;
        } else if (c == u'"') {
            const qsizetype end = code.indexOf(u'"', i + 1);
            literal += code.sliced(i + 1, (end < 0 ? code.size() : end) - i - 1);
            i = end < 0 ? code.size() : end;
        } else if (c == u'\\' && i + 1 < code.size()) {
            literal += code.at(++i);
        } else if (c == u'_' || c == u'*') {
            ++i;
        } else if (c == u'[') {
            const qsizetype end = code.indexOf(u']', i + 1);
            const QStringView inside = code.sliced(i + 1, (end < 0 ? code.size() : end) - i - 1);
            if (inside.startsWith(u'$'))
                literal += inside.sliced(1).toString().section(u'-', 0, 0);
            i = end < 0 ? code.size() : end;
        } else if (c.toLower() == u'g' && code.sliced(i).startsWith(u"general", Qt::CaseInsensitive)) {
            section.general = section.digits = true;
            i += 6;
        } else if (c != u'@') {
            literal += c;
        }
    }
    section.decimals = std::min(section.decimals, mostDecimals);
    section.minimumDigits = std::min(section.minimumDigits, mostDecimals);
    return section;
}

QString NumberFormat::shown(const Section& section, double magnitude)
{
    if (section.general)
        return section.prefix + generalNumber(magnitude) + section.suffix;
    if (!section.digits)
        return section.prefix;
    for (int i = 0; i < section.percents; ++i)
        magnitude *= 100;
    for (int i = 0; i < section.thousands; ++i)
        magnitude /= 1000;
    QString number;
    if (section.fraction) {
        // What stands between the placeholders of a fraction is blank.
        return (section.prefix + asFraction(magnitude) + section.suffix).trimmed();
    }
    if (section.scientific) {
        number = QString::number(magnitude, 'E', section.decimals);
    } else {
        // One unit more in the last place that a double knows: 1.005 is shown as 1.01, as spreadsheets do.
        number = QString::number(magnitude * (1 + 2e-16), 'f', section.decimals);
        const qsizetype point = number.indexOf(u'.');
        QString whole = point < 0 ? number : number.left(point);
        if (whole == u"0" && section.minimumDigits == 0 && section.decimals > 0)
            whole.clear();
        whole = whole.rightJustified(section.minimumDigits, u'0');
        number = (section.grouped ? grouped(whole) : whole) + (point < 0 ? QString() : number.mid(point));
    }
    return section.prefix + number + section.suffix;
}

QString NumberFormat::display(double value, bool date1904) const
{
    if (!std::isfinite(value))
        return generalNumber(value);
    if (m_date) {
        // Serials beyond the year 9999, and those below zero, are numbers.
        constexpr double lastDay = 2'958'466;
        if (value < 0 || value >= lastDay)
            return generalNumber(value);
        const auto seconds = static_cast<qint64>(std::llround(value * 86'400));
        if (m_elapsed) {
            return QStringLiteral("%1:%2:%3")
                .arg(seconds / 3600)
                .arg(seconds / 60 % 60, 2, 10, QChar(u'0'))
                .arg(seconds % 60, 2, 10, QChar(u'0'));
        }
        // Excel believes in 1900-02-29: the days before it count one less.
        const qint64 days = seconds / 86'400;
        const QDate epoch = date1904 ? QDate(1904, 1, 1) : QDate(1899, 12, days < 60 ? 31 : 30);
        const QTime time = QTime(0, 0).addSecs(static_cast<int>(seconds % 86'400));
        const bool withSeconds = m_hasSeconds || time.second() != 0;
        const QString clock = time.toString(withSeconds ? u"HH:mm:ss" : u"HH:mm");
        if (!m_hasDay || (days == 0 && m_hasTime && !date1904))
            return clock;
        const QString day = epoch.addDays(days).toString(Qt::ISODate);
        return m_hasTime ? day + u' ' + clock : day;
    }
    const bool ownNegative = value < 0 && m_sections.size() > 1;
    const bool ownZero = value == 0 && m_sections.size() > 2;
    const Section& section = ownZero ? m_sections.at(2) : m_sections.at(ownNegative ? 1 : 0);
    const QString body = shown(section, std::abs(value));
    const bool signless = ownNegative || value >= 0;
    const bool shownAsZero = std::none_of(body.cbegin(), body.cend(), [](QChar c) { return c.isDigit() && c != u'0'; });
    return signless || (shownAsZero && !section.general) ? body : u'-' + body;
}

} // namespace spyhop::docs
