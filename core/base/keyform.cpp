// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/keyform.h"

#include <algorithm>
#include <array>

namespace spyhop::base {
namespace {

constexpr qsizetype shortestToken = 40; // a JSON Web Token: header, claims, signature
constexpr qsizetype longestRun = 31; // letters and digits in a row; many keys without a prefix have 32 or more
constexpr qsizetype leastOfEach = 4; // digits and letters in such a run

//! How keys of well-known services begin, and how many characters follow at least.
struct Prefix {
    QStringView text;
    qsizetype rest;
};
constexpr std::array prefixes{Prefix{u"sk-", 16}, Prefix{u"sk_live_", 16}, Prefix{u"rk_live_", 16}, Prefix{u"AKIA", 16},
    Prefix{u"ASIA", 16}, Prefix{u"ghp_", 30}, Prefix{u"gho_", 30}, Prefix{u"ghu_", 30}, Prefix{u"ghs_", 30},
    Prefix{u"github_pat_", 30}, Prefix{u"glpat-", 16}, Prefix{u"xoxb-", 16}, Prefix{u"xoxp-", 16}, Prefix{u"xoxa-", 16},
    Prefix{u"xapp-", 16}, Prefix{u"AIza", 30}, Prefix{u"hf_", 24}, Prefix{u"gsk_", 24}, Prefix{u"xai-", 24},
    Prefix{u"npm_", 30}, Prefix{u"pypi-", 30}, Prefix{u"SG.", 30}, Prefix{u"LTAI", 12}, Prefix{u"ya29.", 20}};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

//! Goes on in a key.
bool isWord(QChar c)
{
    return isDigit(c) || isLetter(c) || c == u'_' || c == u'-' || c == u'.';
}

bool hasLongRun(QStringView word)
{
    qsizetype digits = 0, letters = 0;
    for (const QChar c : word) {
        if (!isDigit(c) && !isLetter(c))
            digits = letters = 0;
        else if (isDigit(c))
            ++digits;
        else
            ++letters;
        if (digits + letters > longestRun && digits >= leastOfEach && letters >= leastOfEach)
            return true;
    }
    return false;
}

template <typename Test>
bool anyWord(QStringView text, Test test)
{
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from;
        while (to < text.size() && isWord(text.at(to)))
            ++to;
        if (test(text.sliced(from, to - from)))
            return true;
        from = to + 1;
    }
    return false;
}

} // namespace

bool isKeyForm(QStringView word)
{
    const bool begins = std::any_of(prefixes.cbegin(), prefixes.cend(), [word](const Prefix& prefix) {
        return word.size() >= prefix.text.size() + prefix.rest && word.startsWith(prefix.text);
    });
    return begins || (word.size() >= shortestToken && word.startsWith(u"eyJ") && word.count(u'.') == 2);
}

bool holdsKeyForm(QStringView text)
{
    return anyWord(text, [](QStringView word) { return isKeyForm(word); });
}

bool holdsKey(QStringView name)
{
    return anyWord(name, [](QStringView word) { return isKeyForm(word) || hasLongRun(word); });
}

} // namespace spyhop::base
