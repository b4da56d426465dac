// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/modelfinder.h"

#include "core/gateway/numbers.h"
#include "core/gateway/replies.h"

namespace spyhop::gateway {
namespace {

base::Error nothingListed(const QString& endpointName)
{
    base::Error error;
    error.code = base::ErrorCode::NotFound;
    error.whom = endpointName;
    error.what = ModelFinder::tr("The endpoint lists no model.");
    error.remedy = ModelFinder::tr("Name one.");
    return error;
}

//! Keys are pairs: of an endpoint's name, and its address.
template <typename Hash>
void forgetIn(Hash& hash, const QString& endpointName)
{
    hash.removeIf([&endpointName](typename Hash::iterator one) { return one.key().first == endpointName; });
}

} // namespace

ModelFinder::ModelFinder(const WireGet::Parts& parts)
    : m_parts(parts)
{
}

ModelFinder::~ModelFinder() = default;

ModelFinder::State ModelFinder::request(const model::Endpoint& endpoint)
{
    return m_models.contains(siteOf(endpoint)) ? State::Known : ask(endpoint);
}

ModelFinder::State ModelFinder::requestContexts(const model::Endpoint& endpoint)
{
    return m_contexts.contains(siteOf(endpoint)) ? State::Known : ask(endpoint);
}

ModelFinder::State ModelFinder::ask(const model::Endpoint& endpoint)
{
    const Asker asker = askerOf(endpoint);
    const auto failed = m_failures.constFind(asker);
    if (failed != m_failures.cend() && m_parts.clock.elapsedSince(failed->at) < numbers::modelListRest)
        return State::Failed;
    if (!m_asking.contains(asker)) {
        m_asking.insert(asker);
        m_failures.remove(asker);
        std::unique_ptr<WireGet>& read = m_reads[asker];
        read = std::make_unique<WireGet>(
            m_parts, model::Purpose::Models, endpoint, endpoint.apiUrl(QStringLiteral("models")), base::Secret());
        connect(read.get(), &WireGet::finished, this,
            [this, endpoint](const WireReply& reply) { answered(endpoint, reply); });
    }
    return State::Asking;
}

void ModelFinder::answered(const model::Endpoint& endpoint, const WireReply& reply)
{
    const auto models = modelsOf(reply, endpoint, m_parts.clock.wallTime());
    const Asker asker = askerOf(endpoint);
    if (models && !models->isEmpty())
        learn(endpoint, *models, contextsOf(reply));
    else
        m_failures.insert(asker, {models ? nothingListed(endpoint.name) : models.error(), m_parts.clock.steadyTime()});
    m_asking.remove(asker);
    Q_EMIT changed(endpoint.name);
}

base::Expected<QString> ModelFinder::firstModel(const model::Endpoint& endpoint) const
{
    const auto known = m_models.constFind(siteOf(endpoint));
    if (known != m_models.cend())
        return *known;
    const auto failed = m_failures.constFind(askerOf(endpoint));
    return base::failure(failed == m_failures.cend() ? nothingListed(endpoint.name) : failed->error);
}

std::optional<base::Error> ModelFinder::failureOf(const model::Endpoint& endpoint) const
{
    const auto failed = m_failures.constFind(askerOf(endpoint));
    return failed == m_failures.cend() ? std::nullopt : std::optional(failed->error);
}

void ModelFinder::forgetFailures()
{
    m_failures.clear();
}

void ModelFinder::forget(const QString& endpointName)
{
    forgetServed(endpointName);
    forgetIn(m_models, endpointName);
    forgetIn(m_contexts, endpointName);
}

void ModelFinder::forgetServed(const QString& endpointName)
{
    forgetIn(m_served, endpointName);
    forgetIn(m_lacking, endpointName);
}

bool ModelFinder::lacks(const model::Endpoint& endpoint, const QString& model)
{
    if (model.isEmpty() || m_lacking.value(siteOf(endpoint)).contains(model))
        return false;
    m_lacking[siteOf(endpoint)].append(model);
    return true;
}

void ModelFinder::serves(const model::Endpoint& endpoint, const QString& model)
{
    if (const auto known = m_lacking.find(siteOf(endpoint)); known != m_lacking.end())
        known->removeAll(model);
}

void ModelFinder::learn(const model::Endpoint& endpoint, const QStringList& models, const QHash<QString, int>& contexts)
{
    if (models.isEmpty())
        return;
    m_lacking.remove(siteOf(endpoint));
    m_models.insert(siteOf(endpoint), models.first());
    m_served.insert(siteOf(endpoint), models);
    m_contexts.insert(siteOf(endpoint), contexts);
}

std::optional<int> ModelFinder::contextOf(const model::Endpoint& endpoint, const QString& model) const
{
    const QHash<QString, int> contexts = m_contexts.value(siteOf(endpoint));
    const auto found = contexts.constFind(model);
    return found == contexts.cend() ? std::nullopt : std::optional<int>(*found);
}

} // namespace spyhop::gateway
