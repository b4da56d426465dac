// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/endpoint.h"

#include "core/model/names.h"

namespace spyhop::model {
namespace {

constexpr std::array dialectNames{
    Name{Dialect::OpenAi, u"openai"},
    Name{Dialect::DeepSeek, u"deepseek"},
};

//! 127.0.0.0/8 (RFC 1122, 3.2.1.3) in its usual form: four numbers of up to three digits. Asked for each call.
bool isIpv4Loopback(QStringView host)
{
    if (!host.startsWith(u"127."))
        return false;
    int parts = 1, digits = 0;
    for (const QChar c : host) {
        if (c >= u'0' && c <= u'9') {
            if (++digits > 3)
                return false;
        } else if (c == u'.' && digits > 0) {
            ++parts;
            digits = 0;
        } else {
            return false;
        }
    }
    return parts == 4 && digits > 0;
}

} // namespace

std::optional<Dialect> dialectFromName(QStringView name)
{
    return valueOf(dialectNames, name);
}

QString dialectName(Dialect dialect)
{
    return wordOf(dialectNames, dialect);
}

QStringList Endpoint::accounts() const
{
    if (moreKeys.isEmpty())
        return {key};
    QStringList result;
    if (!key.isEmpty())
        result.append(key);
    for (const QString& other : moreKeys) {
        if (!result.contains(other))
            result.append(other);
    }
    return result;
}

QUrl Endpoint::apiUrl(const QString& path) const
{
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    if (base.isEmpty())
        base = QStringLiteral("/v1");
    QUrl result = url;
    result.setPath(base + u'/' + path);
    return result;
}

QUrl Endpoint::betaUrl(const QString& path) const
{
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    if (base.endsWith(QStringLiteral("/v1")))
        base.chop(3);
    if (!base.endsWith(QStringLiteral("/beta")))
        base += QStringLiteral("/beta");
    QUrl result = url;
    result.setPath(base + u'/' + path);
    return result;
}

QUrl Endpoint::rootUrl(const QString& path) const
{
    QUrl result = url;
    result.setPath(u'/' + path);
    return result;
}

bool Endpoint::isLoopback(const QUrl& url)
{
    const QString host = url.host();
    return host == u"localhost" || host == u"::1" || isIpv4Loopback(host);
}

} // namespace spyhop::model
