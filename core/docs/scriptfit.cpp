// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/scriptfit.h"

#include <QtCore/QHash>
#include <QtCore/QStringTokenizer>
#include <algorithm>

namespace spyhop::docs {
namespace {

//! Of the characters beyond ASCII, 0…1.
template <typename Predicate>
double share(QStringView text, Predicate fits)
{
    qsizetype foreign = 0;
    qsizetype found = 0;
    for (const QChar c : text) {
        if (c.unicode() < 0x80)
            continue;
        ++foreign;
        found += fits(c) ? 1 : 0;
    }
    return foreign == 0 ? 0 : static_cast<double>(found) / static_cast<double>(foreign);
}

bool isKana(ushort c)
{
    return c >= 0x3040 && c < 0x3100;
}

bool isAsciiLetter(QStringView text, qsizetype at)
{
    return at >= 0 && at < text.size() && text.at(at).unicode() < 0x80 && text.at(at).isLetter();
}

bool isForeign(QStringView text, qsizetype at)
{
    return at >= 0 && at < text.size() && text.at(at).unicode() >= 0x80;
}

bool isLetter(QStringView text, qsizetype at)
{
    return at >= 0 && at < text.size() && text.at(at).isLetter();
}

//! Marks that writers of all scripts use.
bool isSign(ushort c)
{
    return c == 0x20ac || c == 0x2019 || c == 0x201c || c == 0x201d || c == 0x201e || c == 0x2013 || c == 0x2014
        || c == 0x2026 || c == 0xa7 || c == 0xab || c == 0xbb || c == 0xa0 || c == 0xb0 || c == 0x2116;
}

//! A capital behind a small letter: what the wrong table of letters makes of words.
bool breaksCase(QStringView text, qsizetype at)
{
    return text.at(at).isUpper() && at > 0 && text.at(at - 1).isLower();
}

//! A letter of another alphabet stands beside such letters, never beside plain ones.
bool isInWord(QStringView text, qsizetype at)
{
    if (breaksCase(text, at) || isAsciiLetter(text, at - 1) || isAsciiLetter(text, at + 1))
        return false;
    return isForeign(text, at - 1) || isForeign(text, at + 1);
}

//! An accented letter has a plain one beside it, or beyond one other.
bool isUsualLatin(QStringView text, qsizetype at)
{
    if (!text.at(at).isLetter() || breaksCase(text, at))
        return false;
    return isAsciiLetter(text, at - 1) || isAsciiLetter(text, at + 1)
        || (isLetter(text, at - 1) && isAsciiLetter(text, at - 2))
        || (isLetter(text, at + 1) && isAsciiLetter(text, at + 2));
}

bool isThaiConsonant(QStringView text, qsizetype at)
{
    return at >= 0 && at < text.size() && text.at(at).unicode() >= 0xe01 && text.at(at).unicode() <= 0xe2e;
}

//! Vowels and tones stand where they can.
bool isUsualThai(QStringView text, qsizetype at)
{
    const ushort c = text.at(at).unicode();
    if (c < 0xe01 || c > 0xe5b || isAsciiLetter(text, at - 1) || isAsciiLetter(text, at + 1))
        return false;
    const bool leads = c >= 0xe40 && c <= 0xe44;
    if (leads)
        return isThaiConsonant(text, at + 1);
    const bool follows = c == 0xe31 || (c >= 0xe34 && c <= 0xe3a) || (c >= 0xe47 && c <= 0xe4e);
    if (!follows)
        return true;
    const ushort before = at > 0 ? text.at(at - 1).unicode() : 0;
    const bool tone = c >= 0xe47 && c <= 0xe4e;
    return isThaiConsonant(text, at - 1) || (tone && (before == 0xe31 || (before >= 0xe34 && before <= 0xe39)));
}

bool isUsual(QStringView text, qsizetype at, Script script)
{
    const ushort c = text.at(at).unicode();
    const bool wide = script == Script::Chinese || script == Script::Japanese || script == Script::Korean;
    if (wide) {
        const bool punctuation = (c >= 0x3000 && c < 0x3020) || (c >= 0xff01 && c < 0xff5f) || c == 0x201c
            || c == 0x201d || c == 0x2014 || c == 0x2026;
        const bool han = c >= 0x4e00 && c < 0x9fb0;
        const bool hangul = c >= 0xac00 && c < 0xd7b0;
        return punctuation || (script == Script::Korean ? hangul : han) || (script == Script::Japanese && isKana(c));
    }
    if (isSign(c))
        return true;
    switch (script) {
    case Script::Latin:
        return c < 0x180 && isUsualLatin(text, at);
    case Script::Cyrillic:
        return c >= 0x400 && c < 0x500 && isInWord(text, at);
    case Script::Greek:
        return c >= 0x384 && c < 0x3cf && isInWord(text, at);
    case Script::Hebrew:
        return c >= 0x5b0 && c < 0x5f5 && isInWord(text, at);
    case Script::Arabic:
        return c >= 0x60c && c < 0x6d3 && isInWord(text, at);
    case Script::Thai:
        return isUsualThai(text, at);
    case Script::Chinese:
    case Script::Japanese:
    case Script::Korean:
        break;
    }
    return false;
}

} // namespace

double plausibility(QStringView text, Script script)
{
    qsizetype foreign = 0;
    qsizetype usual = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i).unicode() < 0x80)
            continue;
        ++foreign;
        usual += isUsual(text, i, script) ? 1 : 0;
    }
    const double usuals = foreign == 0 ? 0 : static_cast<double>(usual) / static_cast<double>(foreign);
    // Japanese without any kana is far more often Chinese read wrongly.
    const bool strange = script == Script::Japanese && kanaShare(text) < 0.2;
    return strange ? usuals * 0.5 : usuals;
}

double frequentLetters(QStringView text, QStringView languages)
{
    qsizetype foreign = 0;
    QHash<QChar, qsizetype> counts;
    for (const QChar c : text) {
        const bool counted = c.unicode() >= 0x80 && !isSign(c.unicode());
        foreign += counted ? 1 : 0;
        if (counted)
            ++counts[c];
    }
    qsizetype most = 0;
    for (const QStringView language : languages.tokenize(u' ')) {
        qsizetype found = 0;
        for (const QChar c : language)
            found += counts.value(c);
        most = std::max(most, found);
    }
    return foreign == 0 ? 0 : static_cast<double>(most) / static_cast<double>(foreign);
}

double kanaShare(QStringView text)
{
    return share(text, [](QChar c) { return isKana(c.unicode()); });
}

double unassigned(QStringView text)
{
    return share(text,
        [](QChar c) { return c.category() == QChar::Other_PrivateUse || (c.unicode() >= 0x80 && c.unicode() < 0xa0); });
}

} // namespace spyhop::docs
