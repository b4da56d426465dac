// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/gateway.h"

#include "core/gateway/callcontext.h"
#include "core/gateway/routedcall.h"

#include <algorithm>

namespace spyhop::gateway {
namespace {

using namespace std::chrono_literals;

constexpr auto healthPace = 250ms; //!< healthChanged() at most so often: a strip need not flicker faster

QString limitWords(const Limiter::Figures& figures)
{
    switch (figures.basis) {
    case Limiter::Basis::Job:
        return Gateway::tr("set for a batch: %1, and one more for chat").arg(figures.backgroundLimit);
    case Limiter::Basis::Endpoint:
        return Gateway::tr("set for this endpoint: %1").arg(figures.limit);
    case Limiter::Basis::Automatic:
        return figures.shrunk ? Gateway::tr("automatic: %1, learned from refusals").arg(figures.limit)
                              : Gateway::tr("automatic: %1, still growing").arg(figures.limit);
    }
    Q_UNREACHABLE();
}

} // namespace

class Gateway::Private final : private Alarms::Receiver {
public:
    Private(const Parts& parts, Gateway& gateway)
        : context(parts.clock, parts.random, parts.network, parts.secrets, parts.recorder, parts.prices)
        , paceAlarm(context.alarms, *this)
        , q(gateway)
    {
    }
    void put(const model::Endpoint& endpoint);
    void touch();
    [[nodiscard]] EndpointHealth healthOf(const model::Endpoint& endpoint) const;

    CallContext context;
    QList<model::Endpoint> added; //!< in no settings file

private:
    void alarmRang() override { Q_EMIT q.healthChanged(); }

    Alarms::Alarm paceAlarm;
    Gateway& q;
};

void Gateway::Private::put(const model::Endpoint& endpoint)
{
    const auto named = [&](const model::Endpoint& other) { return other.name == endpoint.name; };
    const auto known = std::find_if(context.endpoints.begin(), context.endpoints.end(), named);
    if (known == context.endpoints.end())
        context.endpoints.append(endpoint);
    else
        *known = endpoint;
    context.limiter.setEndpointLimit(endpoint.name, endpoint.concurrency);
}

void Gateway::Private::touch()
{
    if (!paceAlarm.isSet())
        paceAlarm.set(context.clock.steadyTime() + healthPace);
}

Gateway::EndpointHealth Gateway::Private::healthOf(const model::Endpoint& endpoint) const
{
    const base::SteadyTime now = context.clock.steadyTime();
    const route::Health::Summary summary = context.health.summary(endpoint.name, now);
    const Limiter::Figures figures = context.limiter.figures(endpoint.name);
    EndpointHealth result;
    result.name = endpoint.name;
    result.inFlight = figures.inFlight;
    result.limit = figures.limit;
    result.traffic = context.traffic.value(endpoint.name);
    result.limitReason = limitWords(figures);
    if (const auto refused = context.health.refusedCredential(endpoint.name, endpoint.key)) {
        result.state = EndpointHealth::State::NeedsKey;
        result.reason = refused->sentence();
    } else if (summary.breaker == route::BreakerState::Open) {
        result.state = EndpointHealth::State::Open;
        result.reason = Gateway::tr("Resting after several failures; tried again soon.");
    } else if (summary.breaker == route::BreakerState::HalfOpen) {
        result.state = EndpointHealth::State::Degraded;
        result.reason = Gateway::tr("One call is finding out whether it answers again.");
    } else if (summary.recentFailures > 0) {
        result.state = EndpointHealth::State::Degraded;
        result.reason = Gateway::tr("%n call(s) failed in the last 30 s.", nullptr, summary.recentFailures);
    } else if (summary.everAnswered) {
        result.state = EndpointHealth::State::Healthy;
    }
    return result;
}

Gateway::Gateway(const Parts& parts)
    : d(std::make_unique<Private>(parts, *this))
{
    connect(&d->context, &CallContext::touched, this, [this] { d->touch(); });
    const auto tellManners = [this] {
        const QHash<QString, bool> news = d->context.bodies.takeNews();
        for (auto one = news.cbegin(); one != news.cend(); ++one)
            Q_EMIT takesPackedLearned(one.key(), one.value());
    };
    connect(&d->context, &CallContext::manners, this, tellManners, Qt::QueuedConnection); // a call is in the middle
}

Gateway::~Gateway() = default;

void Gateway::setSettings(const model::Settings& settings)
{
    d->context.endpoints.clear();
    d->context.models.forget();
    for (const model::Endpoint& endpoint : settings.endpoints)
        d->put(endpoint);
    for (const model::Endpoint& endpoint : std::as_const(d->added))
        d->put(endpoint);
    d->touch();
}

void Gateway::addEndpoint(const model::Endpoint& endpoint)
{
    d->added.removeIf([&](const model::Endpoint& other) { return other.name == endpoint.name; });
    d->added.append(endpoint);
    d->put(endpoint);
    d->touch();
}

void Gateway::setConcurrency(const QString& endpoint, const std::optional<int>& concurrency)
{
    d->context.limiter.setJobLimit(endpoint, concurrency);
    d->touch();
}

void Gateway::setTakesPacked(const QString& address, bool takes)
{
    d->context.bodies.learn(address, takes);
}

void Gateway::setServedModels(const QString& endpoint, const QStringList& models)
{
    d->context.models.learn(endpoint, models);
}

std::unique_ptr<Call> Gateway::start(const model::ChatRequest& request, model::Priority priority)
{
    return std::make_unique<RoutedCall>(d->context, request, priority);
}

QList<Gateway::EndpointHealth> Gateway::health() const
{
    QList<EndpointHealth> result;
    for (const model::Endpoint& endpoint : std::as_const(d->context.endpoints))
        result.append(d->healthOf(endpoint));
    return result;
}

void Gateway::credentialsChanged(const QString& endpoint)
{
    d->context.health.forgetCredentials(endpoint);
    d->touch();
}

} // namespace spyhop::gateway
