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
        if (!encoded.isEmpty() && std::none_of(readable.begin(), readable.end(), isInvisible)) {
            const qsizetype at
                = shown.indexOf(encoded, shown.indexOf(QStringLiteral("//")) + 2 + url.host(QUrl::FullyEncoded).size());
            if (at >= 0)
                shown.replace(at, encoded.size(), readable);
        }
    }
    QString result;
    for (const QChar c : std::as_const(shown)) {
        if (isInvisible(c))
            result += QString::fromLatin1(QString(c).toUtf8().toPercentEncoding());
        else
            result += c;
    }
    return result;
}

} // namespace spyhop::text
