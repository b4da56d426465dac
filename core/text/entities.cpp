// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/entities.h"

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
        {"&apos;", u'\''}, {"&nbsp;", u'\u00A0'}, {"&copy;", u'\u00A9'}, {"&reg;", u'\u00AE'}, {"&trade;", u'\u2122'},
        {"&hellip;", u'\u2026'}, {"&ndash;", u'\u2013'}, {"&mdash;", u'\u2014'}, {"&times;", u'\u00D7'},
        {"&divide;", u'\u00F7'}, {"&plusmn;", u'\u00B1'}, {"&le;", u'\u2264'}, {"&ge;", u'\u2265'}, {"&ne;", u'\u2260'},
        {"&deg;", u'\u00B0'}, {"&micro;", u'\u00B5'}, {"&middot;", u'\u00B7'}, {"&bull;", u'\u2022'},
        {"&rarr;", u'\u2192'}, {"&larr;", u'\u2190'}, {"&yen;", u'\u00A5'}, {"&euro;", u'\u20AC'},
        {"&pound;", u'\u00A3'}, {"&sect;", u'\u00A7'}, {"&para;", u'\u00B6'}, {"&laquo;", u'\u00AB'},
        {"&raquo;", u'\u00BB'}, {"&ldquo;", u'\u201C'}, {"&rdquo;", u'\u201D'}, {"&lsquo;", u'\u2018'},
        {"&rsquo;", u'\u2019'}};
    for (const Named& row : table) {
        if (entity == row.name)
            return QString(QChar(row.character));
    }
    return QString::fromUtf8(entity);
}

} // namespace spyhop::text
