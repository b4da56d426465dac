// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/rtflexer.h"

#include <algorithm>

namespace spyhop::docs {
namespace {

//! Control words are at most this long, by the format's own rule; their numbers have at most ten digits.
constexpr qsizetype longestWord = 32;
constexpr int largestNumber = 100'000'000;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    const char low = static_cast<char>(c | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

} // namespace

RtfToken RtfLexer::next()
{
    while (m_at < m_input.size() && (m_input.at(m_at) == '\r' || m_input.at(m_at) == '\n'))
        ++m_at;
    if (m_at >= m_input.size())
        return {};
    const char c = m_input.at(m_at);
    if (c == '{' || c == '}') {
        ++m_at;
        return {c == '{' ? RtfKind::Open : RtfKind::Close, {}, {}};
    }
    if (c == '\\')
        return control();
    const qsizetype begin = m_at;
    while (m_at < m_input.size()) {
        const char here = m_input.at(m_at);
        if (here == '{' || here == '}' || here == '\\' || here == '\r' || here == '\n')
            break;
        ++m_at;
    }
    return {RtfKind::Text, m_input.sliced(begin, m_at - begin), {}};
}

RtfToken RtfLexer::control()
{
    ++m_at;
    if (m_at >= m_input.size())
        return {};
    if (isLetter(m_input.at(m_at)))
        return word();
    if (m_input.at(m_at) == '\'') {
        if (m_at + 2 >= m_input.size()) {
            m_at = m_input.size();
            return {};
        }
        const int high = hexDigit(m_input.at(m_at + 1));
        const int low = hexDigit(m_input.at(m_at + 2));
        m_at += high < 0 || low < 0 ? 1 : 3;
        return {RtfKind::Byte, {}, high < 0 || low < 0 ? '?' : high * 16 + low};
    }
    ++m_at;
    return {RtfKind::Symbol, m_input.sliced(m_at - 1, 1), {}};
}

RtfToken RtfLexer::word()
{
    RtfToken token{RtfKind::Word, {}, {}};
    const qsizetype begin = m_at;
    while (m_at < m_input.size() && m_at - begin < longestWord && isLetter(m_input.at(m_at)))
        ++m_at;
    token.name = m_input.sliced(begin, m_at - begin);
    const bool negative = m_at + 1 < m_input.size() && m_input.at(m_at) == '-' && isDigit(m_input.at(m_at + 1));
    m_at += negative ? 1 : 0;
    if (m_at < m_input.size() && isDigit(m_input.at(m_at))) {
        int number = 0;
        for (; m_at < m_input.size() && isDigit(m_input.at(m_at)); ++m_at)
            number = std::min(largestNumber, number * 10 + (m_input.at(m_at) - '0'));
        token.number = negative ? -number : number;
    }
    if (m_at < m_input.size() && m_input.at(m_at) == ' ')
        ++m_at;
    return token;
}

void RtfLexer::skipBytes(qsizetype count)
{
    m_at += std::clamp<qsizetype>(count, 0, m_input.size() - m_at);
}

} // namespace spyhop::docs
