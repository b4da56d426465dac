// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/entities.h"

#include <QtCore/QByteArrayList>

namespace spyhop::text {

namespace {

uint codePoint(const QByteArray& entity)
{
    // "&#123;" or "&#x1F;"
    const bool hex = entity.size() > 3 && (entity[2] == 'x' || entity[2] == 'X');
    bool ok = false;
    const QByteArray digits = hex ? entity.mid(3, entity.size() - 4) : entity.mid(2, entity.size() - 3);
    const uint value = digits.toUInt(&ok, hex ? 16 : 10);
    const bool isScalar = ok && value != 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return isScalar ? value : 0xFFFD;
}

} // namespace

QString decodeEntity(const QByteArray& entity)
{
    if (entity.size() > 3 && entity[1] == '#') {
        const auto value = static_cast<char32_t>(codePoint(entity));
        return QString::fromUcs4(&value, 1);
    }
    struct Named {
        const char* name;
        char16_t character;
    };
    // The ones that models write; any other stands as it was written.
    static constexpr Named table[] = {{"&amp;", u'&'}, {"&lt;", u'<'}, {"&gt;", u'>'}, {"&quot;", u'"'},
        {"&apos;", u'\''}, {"&trade;", u'\u2122'}, {"&hellip;", u'\u2026'}, {"&ndash;", u'\u2013'},
        {"&mdash;", u'\u2014'}, {"&le;", u'\u2264'}, {"&ge;", u'\u2265'}, {"&ne;", u'\u2260'}, {"&bull;", u'\u2022'},
        {"&rarr;", u'\u2192'}, {"&larr;", u'\u2190'}, {"&uarr;", u'\u2191'}, {"&darr;", u'\u2193'},
        {"&euro;", u'\u20AC'}, {"&ldquo;", u'\u201C'}, {"&rdquo;", u'\u201D'}, {"&lsquo;", u'\u2018'},
        {"&rsquo;", u'\u2019'}, {"&infin;", u'\u221E'}, {"&asymp;", u'\u2248'}, {"&minus;", u'\u2212'},
        {"&sum;", u'\u2211'}, {"&radic;", u'\u221A'}, {"&permil;", u'\u2030'}};
    // U+00A0 to U+00FF and the Greek letters, in order (HTML 4.01, 24).
    static const QByteArrayList latin = QByteArray("nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo "
                                                   "not shy reg macr deg plusmn sup2 sup3 acute micro "
                                                   "para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest "
                                                   "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil "
                                                   "Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde "
                                                   "Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave "
                                                   "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde "
                                                   "auml aring aelig ccedil egrave eacute ecirc euml "
                                                   "igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde "
                                                   "ouml divide oslash ugrave uacute ucirc uuml yacute "
                                                   "thorn yuml")
                                            .split(' ');
    static const QByteArrayList greek = QByteArray("Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu "
                                                   "Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi "
                                                   "Psi Omega - - - - - - - alpha beta gamma delta epsilon zeta eta "
                                                   "theta iota kappa lambda mu nu xi omicron pi rho "
                                                   "sigmaf sigma tau upsilon phi chi psi omega")
                                            .split(' ');
    const QByteArray name = entity.mid(1, entity.size() - 2);
    if (const qsizetype i = latin.indexOf(name); i >= 0)
        return QString(QChar(static_cast<char16_t>(0xA0 + i)));
    if (const qsizetype i = greek.indexOf(name); i >= 0)
        return QString(QChar(static_cast<char16_t>(0x391 + i)));
    for (const Named& row : table) {
        if (entity == row.name)
            return QString(QChar(row.character));
    }
    return QString::fromUtf8(entity);
}

} // namespace spyhop::text
