// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/address.h"

#include <QtCore/QList>
#include <algorithm>

namespace spyhop::policy {
namespace {

constexpr int bitsOfV4 = 32, bitsOfV6 = 128, bitsOfMapped = 96;

int digitOf(QChar c)
{
    return c >= u'0' && c <= u'9' ? c.unicode() - u'0' : -1;
}

//! A decimal number as a person writes it: no sign, no leading zero.
std::optional<int> decimal(QStringView text, int most)
{
    if (text.isEmpty() || text.size() > 3 || (text.size() > 1 && text.front() == u'0'))
        return std::nullopt;
    int number = 0;
    for (const QChar c : text) {
        if (digitOf(c) < 0)
            return std::nullopt;
        number = number * 10 + digitOf(c);
    }
    return number <= most ? std::optional(number) : std::nullopt;
}

std::optional<std::array<quint8, 4>> parseV4(QStringView text)
{
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() != 4)
        return std::nullopt;
    std::array<quint8, 4> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto part = decimal(parts.at(static_cast<qsizetype>(i)), 255);
        if (!part)
            return std::nullopt;
        bytes.at(i) = static_cast<quint8>(*part);
    }
    return bytes;
}

std::optional<int> hexGroup(QStringView text)
{
    if (text.isEmpty() || text.size() > 4)
        return std::nullopt;
    int number = 0;
    for (const QChar c : text) {
        const QChar lower = c.unicode() < 128 ? c.toLower() : c;
        const int digit = digitOf(c) >= 0    ? digitOf(c)
            : lower >= u'a' && lower <= u'f' ? lower.unicode() - u'a' + 10
                                             : -1;
        if (digit < 0)
            return std::nullopt;
        number = number * 16 + digit;
    }
    return number;
}

//! The groups on one side of "::", the last of which may be an IPv4 address.
std::optional<QList<quint8>> groups(QStringView text, bool mayEndInV4)
{
    QList<quint8> bytes;
    if (text.isEmpty())
        return bytes;
    const QList<QStringView> parts = text.split(u':');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (mayEndInV4 && i == parts.size() - 1 && parts.at(i).contains(u'.')) {
            const auto v4 = parseV4(parts.at(i));
            if (!v4)
                return std::nullopt;
            for (const quint8 byte : *v4)
                bytes.append(byte);
            return bytes;
        }
        const auto group = hexGroup(parts.at(i));
        if (!group)
            return std::nullopt;
        bytes.append(static_cast<quint8>(*group >> 8));
        bytes.append(static_cast<quint8>(*group & 0xFF));
    }
    return bytes;
}

std::optional<std::array<quint8, 16>> parseV6(QStringView text)
{
    constexpr qsizetype longest = 45; // the longest text form, with an IPv4 end
    if (text.size() > longest)
        return std::nullopt;
    const qsizetype gap = text.indexOf(QStringView(u"::"));
    const auto front = groups(gap < 0 ? text : text.first(gap), gap < 0);
    const auto back = groups(gap < 0 ? QStringView() : text.sliced(gap + 2), true);
    if (!front || !back)
        return std::nullopt;
    const qsizetype size = front->size() + back->size();
    if (gap < 0 ? size != 16 : size > 14)
        return std::nullopt;
    std::array<quint8, 16> bytes{};
    std::copy(front->begin(), front->end(), bytes.begin());
    std::copy(back->begin(), back->end(), bytes.end() - back->size());
    return bytes;
}

bool isMapped(const std::array<quint8, 16>& bytes)
{
    return std::all_of(bytes.begin(), bytes.begin() + 10, [](quint8 byte) { return byte == 0; }) && bytes.at(10) == 0xFF
        && bytes.at(11) == 0xFF;
}

Address v4Of(const std::array<quint8, 16>& mapped)
{
    Address address;
    std::copy(mapped.begin() + 12, mapped.end(), address.bytes.begin());
    return address;
}

//! Sets the bits behind the prefix to 0.
void clearBehind(std::array<quint8, 16>& bytes, int prefix)
{
    for (int i = 0; i < static_cast<int>(bytes.size()); ++i) {
        const int kept = std::clamp(prefix - i * 8, 0, 8);
        bytes.at(static_cast<std::size_t>(i)) &= static_cast<quint8>(0xFF00 >> kept);
    }
}

bool sameBits(const std::array<quint8, 16>& a, const std::array<quint8, 16>& b, int count)
{
    std::array<quint8, 16> left = a, right = b;
    clearBehind(left, count);
    clearBehind(right, count);
    return left == right;
}

} // namespace

std::optional<Address> Address::parse(QStringView text)
{
    Address address;
    if (!text.contains(u':')) {
        const auto v4 = parseV4(text);
        if (!v4)
            return std::nullopt;
        std::copy(v4->begin(), v4->end(), address.bytes.begin());
        return address;
    }
    const auto v6 = parseV6(text);
    if (!v6)
        return std::nullopt;
    if (isMapped(*v6))
        return v4Of(*v6);
    address.isV4 = false;
    address.bytes = *v6;
    return address;
}

std::optional<AddressRange> AddressRange::parse(QStringView text)
{
    const qsizetype slash = text.indexOf(u'/');
    const QStringView head = slash < 0 ? text : text.first(slash);
    const bool isV6 = head.contains(u':');
    std::optional<int> prefix = isV6 ? bitsOfV6 : bitsOfV4;
    if (slash >= 0)
        prefix = decimal(text.sliced(slash + 1), *prefix);
    if (!prefix)
        return std::nullopt;
    AddressRange range;
    range.m_prefix = *prefix;
    if (isV6) {
        const auto v6 = parseV6(head);
        if (!v6)
            return std::nullopt;
        range.m_first.isV4 = false;
        range.m_first.bytes = *v6;
        if (isMapped(*v6) && *prefix >= bitsOfMapped) {
            range.m_first = v4Of(*v6);
            range.m_prefix -= bitsOfMapped;
        }
    } else {
        const auto v4 = Address::parse(head);
        if (!v4)
            return std::nullopt;
        range.m_first = *v4;
    }
    clearBehind(range.m_first.bytes, range.m_prefix);
    return range;
}

bool AddressRange::contains(const Address& address) const
{
    return address.isV4 == m_first.isV4 && sameBits(address.bytes, m_first.bytes, m_prefix);
}

bool AddressRange::contains(const AddressRange& other) const
{
    return other.m_prefix >= m_prefix && contains(other.m_first);
}

} // namespace spyhop::policy
