// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/endpointcheck.h"

#include "core/admin/endpointadmin.h"
#include "core/base/keyform.h"
#include "core/base/problem.h"
#include "core/model/proxychoice.h"
#include "core/net/certificates.h"
#include "core/store/settingsendpoint.h"
#include "core/store/settingsfile.h"

#include <QtCore/QRegularExpression>

namespace spyhop::admin {
namespace {

base::Error usage(const QString& whom, const QString& what, const QString& remedy)
{
    return base::problem(base::ErrorCode::Usage, whom, what, remedy);
}

} // namespace

bool isKeyReference(const QString& text)
{
    return store::isReferenceForm(text);
}

QList<EndpointFault> endpointFaults(const model::Endpoint& endpoint)
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9._-]+\\z"));
    QList<EndpointFault> faults;
    const auto take = [&faults](EndpointPart part, const base::Status& status) {
        if (!status)
            faults.append({part, status.error()});
    };
    const auto takeReference = [&take](EndpointPart part, const QString& reference) {
        if (!reference.isEmpty())
            take(part, store::SettingsFile::checkKeyReference(reference));
    };
    if (base::holdsKey(endpoint.name)) // it is not repeated
        take(EndpointPart::Name,
            base::failure(usage(QString(), EndpointAdmin::tr("This is a key, not a name for an endpoint."),
                EndpointAdmin::tr("Choose a short name, such as “deepseek”."))));
    else if (!allowed.match(endpoint.name).hasMatch())
        take(EndpointPart::Name,
            base::failure(usage(endpoint.name, EndpointAdmin::tr("This name cannot be used."),
                EndpointAdmin::tr("Use letters, digits, dots, dashes and underscores."))));
    take(EndpointPart::Url, checkEndpointUrl(endpoint.url));
    takeReference(EndpointPart::Key, endpoint.key);
    if (const auto proxy = model::ProxyChoice::parse(endpoint.proxy); !proxy)
        take(EndpointPart::Proxy,
            base::failure(usage(endpoint.name, EndpointAdmin::tr("The proxy %1").arg(proxy.error().what), QString())));
    takeReference(EndpointPart::ProxyPassword, endpoint.proxyPassword);
    if (!endpoint.caFile.isEmpty()) {
        if (const auto authorities = net::readAuthorities(endpoint.caFile); !authorities) {
            base::Error error = authorities.error();
            error.code = base::ErrorCode::Usage;
            take(EndpointPart::CaFile, base::failure(error));
        }
    }
    for (const QString& reference : endpoint.moreKeys)
        takeReference(EndpointPart::MoreKeys, reference);
    return faults;
}

base::Status checkEndpoint(const model::Endpoint& endpoint)
{
    const QList<EndpointFault> faults = endpointFaults(endpoint);
    return faults.isEmpty() ? base::Status() : base::failure(faults.first().error);
}

base::Status checkEndpointUrl(const QUrl& url)
{
    if (base::holdsKeyForm(url.toString())) // nothing of it is repeated
        return base::failure(usage(QString(), EndpointAdmin::tr("A key stands in this address."),
            EndpointAdmin::tr("Give a key by its reference instead.")));
    // What should not stand in an address may be a key: it is not repeated.
    const QString shown = url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && url.scheme() != u"http"))
        return base::failure(usage(shown, EndpointAdmin::tr("This is no address of an API."),
            EndpointAdmin::tr("It looks like https://api.example.com/v1.")));
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return base::failure(usage(shown, EndpointAdmin::tr("An address has no user name, query or fragment."),
            EndpointAdmin::tr("Give a key by its reference instead.")));
    if (url.scheme() == u"http" && !model::Endpoint::isLoopback(url))
        return base::failure(
            usage(shown, EndpointAdmin::tr("http:// would send everything unencrypted to another computer."),
                EndpointAdmin::tr("Use https://; http:// is for this computer only.")));
    return {};
}

} // namespace spyhop::admin
