// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::tests {

//! A text that parsers have taken a square of its length for, so long as one wants it.
struct HostileText {
    const char* name = nullptr;
    QString before = {};
    QString repeated = {};
    QString behind = {};
    [[nodiscard]] QString of(qsizetype characters) const
    {
        return before + repeated.repeated(characters / repeated.size()) + behind;
    }
};

inline QList<HostileText> hostileTexts()
{
    using namespace Qt::StringLiterals;
    return {{"quotes", u""_s, u">"_s, u"x"_s}, {"lists", u""_s, u"- "_s, u"x"_s}, {"brackets", u""_s, u"["_s},
        {"stars", u""_s, u"*a_ "_s}, {"an open star", u""_s, u"a *b c "_s}, {"backticks", u""_s, u"`a``b"_s},
        {"dollars", u""_s, u"$a "_s}, {"double dollars", u""_s, u"$$ $$$ "_s},
        {"open brackets", u""_s, u"\\( \\[ a "_s}, {"formulas in a long line", u""_s, u"$a_1$ "_s},
        {"formulas in many lines", u""_s, u"$a_1$ is \\(b\\)\n"_s}, {"dollars alone", u""_s, u"$$\n\n- a\n\n"_s},
        {"brackets alone", u""_s, u"\\[\n\n"_s}, {"spaced dollars", u""_s, u"$ a \\b "_s},
        {"stars beside signs", u""_s, u"**注：**这***"_s}, {"addresses in Chinese", u""_s, u"看https://a.b"_s},
        {"addresses", u""_s, u"www.a.b "_s}, {"no hosts", u""_s, u"www.a_"_s},
        {"addresses in an address", u""_s, u"(www.a.b"_s}, {"addresses in lines", u""_s, u"https://a.b/c_d see\n"_s},
        {"addresses in a quote", u""_s, u">https://a.b see\n"_s},
        {"addresses in items", u""_s, u"- see https://a.b/c_d now\n"_s},
        {"addresses below an open formula", u"$$ "_s, u"www.a.b "_s},
        {"addresses in what is no code", u"- `a\n"_s, u"www.a.b "_s, u"\n- `"_s},
        {"addresses in what is no fence", u"x\n    ```\n"_s, u"www.a.b "_s},
        {"open targets", u""_s, u"](http://a.b "_s}, {"mail", u""_s, u"a@b.c "_s},
        {"tables below words", u""_s, u"x\n| a |\n|-|\n\n"_s}, {"rows of no table", u""_s, u"| a | b |\n| - |\n"_s},
        {"no tables below words", u""_s, u"- x\n | a |\n |-|\n\n"_s}, {"line breaks", u"|a|\n|-|\n|"_s, u"<br><br"_s},
        {"an open comment", u""_s, u"<!-- a\n\n"_s}};
}

} // namespace spyhop::tests
