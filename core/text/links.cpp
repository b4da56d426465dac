// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/links.h"

#include <QtCore/QUrl>
#include <algorithm>

namespace spyhop::text {

namespace {

//! Controls, marks without a glyph and direction marks: what an address must not hide.
bool isInvisible(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

//! The same of any character, and what is drawn as nothing or as a gap: spaces, fillers, variation selectors, what no
//! character is. A person must not take one address for another, or its path for the end of its host.
bool isHidden(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    const bool isNothing = category == QChar::Other_Control || category == QChar::Other_Format
        || category == QChar::Other_Surrogate || category == QChar::Other_NotAssigned;
    const bool isGap = category == QChar::Separator_Line || category == QChar::Separator_Paragraph
        || (category == QChar::Separator_Space && c != U' ');
    const bool isFiller = c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
    const bool isJoiner = c == 0x034F;
    const bool isSelector = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    return isNothing || isGap || isFiller || isJoiner || isSelector;
}

bool hidesSomething(const QString& text)
{
    const QList<uint> characters = text.toUcs4();
    return std::any_of(characters.begin(), characters.end(), [](uint c) { return isHidden(c); });
}

} // namespace

bool isDirectionTrick(QChar c)
{
    return (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

bool isSafeLink(const QString& address)
{
    if (std::any_of(address.begin(), address.end(), isInvisible))
        return false;
    const bool isMail = address.startsWith(QStringLiteral("mailto:"), Qt::CaseInsensitive);
    const bool isWeb = address.startsWith(QStringLiteral("http://"), Qt::CaseInsensitive)
        || address.startsWith(QStringLiteral("https://"), Qt::CaseInsensitive);
    if (isMail)
        return address.contains(u'@');
    if (!isWeb)
        return false;
    const QUrl url(address, QUrl::TolerantMode);
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty();
}

QString shownTarget(const QString& address)
{
    const QUrl url(address, QUrl::TolerantMode);
    QString shown
        = url.isValid() && !url.host().isEmpty() ? url.toString(QUrl::FullyEncoded | QUrl::RemovePassword) : address;
    // A path may be read in its own script; the host may not.
    if (url.isValid() && !url.host().isEmpty()) {
        const QString encoded = url.path(QUrl::FullyEncoded);
        const QString readable = url.path(QUrl::PrettyDecoded);
        if (!encoded.isEmpty() && !hidesSomething(readable)) {
            const qsizetype at
                = shown.indexOf(encoded, shown.indexOf(QStringLiteral("//")) + 2 + url.host(QUrl::FullyEncoded).size());
            if (at >= 0)
                shown.replace(at, encoded.size(), readable);
        }
    }
    QString result;
    for (const uint c : shown.toUcs4()) {
        const QString character = QString::fromUcs4(reinterpret_cast<const char32_t*>(&c), 1);
        result += isHidden(c) ? QString::fromLatin1(character.toUtf8().toPercentEncoding()) : character;
    }
    return result;
}

} // namespace spyhop::text
