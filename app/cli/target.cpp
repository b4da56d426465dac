// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/target.h"

#include "app/cli/cli.h"
#include "core/admin/endpointcheck.h"
#include "core/batch/callbacks.h"

#include <algorithm>

namespace spyhop::app {
namespace {

bool isInVault(const QString& keyReference)
{
    return keyReference.startsWith(u"vault:");
}

} // namespace

base::Expected<model::Endpoint> adHocEndpoint(const QString& url, const QString& keyReference)
{
    model::Endpoint endpoint;
    endpoint.name = url;
    endpoint.url = QUrl(url, QUrl::StrictMode);
    if (const base::Status fine = admin::checkEndpointUrl(endpoint.url); !fine)
        return base::failure(fine.error());
    if (!keyReference.isEmpty()) {
        if (const base::Status fine = store::SettingsFile::checkKeyReference(keyReference); !fine)
            return base::failure(fine.error());
        endpoint.key = keyReference;
    }
    if (endpoint.url.host() == u"api.deepseek.com")
        endpoint.dialect = model::Dialect::DeepSeek;
    return endpoint;
}

base::Expected<QString> chooseEndpoint(const Options& options, Services& services)
{
    const QString asked = options.value(QStringLiteral("endpoint"));
    const QString key = options.value(QStringLiteral("key"));
    if (asked.contains(QStringLiteral("://"))) {
        const base::Expected<model::Endpoint> endpoint = adHocEndpoint(asked, key);
        if (!endpoint)
            return base::failure(endpoint.error());
        services.gateway.addEndpoint(*endpoint);
        return endpoint->name;
    }
    if (!key.isEmpty())
        return base::failure(usageError(Cli::tr("--key goes with an --endpoint that is a URL."),
            Cli::tr("A named endpoint has its key in the settings.")));
    if (!asked.isEmpty()) {
        if (!services.settings->settings().endpoint(asked))
            return base::failure(admin::unknownEndpoint(asked));
        return asked;
    }
    if (services.settings->settings().endpoints.isEmpty()) {
        base::Error error;
        error.code = base::ErrorCode::Settings;
        error.what = Cli::tr("No endpoint is set up.");
        error.remedy = Cli::tr("Add one with \"spyhop-cli endpoints add NAME URL\", or name one with --endpoint URL.");
        return base::failure(error);
    }
    return QString();
}

base::Status useCallbacks(const Options& options, Services& services)
{
    const QString own = options.value(QStringLiteral("callback-url"));
    const QString address = options.value(QStringLiteral("callback-address"));
    if (!own.isEmpty()) {
        if (!batch::Callbacks::isWebAddress(own))
            return base::failure(
                usageError(Cli::tr("--callback-url \"%1\" is no address on the web.").arg(own), QString()));
        services.useCallbackUrl(own);
        return {};
    }
    if (options.has(QStringLiteral("callback-listen")) || !address.isEmpty())
        return services.listenForCallbacks(address);
    return {};
}

bool needsVault(const Options& options, const Services& services)
{
    return isInVault(options.value(QStringLiteral("key")))
        || needsVault(options.value(QStringLiteral("endpoint")), services);
}

bool needsVault(const QString& endpoint, const Services& services)
{
    const QList<model::Endpoint>& all = services.settings->settings().endpoints;
    return std::any_of(all.begin(), all.end(), [&endpoint](const model::Endpoint& one) {
        return (endpoint.isEmpty() ? one.enabled : one.name == endpoint) && needsVault(one);
    });
}

bool needsVault(const model::Endpoint& endpoint)
{
    const QStringList references = endpoint.accounts() + QStringList{endpoint.proxyPassword};
    return std::any_of(references.begin(), references.end(), isInVault);
}

bool mayUseStoredAnswers(const Services& services)
{
    return services.privacy.consent().allows(model::ConsentKind::Cache);
}

} // namespace spyhop::app
