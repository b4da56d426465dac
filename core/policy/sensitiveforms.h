// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringView>
#include <optional>

// Numbers that are told by how they are grouped, and the signs that do it. Pure; no place in a text is looked at
// further than some dozen characters around.
namespace spyhop::policy {

inline constexpr qsizetype leastPhone = 8, mostPhone = 15; // digits with a country's code (ITU-T E.164)

//! A part of a text: the place of its first character and the one behind its last.
struct Stretch {
    qsizetype from = 0, to = 0;
};

//! The character there; null outside of the text.
[[nodiscard]] inline QChar charAt(QStringView text, qsizetype place)
{
    return place >= 0 && place < text.size() ? text.at(place) : QChar();
}
[[nodiscard]] inline bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}
[[nodiscard]] inline bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}
[[nodiscard]] inline bool isWord(QChar c)
{
    return isDigit(c) || isLetter(c) || c == u'_';
}
//! Parts the groups of a number.
[[nodiscard]] inline bool isGap(QChar c)
{
    return c == u' ' || c == u'-';
}
//! What closes a bracket; null: it is none.
[[nodiscard]] QChar closing(QChar bracket);
//! How many digits stand there; `most` are counted.
[[nodiscard]] qsizetype digitsFrom(QStringView text, qsizetype from, qsizetype most);

//! A telephone number whose area stands in brackets, at those or, behind a plus, at its country's code.
[[nodiscard]] std::optional<Stretch> bracketedPhone(QStringView text, qsizetype place);
//! Where "4111.1111.1111.1111" ends; -1: it is none. Grouped as on cards, which no version, price or address is.
[[nodiscard]] qsizetype dottedCardEnd(QStringView text, qsizetype from);

} // namespace spyhop::policy
