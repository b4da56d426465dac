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

} // namespace

ModelFinder::ModelFinder(const WireGet::Parts& parts)
    : m_parts(parts)
{
}

ModelFinder::~ModelFinder() = default;

ModelFinder::State ModelFinder::request(const model::Endpoint& endpoint)
{
    const auto known = m_answers.constFind(endpoint.name);
    if (known != m_answers.cend()) {
        if (known->model)
            return State::Known;
        if (m_parts.clock.elapsedSince(known->at) < numbers::modelListRest)
            return State::Failed;
    }
    if (!m_asking.contains(endpoint.name)) {
        m_asking.insert(endpoint.name);
        m_answers.remove(endpoint.name);
        std::unique_ptr<WireGet>& read = m_reads[endpoint.name];
        read = std::make_unique<WireGet>(m_parts, endpoint, endpoint.apiUrl(QStringLiteral("models")), base::Secret());
        connect(read.get(), &WireGet::finished, this,
            [this, endpoint](const WireReply& reply) { answered(endpoint, reply); });
    }
    return State::Asking;
}

void ModelFinder::answered(const model::Endpoint& endpoint, const WireReply& reply)
{
    const auto models = modelsOf(reply, endpoint, m_parts.clock.wallTime());
    Answer answer{base::failure(nothingListed(endpoint.name)), m_parts.clock.steadyTime()};
    if (!models)
        answer.model = base::failure(models.error());
    else if (!models->isEmpty())
        answer.model = models->first();
    m_answers.insert(endpoint.name, answer);
    m_asking.remove(endpoint.name);
    Q_EMIT changed(endpoint.name);
}

base::Expected<QString> ModelFinder::firstModel(const QString& endpointName) const
{
    const auto known = m_answers.constFind(endpointName);
    return known == m_answers.cend() ? base::failure(nothingListed(endpointName)) : known->model;
}

void ModelFinder::forget()
{
    m_answers.clear();
}

void ModelFinder::learn(const QString& endpointName, const QStringList& models)
{
    if (!models.isEmpty())
        m_answers.insert(endpointName, {models.first(), m_parts.clock.steadyTime()});
}

} // namespace spyhop::gateway
