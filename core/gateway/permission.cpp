// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/permission.h"

#include "core/gateway/tokenforecast.h"
#include "core/gateway/wayout.h"
#include "core/model/attachmentcount.h"
#include "core/wire/retryafter.h"

#include <algorithm>
#include <map>

namespace spyhop::gateway {
namespace {

constexpr int mostSizes = 64; // tried before a visit counts as refused: a policy has a handful

//! How many of the marks lie at or below a number.
std::ptrdiff_t stretchOf(const QList<qint64>& marks, qint64 number)
{
    return std::upper_bound(marks.cbegin(), marks.cend(), number) - marks.cbegin();
}

} // namespace

Permission::Load Permission::loadOf(const model::ChatRequest& request)
{
    return {TokenForecast::promptEstimate(request) + request.maxTokens.value_or(0), model::travellingCount(request)};
}

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
    policy::Question question = policy::questionAt(endpoint);
    question.there = target.model;
    if (m_guard->asksForAddress())
        question.ip = m_addresses.address(endpoint.url, routeTo(endpoint, m_secrets));
    return question;
}

policy::Question Permission::question(const model::Target& target, const model::ChatRequest& request) const
{
    policy::Question asked = question(target);
    asked.asked = request.model;
    asked.attachments = model::travellingCount(request);
    if (m_guard->asksForTokens())
        asked.tokens = TokenForecast::promptEstimate(request) + request.maxTokens.value_or(0);
    return asked;
}

std::optional<policy::Refusal> Permission::refuses(const model::Target& target, const model::ChatRequest& request) const
{
    return m_guard->refuses(question(target, request));
}

std::optional<policy::Refusal> Permission::refuses(
    const model::Target& target, const QString& asked, const Load& load) const
{
    policy::Question one = question(target);
    one.asked = asked;
    one.tokens = load.tokens;
    one.attachments = load.attachments;
    return m_guard->refuses(one);
}

//! Of fifty thousand sizes those alone that rules tell apart.
std::optional<policy::Refusal> Permission::refusesTogether(
    const model::Target& target, const QString& asked, const QList<Load>& loads) const
{
    if (loads.isEmpty())
        return refuses(target, asked, Load());
    std::map<std::pair<std::ptrdiff_t, std::ptrdiff_t>, Load> different;
    for (const Load& load : loads) {
        different.try_emplace(
            {stretchOf(m_guard->tokenMarks(), load.tokens), stretchOf(m_guard->attachmentMarks(), load.attachments)},
            load);
    }
    std::optional<policy::Refusal> byTime;
    for (const auto& [stretch, load] : different) {
        const auto refused = refuses(target, asked, load);
        if (refused && !refused->error.retryAfter)
            return refused;
        if (refused && (!byTime || *byTime->error.retryAfter < *refused->error.retryAfter))
            byTime = refused;
    }
    return byTime;
}

std::optional<policy::Refusal> Permission::refusesVisit(const model::Target& target, const QString& asked) const
{
    std::optional<policy::Refusal> first;
    int tried = 0;
    for (const qint64 tokens : QList<qint64>{0} + m_guard->tokenMarks()) {
        for (const qint64 attachments : QList<qint64>{0} + m_guard->attachmentMarks()) {
            const auto refused = refuses(target, asked, {tokens, attachments});
            if (!refused || refused->error.retryAfter)
                return std::nullopt;
            if (!first)
                first = refused;
            if (++tried == mostSizes)
                return first;
        }
    }
    return first;
}

std::optional<policy::Refusal> Permission::refusesLook(const model::Endpoint& endpoint) const
{
    policy::Question asked = question({endpoint, {}, {}});
    asked.attachments = 0;
    asked.tokens = 0;
    return m_guard->refuses(asked);
}

std::optional<policy::Refusal> Permission::refusesAnswer(
    const model::Target& target, const model::ChatRequest& request, const QString& answered) const
{
    if (!isNeeded() || answered.isEmpty() || answered == target.model)
        return std::nullopt; // before the prompt is counted
    return m_guard->refusesAnswer(question(target, request), answered);
}

std::optional<policy::Refusal> Permission::refusesAnswer(
    const model::Target& target, const std::optional<Load>& load, const QString& answered, const QDateTime& at) const
{
    if (!isNeeded() || answered.isEmpty() || answered == target.model)
        return std::nullopt;
    policy::Question one = question(target);
    if (load) {
        one.tokens = load->tokens;
        one.attachments = load->attachments;
    }
    one.at = at;
    return m_guard->refusesAnswer(one, answered);
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
