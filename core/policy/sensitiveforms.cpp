// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/sensitiveforms.h"

#include "core/policy/sensitivedigits.h"

#include <QtCore/QString>
#include <algorithm>
#include <array>

namespace spyhop::policy {
namespace {

//! Goes on behind what would be a number's end.
bool goesOn(QStringView text, qsizetype end)
{
    const QChar next = charAt(text, end);
    return isWord(next) || next == u'@' || (next == u'-' && isDigit(charAt(text, end + 1)));
}

//! Where "867-5309" ends behind "+1 (415) ", whose `digits` count too; -1: nothing of that kind stands there.
qsizetype internationalEnd(QStringView text, qsizetype place, qsizetype digits)
{
    qsizetype end = -1;
    while (true) {
        const qsizetype group = digitsFrom(text, place, mostPhone + 1);
        place += group;
        digits += group;
        const bool hasMore = isGap(charAt(text, place)) && isDigit(charAt(text, place + 1));
        if (group == 0 || digits > mostPhone)
            return end;
        if (digits >= leastPhone && !isWord(charAt(text, place)) && charAt(text, place) != u'@')
            end = place;
        if (!hasMore)
            return end;
        ++place;
    }
}

//! Where "867-5309" ends behind "(415) ", and "12345678" behind "(010) "; -1: nothing of that kind stands there.
qsizetype nationalEnd(QStringView text, QStringView area, qsizetype place)
{
    const qsizetype first = digitsFrom(text, place, 9);
    qsizetype end = -1;
    if (area.size() == 3 && area.front() >= u'2' && first == 3 && isGap(charAt(text, place + 3))
        && digitsFrom(text, place + 4, 5) == 4)
        end = place + 8;
    else if ((area.size() == 3 || area.size() == 4) && area.front() == u'0' && (first == 7 || first == 8))
        end = place + first;
    return end < 0 || goesOn(text, end) ? -1 : end;
}

} // namespace

QChar closing(QChar bracket)
{
    return bracket == u'(' ? QChar(u')') : bracket == u'（' ? QChar(u'）') : QChar();
}

qsizetype digitsFrom(QStringView text, qsizetype from, qsizetype most)
{
    qsizetype count = 0;
    while (count < most && isDigit(charAt(text, from + count)))
        ++count;
    return count;
}

std::optional<Stretch> bracketedPhone(QStringView text, qsizetype from)
{
    constexpr qsizetype longestCode = 3, longestArea = 5;
    const bool plus = charAt(text, from - 1) == u'+';
    qsizetype place = from;
    qsizetype digits = 0;
    if (plus) {
        digits = digitsFrom(text, place, longestCode + 1);
        if (digits == 0 || digits > longestCode || text.at(place) == u'0')
            return std::nullopt;
        place += digits;
        place += isGap(charAt(text, place)) ? 1 : 0;
    }
    const QChar close = closing(charAt(text, place));
    const qsizetype area = place + 1, length = digitsFrom(text, area, longestArea + 1);
    if (close.isNull() || length == 0 || length > longestArea || charAt(text, area + length) != close)
        return std::nullopt;
    place = area + length + 1;
    place += isGap(charAt(text, place)) ? 1 : 0;
    const qsizetype end
        = plus ? internationalEnd(text, place, digits + length) : nationalEnd(text, text.sliced(area, length), place);
    if (end < 0)
        return std::nullopt;
    return Stretch{plus ? from - 1 : from, end};
}

qsizetype dottedCardEnd(QStringView text, qsizetype from)
{
    constexpr std::array forms{QStringView(u"4444"), QStringView(u"465"), QStringView(u"44443")};
    constexpr qsizetype longestGroup = 6, mostGroups = 5;
    QString digits, form;
    qsizetype place = from;
    while (true) {
        const qsizetype group = digitsFrom(text, place, longestGroup + 1);
        if (group > longestGroup || form.size() == mostGroups)
            return -1;
        digits += text.sliced(place, group);
        form += QChar(u'0' + static_cast<char16_t>(group));
        place += group;
        if (charAt(text, place) != u'.' || !isDigit(charAt(text, place + 1)))
            break;
        ++place;
    }
    const bool isForm = std::find(forms.begin(), forms.end(), form) != forms.end();
    return isForm && !goesOn(text, place) && isCardNumber(digits) ? place : -1;
}

} // namespace spyhop::policy
