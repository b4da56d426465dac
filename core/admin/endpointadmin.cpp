// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/endpointadmin.h"

#include "core/admin/endpointcheck.h"
#include "core/admin/endpointtestrun.h"
#include "core/admin/keyactions.h"
#include "core/admin/keychecks.h"
#include "core/base/keyform.h"
#include "core/base/problem.h"
#include "core/gateway/replies.h"
#include "core/gateway/wireget.h"
#include "core/localserver/localserver.h"

#include <QtCore/QHash>
#include <algorithm>
#include <map>

namespace spyhop::admin {
namespace {

//! Lists show the order in which endpoints are tried.
void sortByPriority(QList<model::Endpoint>& endpoints)
{
    std::stable_sort(endpoints.begin(), endpoints.end(),
        [](const model::Endpoint& a, const model::Endpoint& b) { return a.priority < b.priority; });
}

//! Says something about the server, not about a key, a policy or an address without a list.
bool isUnwell(const base::Error& error)
{
    using base::ErrorCode;
    return error.code == ErrorCode::Network || error.code == ErrorCode::Timeout || error.code == ErrorCode::Tls
        || (error.httpStatus >= 500 && error.code != ErrorCode::NotFound);
}

} // namespace

class EndpointAdmin::Private {
public:
    Parts parts;
    std::unique_ptr<localserver::LocalServer> server;
    std::optional<model::Endpoint> builtIn;
    QHash<QString, QStringList> models;
    QHash<QString, QString> balances;
    // A refresh under way per endpoint and question; a newer one replaces it.
    std::map<QString, std::unique_ptr<gateway::WireGet>> modelReads;
    std::map<QString, std::unique_ptr<gateway::WireGet>> balanceReads;

    [[nodiscard]] gateway::WireGet::Parts wire() const { return parts.gateway.wire(); }
};

EndpointAdmin::EndpointAdmin(const Parts& parts)
    : d(std::make_shared<Private>(Private{parts, nullptr, std::nullopt, {}, {}, {}, {}}))
{
    d->parts.gateway.setSettings(parts.settings.settings());
    connect(&parts.settings, &store::SettingsFile::changed, this, [this] {
        d->parts.gateway.setSettings(d->parts.settings.settings());
        Q_EMIT changed();
    });
    connect(&parts.gateway, &gateway::Gateway::healthChanged, this, &EndpointAdmin::healthChanged);
}

EndpointAdmin::~EndpointAdmin() = default;

const QList<model::Endpoint>& EndpointAdmin::endpoints() const
{
    return d->parts.settings.settings().endpoints;
}

QList<model::Endpoint> EndpointAdmin::usable() const
{
    QList<model::Endpoint> result;
    for (const model::Endpoint& endpoint : endpoints()) {
        if (endpoint.enabled)
            result << endpoint;
    }
    if (d->builtIn)
        result << *d->builtIn;
    return result;
}

base::Status EndpointAdmin::add(const model::Endpoint& endpoint)
{
    if (const base::Status fine = checkEndpoint(endpoint); !fine)
        return fine;
    if (const base::Status isFree = checkNameFree(endpoint.name, QString()); !isFree)
        return isFree;
    model::Settings settings = d->parts.settings.settings();
    settings.endpoints << endpoint;
    sortByPriority(settings.endpoints);
    return d->parts.settings.update(settings);
}

base::Status EndpointAdmin::replace(const QString& name, const model::Endpoint& endpoint)
{
    if (const base::Status fine = checkEndpoint(endpoint); !fine)
        return fine;
    if (const base::Status isFree = checkNameFree(endpoint.name, name); !isFree)
        return isFree;
    model::Settings settings = d->parts.settings.settings();
    const auto place = std::find_if(settings.endpoints.begin(), settings.endpoints.end(),
        [&name](const model::Endpoint& candidate) { return candidate.name == name; });
    if (place == settings.endpoints.end())
        return base::failure(unknownEndpoint(name));
    *place = endpoint;
    sortByPriority(settings.endpoints);
    const base::Status saved = d->parts.settings.update(settings);
    if (saved)
        d->parts.gateway.credentialsChanged(endpoint.name);
    return saved;
}

base::Status EndpointAdmin::checkNameFree(const QString& name, const QString& except) const
{
    if (name == except || !d->parts.settings.settings().endpoint(name))
        return {};
    return base::failure(base::problem(base::ErrorCode::Usage, name, tr("There is an endpoint of this name already."),
        except.isEmpty() ? tr("Choose another name, or change the one that is there.") : tr("Choose another name.")));
}

base::Status EndpointAdmin::remove(const QString& name)
{
    model::Settings settings = d->parts.settings.settings();
    const qsizetype removed
        = settings.endpoints.removeIf([&name](const model::Endpoint& candidate) { return candidate.name == name; });
    if (removed == 0)
        return base::failure(unknownEndpoint(name));
    return d->parts.settings.update(settings);
}

bool EndpointAdmin::mayUseOtherAccounts() const
{
    return d->parts.settings.settings().otherAccounts;
}

base::Status EndpointAdmin::setMayUseOtherAccounts(bool may)
{
    model::Settings settings = d->parts.settings.settings();
    settings.otherAccounts = may;
    return d->parts.settings.update(settings);
}

base::Status EndpointAdmin::reorder(const QStringList& names)
{
    model::Settings settings = d->parts.settings.settings();
    for (model::Endpoint& endpoint : settings.endpoints) {
        const qsizetype place = names.indexOf(endpoint.name);
        endpoint.priority = int(place < 0 ? names.size() : place) + 1;
    }
    sortByPriority(settings.endpoints);
    return d->parts.settings.update(settings);
}

base::Error unknownEndpoint(const QString& name)
{
    return base::problem(base::ErrorCode::Usage, name, EndpointAdmin::tr("There is no endpoint of this name."),
        EndpointAdmin::tr("\"spyhop-cli endpoints list\" names those that are set up."));
}

std::unique_ptr<KeyAction> EndpointAdmin::storeKey(const QString& endpointName, const base::Secret& key)
{
    const QString reference = QStringLiteral("keychain:") + endpointName;
    std::unique_ptr<KeyAction> action = storeKeyAs(reference, key);
    connect(action.get(), &KeyAction::finished, this, [this, endpointName](const base::Expected<QString>& stored) {
        if (stored)
            keyStored(endpointName, *stored);
    });
    return action;
}

void EndpointAdmin::keyStored(const QString& endpointName, const QString& reference)
{
    d->parts.gateway.credentialsChanged(endpointName);
    model::Settings settings = d->parts.settings.settings();
    for (model::Endpoint& endpoint : settings.endpoints) {
        if (endpoint.name != endpointName || endpoint.accounts().contains(reference))
            continue;
        endpoint.key = reference;
        // A file that cannot be written now is told by the next change that the person makes; the key itself is kept.
        if (!d->parts.settings.update(settings))
            return;
        break;
    }
}

std::unique_ptr<KeyAction> EndpointAdmin::storeKeyAs(const QString& reference, const base::Secret& key)
{
    if (const base::Status fine = store::SettingsFile::checkKeyReference(reference); !fine)
        return std::make_unique<RefusedKeyAction>(fine.error(), d->parts.clock);
    const base::Secret pasted = withoutBlanks(key);
    if (pasted.isEmpty())
        return std::make_unique<RefusedKeyAction>(base::problem(base::ErrorCode::Usage, reference,
                                                      tr("There is no key to store."), tr("Paste the key first.")),
            d->parts.clock);
    if (const base::Status fine = checkKeyText(pasted, isProxyPassword(reference, endpoints())); !fine)
        return std::make_unique<RefusedKeyAction>(fine.error(), d->parts.clock);
    auto action = std::make_unique<KeyJobAction>(reference, d->parts.keys.write(reference, pasted));
    connect(action.get(), &KeyAction::finished, this, [this](const base::Expected<QString>& stored) {
        if (stored)
            Q_EMIT keyWritten(*stored);
    });
    return action;
}

std::unique_ptr<KeyAction> EndpointAdmin::removeKey(const QString& reference)
{
    // What was stored under a key in the place of a name has to go somehow.
    const base::Status fine = store::SettingsFile::checkKeyReference(reference);
    if (!fine && !isKeyReference(reference))
        return std::make_unique<RefusedKeyAction>(fine.error(), d->parts.clock);
    auto action = std::make_unique<KeyJobAction>(reference, d->parts.keys.remove(reference));
    connect(action.get(), &KeyAction::finished, this, [this](const base::Expected<QString>& removed) {
        if (removed)
            Q_EMIT keyRemoved(*removed);
    });
    return action;
}

std::unique_ptr<KeyAction> EndpointAdmin::checkKey(const QString& reference)
{
    if (const base::Status fine = store::SettingsFile::checkKeyReference(reference); !fine)
        return std::make_unique<RefusedKeyAction>(fine.error(), d->parts.clock);
    return std::make_unique<KeyCheckAction>(reference, d->parts.keys, d->parts.clock);
}

base::Expected<model::Endpoint> EndpointAdmin::startBuiltIn()
{
    if (d->builtIn)
        return *d->builtIn;
    localserver::ServerOptions options;
    options.tokenDelayMs = 12; // slow enough to see an answer come, fast enough for a first minute
    auto server = std::make_unique<localserver::LocalServer>(options, d->parts.clock);
    if (const base::Status listening = server->listen(); !listening)
        return base::failure(listening.error());
    model::Endpoint endpoint;
    endpoint.name = QStringLiteral("built-in");
    endpoint.url = server->url();
    endpoint.tier = model::Tier::Edge;
    endpoint.priority = 1000;
    d->server = std::move(server);
    d->builtIn = endpoint;
    d->parts.gateway.addEndpoint(endpoint);
    Q_EMIT changed();
    return endpoint;
}

const std::optional<model::Endpoint>& EndpointAdmin::builtIn() const
{
    return d->builtIn;
}

void EndpointAdmin::tryNow(const QString& endpoint)
{
    d->parts.gateway.tryNow(endpoint);
}

QList<gateway::Gateway::EndpointHealth> EndpointAdmin::health() const
{
    return d->parts.gateway.health();
}

std::unique_ptr<EndpointTest> EndpointAdmin::test(const model::Endpoint& endpoint, const base::Secret& key)
{
    return std::make_unique<EndpointTestRun>(d->wire(), endpoint, key);
}

QStringList EndpointAdmin::models(const QString& endpoint) const
{
    const bool isBuiltIn = d->builtIn && d->builtIn->name == endpoint;
    const model::Endpoint* configured = isBuiltIn ? &*d->builtIn : d->parts.settings.settings().endpoint(endpoint);
    QStringList models = (configured ? configured->models : QStringList()) + d->models.value(endpoint);
    models.removeDuplicates();
    return models;
}

void EndpointAdmin::refreshModels()
{
    for (const model::Endpoint& endpoint : usable()) {
        auto read = std::make_unique<gateway::WireGet>(
            d->wire(), model::Purpose::Models, endpoint, endpoint.apiUrl(QStringLiteral("models")), base::Secret());
        connect(read.get(), &gateway::WireGet::finished, this, [this, endpoint](const gateway::WireReply& reply) {
            const base::Expected<QStringList> models = gateway::modelsOf(reply, endpoint, d->parts.clock.wallTime());
            if (models || isUnwell(models.error()))
                d->parts.gateway.tellLook(endpoint.name, !models);
            if (!models || models->isEmpty())
                return;
            d->models.insert(endpoint.name, *models);
            d->parts.gateway.setServedModels(endpoint.name, *models, gateway::contextsOf(reply));
            Q_EMIT modelsChanged(endpoint.name);
        });
        d->modelReads[endpoint.name] = std::move(read);
    }
}

QString EndpointAdmin::balance(const QString& endpoint) const
{
    return d->balances.value(endpoint);
}

void EndpointAdmin::refreshBalances()
{
    for (const model::Endpoint& endpoint : usable()) {
        if (!gateway::tellsBalance(endpoint))
            continue;
        auto read = std::make_unique<gateway::WireGet>(d->wire(), model::Purpose::Balance, endpoint,
            endpoint.rootUrl(QStringLiteral("user/balance")), base::Secret());
        connect(read.get(), &gateway::WireGet::finished, this, [this, endpoint](const gateway::WireReply& reply) {
            const base::Expected<QString> balance = gateway::balanceOf(reply, endpoint, d->parts.clock.wallTime());
            if (!balance)
                return;
            d->balances.insert(endpoint.name, *balance);
            d->parts.gateway.setAccountCurrency(endpoint.name, gateway::currencyOfBalance(reply));
            Q_EMIT balanceChanged(endpoint.name);
        });
        d->balanceReads[endpoint.name] = std::move(read);
    }
}

} // namespace spyhop::admin
