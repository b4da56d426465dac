// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/permission.h"

#include "core/gateway/tokenforecast.h"
#include "core/gateway/wayout.h"
#include "core/wire/retryafter.h"

namespace spyhop::gateway {

Permission::Permission(policy::Guard* guard, const base::Clock& clock, const port::SecretStore& secrets)
    : m_guard(guard)
    , m_secrets(secrets)
    , m_addresses(clock)
{
    connect(&m_addresses, &net::SourceAddresses::changed, this, &Permission::changed);
    if (guard)
        connect(guard, &policy::Guard::changed, this, &Permission::changed);
}

bool Permission::isReady(const model::Endpoint& endpoint)
{
    return !m_guard->asksForAddress() || m_addresses.isKnown(endpoint.url, routeTo(endpoint, m_secrets));
}

policy::Question Permission::question(const model::Target& target) const
{
    const model::Endpoint& endpoint = target.endpoint;
    policy::Question question;
    question.endpoint = endpoint.name;
    question.host = endpoint.url.host();
    question.adHoc = endpoint.name.contains(QStringView(u"://"));
    question.there = target.model;
    question.tier = endpoint.tier;
    if (m_guard->asksForAddress())
        question.ip = m_addresses.address(endpoint.url, routeTo(endpoint, m_secrets));
    return question;
}

policy::Question Permission::question(const model::Target& target, const model::ChatRequest& request) const
{
    policy::Question asked = question(target);
    asked.asked = request.model;
    qint64 attachments = 0;
    for (const model::Message& message : request.messages)
        attachments += message.attachments.size();
    asked.attachments = attachments;
    if (m_guard->asksForTokens())
        asked.tokens = TokenForecast::promptEstimate(request) + request.maxTokens.value_or(0);
    return asked;
}

std::optional<base::Error> Permission::refuses(const model::Target& target, const model::ChatRequest& request) const
{
    return m_guard->refuses(question(target, request));
}

std::optional<base::Error> Permission::refusesLook(const model::Endpoint& endpoint) const
{
    policy::Question asked = question({endpoint, {}, {}});
    asked.attachments = 0;
    asked.tokens = 0;
    return m_guard->refuses(asked);
}

std::optional<base::Error> Permission::refusesAnswer(
    const model::Target& target, const model::ChatRequest& request, const QString& answered) const
{
    if (!isNeeded() || answered.isEmpty() || answered == target.model)
        return std::nullopt; // before the prompt is counted
    return m_guard->refusesAnswer(question(target, request), answered);
}

//! This computer's own servers say what this computer's clock says.
void Permission::heard(const model::Endpoint& endpoint, const port::WireHead& head)
{
    if (model::Endpoint::isLoopback(endpoint.url))
        return;
    if (const auto time = wire::readHttpDate(head.header(QByteArrayLiteral("date"))))
        m_guard->heardTime(*time);
}

} // namespace spyhop::gateway
