// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/entities.h"

#include <QtCore/QHash>
#include <array>

namespace spyhop::docs {
namespace {

// HTML 4's names, which cover what documents contain: first the Latin-1 block in order, then the others.
constexpr const char* latin1Names = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr "
                                    "deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 "
                                    "frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute "
                                    "Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml "
                                    "times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc "
                                    "atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml "
                                    "eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml "
                                    "yacute thorn yuml";

struct Named {
    const char* name;
    char16_t character;
};

constexpr std::array named{Named{"amp", u'&'}, Named{"lt", u'<'}, Named{"gt", u'>'}, Named{"quot", u'"'},
    Named{"apos", u'\''}, Named{"OElig", u'\u0152'}, Named{"oelig", u'\u0153'}, Named{"Scaron", u'\u0160'},
    Named{"scaron", u'\u0161'}, Named{"Yuml", u'\u0178'}, Named{"fnof", u'\u0192'}, Named{"circ", u'\u02c6'},
    Named{"tilde", u'\u02dc'}, Named{"Alpha", u'\u0391'}, Named{"Beta", u'\u0392'}, Named{"Gamma", u'\u0393'},
    Named{"Delta", u'\u0394'}, Named{"Theta", u'\u0398'}, Named{"Lambda", u'\u039b'}, Named{"Pi", u'\u03a0'},
    Named{"Sigma", u'\u03a3'}, Named{"Phi", u'\u03a6'}, Named{"Psi", u'\u03a8'}, Named{"Omega", u'\u03a9'},
    Named{"alpha", u'\u03b1'}, Named{"beta", u'\u03b2'}, Named{"gamma", u'\u03b3'}, Named{"delta", u'\u03b4'},
    Named{"epsilon", u'\u03b5'}, Named{"zeta", u'\u03b6'}, Named{"eta", u'\u03b7'}, Named{"theta", u'\u03b8'},
    Named{"iota", u'\u03b9'}, Named{"kappa", u'\u03ba'}, Named{"lambda", u'\u03bb'}, Named{"mu", u'\u03bc'},
    Named{"nu", u'\u03bd'}, Named{"xi", u'\u03be'}, Named{"pi", u'\u03c0'}, Named{"rho", u'\u03c1'},
    Named{"sigma", u'\u03c3'}, Named{"tau", u'\u03c4'}, Named{"phi", u'\u03c6'}, Named{"chi", u'\u03c7'},
    Named{"psi", u'\u03c8'}, Named{"omega", u'\u03c9'}, Named{"ensp", u'\u2002'}, Named{"emsp", u'\u2003'},
    Named{"thinsp", u'\u2009'}, Named{"zwnj", u'\u200c'}, Named{"zwj", u'\u200d'}, Named{"lrm", u'\u200e'},
    Named{"rlm", u'\u200f'}, Named{"ndash", u'\u2013'}, Named{"mdash", u'\u2014'}, Named{"lsquo", u'\u2018'},
    Named{"rsquo", u'\u2019'}, Named{"sbquo", u'\u201a'}, Named{"ldquo", u'\u201c'}, Named{"rdquo", u'\u201d'},
    Named{"bdquo", u'\u201e'}, Named{"dagger", u'\u2020'}, Named{"Dagger", u'\u2021'}, Named{"bull", u'\u2022'},
    Named{"hellip", u'\u2026'}, Named{"permil", u'\u2030'}, Named{"prime", u'\u2032'}, Named{"Prime", u'\u2033'},
    Named{"lsaquo", u'\u2039'}, Named{"rsaquo", u'\u203a'}, Named{"oline", u'\u203e'}, Named{"frasl", u'\u2044'},
    Named{"euro", u'\u20ac'}, Named{"trade", u'\u2122'}, Named{"larr", u'\u2190'}, Named{"uarr", u'\u2191'},
    Named{"rarr", u'\u2192'}, Named{"darr", u'\u2193'}, Named{"harr", u'\u2194'}, Named{"rArr", u'\u21d2'},
    Named{"hArr", u'\u21d4'}, Named{"forall", u'\u2200'}, Named{"part", u'\u2202'}, Named{"exist", u'\u2203'},
    Named{"empty", u'\u2205'}, Named{"nabla", u'\u2207'}, Named{"isin", u'\u2208'}, Named{"notin", u'\u2209'},
    Named{"prod", u'\u220f'}, Named{"sum", u'\u2211'}, Named{"minus", u'\u2212'}, Named{"radic", u'\u221a'},
    Named{"infin", u'\u221e'}, Named{"cap", u'\u2229'}, Named{"cup", u'\u222a'}, Named{"int", u'\u222b'},
    Named{"asymp", u'\u2248'}, Named{"ne", u'\u2260'}, Named{"equiv", u'\u2261'}, Named{"le", u'\u2264'},
    Named{"ge", u'\u2265'}, Named{"sub", u'\u2282'}, Named{"sup", u'\u2283'}, Named{"loz", u'\u25ca'},
    Named{"hearts", u'\u2665'}};

//! What browsers take &#128; … &#159; for: windows-1252, as pages from before Unicode mean it.
constexpr std::array<char16_t, 32> windows1252{u'\u20ac', u'\u0081', u'\u201a', u'\u0192', u'\u201e', u'\u2026',
    u'\u2020', u'\u2021', u'\u02c6', u'\u2030', u'\u0160', u'\u2039', u'\u0152', u'\u008d', u'\u017d', u'\u008f',
    u'\u0090', u'\u2018', u'\u2019', u'\u201c', u'\u201d', u'\u2022', u'\u2013', u'\u2014', u'\u02dc', u'\u2122',
    u'\u0161', u'\u203a', u'\u0153', u'\u009d', u'\u017e', u'\u0178'};

QHash<QString, char16_t> makeTable()
{
    QHash<QString, char16_t> table;
    char16_t next = 0xa0;
    const QStringList latin1 = QString::fromLatin1(latin1Names).split(u' ');
    for (const QString& name : latin1)
        table.insert(name, next++);
    for (const Named& entry : named)
        table.insert(QString::fromLatin1(entry.name), entry.character);
    return table;
}

//! The character of "#123" or "#x1f"; nothing if it is none.
std::optional<char32_t> numericReference(QStringView digits)
{
    bool ok = false;
    const bool hex = digits.startsWith(u'x') || digits.startsWith(u'X');
    const uint code = hex ? digits.sliced(1).toUInt(&ok, 16) : digits.toUInt(&ok, 10);
    if (!ok)
        return {};
    if (code >= 0x80 && code < 0xa0)
        return windows1252[code - 0x80];
    const bool surrogate = code >= 0xd800 && code < 0xe000;
    return code == 0 || surrogate || code > 0x10ffff ? 0xfffd : static_cast<char32_t>(code);
}

//! Past the name or number that begins at `from`, after the ampersand.
qsizetype referenceEnd(QStringView text, qsizetype from)
{
    constexpr qsizetype longest = 12;
    const auto at = [&](qsizetype i) { return i < text.size() ? text.at(i).unicode() : u'\0'; };
    const auto isDigit = [](char16_t c) { return c >= u'0' && c <= u'9'; };
    const auto isHex = [&](char16_t c) { return isDigit(c) || ((c | 0x20) >= u'a' && (c | 0x20) <= u'f'); };
    const auto isWord = [&](char16_t c) { return isDigit(c) || ((c | 0x20) >= u'a' && (c | 0x20) <= u'z'); };
    const bool numeric = at(from) == u'#';
    const bool hex = numeric && (at(from + 1) | 0x20) == u'x';
    qsizetype end = from + (hex ? 2 : numeric ? 1 : 0);
    while (end - from < longest && (hex ? isHex(at(end)) : numeric ? isDigit(at(end)) : isWord(at(end))))
        ++end;
    return end;
}

} // namespace

QString decodeEntities(QStringView text)
{
    static const QHash<QString, char16_t> table = makeTable();
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u'&') {
            out.append(text.at(i));
            continue;
        }
        const qsizetype end = referenceEnd(text, i + 1);
        const QStringView name = text.sliced(i + 1, end - i - 1);
        const bool closed = end < text.size() && text.at(end) == u';';
        std::optional<char32_t> character;
        if (name.startsWith(u'#'))
            character = numericReference(name.sliced(1));
        else if (const auto found = table.constFind(name.toString()); found != table.cend() && closed)
            character = *found;
        if (!character) {
            out.append(u'&');
            continue;
        }
        out.append(QString::fromUcs4(&*character, 1));
        i = closed ? end : end - 1;
    }
    return out;
}

} // namespace spyhop::docs
