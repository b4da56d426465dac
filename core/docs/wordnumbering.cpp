// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/wordnumbering.h"
#include "core/docs/officexml.h"

#include <algorithm>

namespace spyhop::docs {
namespace {

QString roman(int number)
{
    struct Digit {
        int value;
        const char16_t* letters;
    };
    static constexpr std::array digits{Digit{1000, u"m"}, Digit{900, u"cm"}, Digit{500, u"d"}, Digit{400, u"cd"},
        Digit{100, u"c"}, Digit{90, u"xc"}, Digit{50, u"l"}, Digit{40, u"xl"}, Digit{10, u"x"}, Digit{9, u"ix"},
        Digit{5, u"v"}, Digit{4, u"iv"}, Digit{1, u"i"}};
    if (number < 1 || number > 3999)
        return QString::number(number);
    QString letters;
    for (const Digit& digit : digits) {
        for (; number >= digit.value; number -= digit.value)
            letters += QStringView(digit.letters);
    }
    return letters;
}

QString letter(int number)
{
    if (number < 1 || number > 26 * 20)
        return QString::number(number);
    return QString((number - 1) / 26 + 1, QChar(u'a' + (number - 1) % 26));
}

QString chinese(int number)
{
    static const QString digits = QStringLiteral("〇一二三四五六七八九");
    if (number < 1 || number > 99)
        return QString::number(number);
    QString counted;
    if (number >= 20)
        counted += digits.at(number / 10);
    if (number >= 10)
        counted += u'十';
    if (number % 10 != 0)
        counted += digits.at(number % 10);
    return counted;
}

} // namespace

QString countedAs(const QString& format, int number)
{
    if (format == u"lowerRoman")
        return roman(number);
    if (format == u"upperRoman")
        return roman(number).toUpper();
    if (format == u"lowerLetter")
        return letter(number);
    if (format == u"upperLetter")
        return letter(number).toUpper();
    if (format.startsWith(u"chinese") || format.startsWith(u"ideograph") || format.startsWith(u"japanese"))
        return chinese(number);
    if (format == u"decimalZero")
        return QStringLiteral("%1").arg(number, 2, 10, QChar(u'0'));
    return QString::number(number);
}

base::Expected<WordNumbering> WordNumbering::read(const QByteArray& bytes, const QString& part)
{
    WordNumbering numbering;
    QString abstract;
    QString concrete;
    int level = -1;
    OfficeXml xml(bytes);
    while (xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"abstractNum") {
            abstract = xml.attribute(u"abstractNumId");
            numbering.m_lists.insert(abstract, {});
            level = -1;
        } else if (xml.name() == u"num") {
            concrete = xml.attribute(u"numId");
            abstract.clear();
        } else if (xml.name() == u"abstractNumId") {
            numbering.m_abstracts.insert(concrete, xml.attribute(u"val"));
        } else if (xml.name() == u"lvl") {
            level = xml.attribute(u"ilvl").toInt();
        } else if (!abstract.isEmpty() && level >= 0 && level < levelCount) {
            Level& one = numbering.m_lists[abstract].levels.at(static_cast<std::size_t>(level));
            if (xml.name() == u"numFmt")
                one.format = xml.attribute(u"val");
            else if (xml.name() == u"lvlText")
                one.pattern = xml.attribute(u"val");
            else if (xml.name() == u"start")
                one.start = std::clamp(xml.attribute(u"val").toInt(), 0, 32'767);
        }
    }
    if (const auto fine = xml.status(part); !fine)
        return tl::make_unexpected(fine.error());
    return numbering;
}

QString WordNumbering::next(const QString& numbering, int level)
{
    const auto list = m_lists.find(m_abstracts.value(numbering));
    if (list == m_lists.end() || level < 0 || level >= levelCount)
        return {};
    const auto here = static_cast<std::size_t>(level);
    const Level& own = list->levels.at(here);
    if (own.format == u"none")
        return {};
    if (own.format == u"bullet")
        return QStringLiteral("-");
    for (std::size_t above = 0; above < here; ++above) {
        if (list->counts.at(above) == 0)
            list->counts.at(above) = list->levels.at(above).start;
    }
    int& count = list->counts.at(here);
    count = count == 0 ? own.start : count + 1;
    for (std::size_t below = here + 1; below < levelCount; ++below)
        list->counts.at(below) = 0;
    QString mark;
    for (qsizetype i = 0; i < own.pattern.size(); ++i) {
        const int digit = i + 1 < own.pattern.size() ? own.pattern.at(i + 1).digitValue() : -1;
        if (own.pattern.at(i) != u'%' || digit < 1 || digit > levelCount) {
            mark += own.pattern.at(i);
            continue;
        }
        const auto named = static_cast<std::size_t>(digit - 1);
        mark += countedAs(list->levels.at(named).format, list->counts.at(named));
        ++i;
    }
    return mark;
}

} // namespace spyhop::docs
