// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/sensitivedigits.h"

#include "core/policy/sensitiveforms.h"

#include <QtCore/QDate>
#include <algorithm>
#include <array>

namespace spyhop::policy {
namespace {

int digit(QChar c)
{
    return c.unicode() - u'0';
}

bool areDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), isDigit);
}

int number(QStringView digits)
{
    int result = 0;
    for (const QChar c : digits)
        result = result * 10 + digit(c);
    return result;
}

} // namespace

bool isCardNumber(QStringView digits)
{
    if (digits.size() < 13 || digits.size() > 19 || digits.front() < u'2' || digits.front() > u'6')
        return false;
    if (std::all_of(digits.begin(), digits.end(), [&](QChar c) { return c == digits.front(); }))
        return false;
    int sum = 0;
    bool doubled = false;
    for (qsizetype i = digits.size() - 1; i >= 0; --i, doubled = !doubled) {
        const int value = digit(digits.at(i)) * (doubled ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

bool isChineseId(QStringView text)
{
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr QStringView checks(u"10X98765432");
    if (text.size() != 18 || !areDigits(text.first(17)) || text.front() == u'0' || text.front() == u'9')
        return false;
    const QDate born(number(text.sliced(6, 4)), number(text.sliced(10, 2)), number(text.sliced(12, 2)));
    if (!born.isValid() || born.year() < 1900 || born.year() > 2100)
        return false;
    int sum = 0;
    for (qsizetype i = 0; i < 17; ++i)
        sum += digit(text.at(i)) * weights.at(static_cast<std::size_t>(i));
    return text.back().toUpper() == checks.at(sum % 11);
}

bool isSocialSecurityNumber(QStringView digits)
{
    if (digits.size() != 9)
        return false;
    const int area = number(digits.first(3)), group = number(digits.sliced(3, 2)), serial = number(digits.last(4));
    return area != 0 && area != 666 && area < 900 && group != 0 && serial != 0;
}

bool isHongKongId(QStringView text)
{
    if (text.size() < 8 || text.size() > 9)
        return false;
    const qsizetype letters = text.size() - 7;
    constexpr int space = 36; // stands for a letter that is not there
    int sum = letters == 1 ? space * 9 : 0;
    for (qsizetype i = 0; i < letters; ++i) {
        if (text.at(i) < u'A' || text.at(i) > u'Z')
            return false;
        sum += (text.at(i).unicode() - u'A' + 10) * static_cast<int>(7 + letters - i);
    }
    if (!areDigits(text.sliced(letters, 6)))
        return false;
    for (qsizetype i = 0; i < 6; ++i)
        sum += digit(text.at(letters + i)) * static_cast<int>(7 - i);
    const int check = (11 - sum % 11) % 11;
    return check == 10 ? text.back() == u'A' : text.back() == QChar(u'0' + check);
}

bool isTaiwanId(QStringView text)
{
    // The letters' numbers follow the order in which their counties were founded.
    constexpr QStringView order(u"ABCDEFGHJKLMNPQRSTUVXYWZIO");
    if (text.size() != 10 || !areDigits(text.sliced(1)) || !QStringView(u"1289").contains(text.at(1)))
        return false;
    const qsizetype place = order.indexOf(text.front());
    if (place < 0)
        return false;
    const int letter = static_cast<int>(place) + 10;
    int sum = letter / 10 + letter % 10 * 9 + digit(text.back());
    for (qsizetype i = 1; i < 9; ++i)
        sum += digit(text.at(i)) * static_cast<int>(9 - i);
    return sum % 10 == 0;
}

bool isChineseMobile(QStringView digits)
{
    return digits.size() == 11 && digits.front() == u'1' && digits.at(1) >= u'3' && digits.at(1) <= u'9';
}

} // namespace spyhop::policy
