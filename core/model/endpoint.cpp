// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/endpoint.h"

#include "core/model/names.h"

#include <QtCore/QRegularExpression>

namespace spyhop::model {
namespace {

constexpr std::array dialectNames{
    Name{Dialect::OpenAi, u"openai"},
    Name{Dialect::DeepSeek, u"deepseek"},
};

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
    static const QRegularExpression ipv4Loopback(QStringLiteral("^127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}$"));
    return host == u"localhost" || host == u"::1" || ipv4Loopback.match(host).hasMatch();
}

} // namespace spyhop::model
