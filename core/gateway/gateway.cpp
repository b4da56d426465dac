// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/gateway.h"

#include "core/gateway/callcontext.h"
#include "core/gateway/endpointhealth.h"
#include "core/gateway/gatedcall.h"
#include "core/gateway/leftwork.h"
#include "core/gateway/outlooks.h"
#include "core/gateway/routedcall.h"
#include "core/gateway/sharedcall.h"

#include <algorithm>
#include <utility>

namespace spyhop::gateway {
namespace {

using namespace std::chrono_literals;

//! Where it stands among the others says nothing of what its server has.
bool servesTheSame(const model::Endpoint& a, const model::Endpoint& b)
{
    model::Endpoint moved = a;
    moved.enabled = b.enabled;
    moved.priority = b.priority;
    moved.tier = b.tier;
    return moved == b;
}

constexpr auto healthPace = 250ms; //!< healthChanged() at most so often: a strip need not flicker faster

} // namespace

class Gateway::Private final : private Alarms::Receiver {
public:
    Private(const Parts& parts, Gateway& gateway)
        : context(parts.clock, parts.random, parts.network, parts.secrets, parts.recorder, parts.prices, parts.answers,
            parts.policy)
        , guard(parts.policy)
        , paceAlarm(context.alarms, *this)
        , q(gateway)
    {
    }
    void put(const model::Endpoint& endpoint);
    void notePrices(const model::Endpoint& endpoint);
    void forgetChanged(const QList<model::Endpoint>& before);
    void touch();
    void applyGate()
    {
        const model::GateRules chosen = askedGate.value_or(settingsGate);
        context.gate = guard ? chosen.stricter(guard->gateFloor().rules) : chosen;
    }

    CallContext context;
    Outlooks outlooks{context};
    QList<model::Endpoint> added; //!< in no settings file
    policy::Guard* guard;
    model::GateRules settingsGate = model::GateRules::allOff();
    std::optional<model::GateRules> askedGate;

private:
    void alarmRang() override { Q_EMIT q.healthChanged(); }

    Alarms::Alarm paceAlarm;
    Gateway& q;
};

void Gateway::Private::forgetChanged(const QList<model::Endpoint>& before)
{
    for (const model::Endpoint& old : before) {
        const model::Endpoint* const now = outlooks.endpointNamed(old.name);
        if (now && servesTheSame(*now, old))
            continue;
        context.models.forget(old.name);
        std::erase_if(context.contexts, [&old](const auto& known) { return known.first.first == old.name; });
        const bool isAnother = !now || now->url != old.url || now->dialect != old.dialect;
        if (isAnother)
            context.currencies.forget(old.name);
        if (now && isAnother)
            notePrices(*now);
        if (now && (isAnother || now->accounts() != old.accounts()))
            context.currencies.askAgain(*now);
    }
}

void Gateway::Private::put(const model::Endpoint& endpoint)
{
    const auto named = [&](const model::Endpoint& other) { return other.name == endpoint.name; };
    const auto known = std::find_if(context.endpoints.begin(), context.endpoints.end(), named);
    if (known == context.endpoints.end())
        context.endpoints.append(endpoint);
    else
        *known = endpoint;
    context.limiter.setEndpoint(endpoint);
    notePrices(endpoint);
}

void Gateway::Private::notePrices(const model::Endpoint& endpoint)
{
    context.prices.setAccount(endpoint.name, context.currencies.currencyOf(endpoint), endpoint.prices);
}

void Gateway::Private::touch()
{
    if (!paceAlarm.isSet())
        paceAlarm.set(context.clock.steadyTime() + healthPace);
}

Gateway::Gateway(const Parts& parts)
    : d(std::make_unique<Private>(parts, *this))
{
    connect(&d->context, &CallContext::offerLearned, this, &Gateway::offerLearned);
    connect(&d->context, &CallContext::touched, this, [this] { d->touch(); });
    connect(&d->context, &CallContext::contextLearned, this, &Gateway::contextsChanged,
        Qt::QueuedConnection); // a call is in the middle
    connect(&d->context.models, &ModelFinder::changed, this, &Gateway::contextsChanged);
    connect(&d->context.currencies, &CurrencyFinder::changed, this, [this](const QString& name) {
        if (const model::Endpoint* const endpoint = d->outlooks.endpointNamed(name))
            d->notePrices(*endpoint);
        Q_EMIT contextsChanged(name);
    });
    connect(
        &d->context.permission, &Permission::changed, this, [this] { Q_EMIT contextsChanged({}); },
        Qt::QueuedConnection);
    d->applyGate();
    if (parts.policy)
        connect(parts.policy, &policy::Guard::changed, this, [this] { d->applyGate(); });
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
    const QList<model::Endpoint> before = std::exchange(d->context.endpoints, {});
    d->context.prices.forgetAccounts();
    d->context.otherAccounts = settings.otherAccounts;
    d->context.mayLeaveWork = settings.consent.allows(model::ConsentKind::Provider);
    d->settingsGate = settings.privacyGate;
    d->applyGate();
    d->context.models.forgetFailures();
    for (const model::Endpoint& endpoint : settings.endpoints)
        d->put(endpoint);
    for (const model::Endpoint& endpoint : std::as_const(d->added))
        d->put(endpoint);
    d->forgetChanged(before);
    d->touch();
}

void Gateway::addEndpoint(const model::Endpoint& endpoint)
{
    d->added.removeIf([&](const model::Endpoint& other) { return other.name == endpoint.name; });
    d->added.append(endpoint);
    const QList<model::Endpoint> before = d->context.endpoints;
    d->put(endpoint);
    d->forgetChanged(before);
    d->touch();
}

void Gateway::setConcurrency(const QString& job, const QString& endpoint, const std::optional<int>& concurrency)
{
    d->context.limiter.setJobLimit(job, endpoint, concurrency);
    d->touch();
}

void Gateway::setTakesPacked(const QString& address, bool takes)
{
    d->context.bodies.learn(address, takes);
}

void Gateway::setServedModels(const QString& endpoint, const QStringList& models, const QHash<QString, int>& contexts)
{
    for (const model::Endpoint& known : std::as_const(d->context.endpoints)) {
        if (known.name == endpoint)
            d->context.models.learn(known, models, contexts);
    }
}

void Gateway::tellLook(const QString& endpoint, bool failed)
{
    d->context.health.looked(endpoint, d->context.clock.steadyTime(), failed);
    d->touch();
}

void Gateway::setPrivacyGate(const std::optional<model::GateRules>& rules)
{
    d->askedGate = rules;
    d->applyGate();
}

model::GateRules Gateway::privacyGate() const
{
    return d->context.gate;
}

std::optional<base::Error> Gateway::gateFloorError() const
{
    return d->context.permission.gateFloorError();
}

model::Outcome Gateway::unmasked(const model::ChatRequest& request, const model::Outcome& outcome) const
{
    const policy::Mask mask = policy::Mask::of(policy::textsOf(request), d->context.gate);
    model::Outcome result = outcome;
    result.completion.text = mask.unmask(outcome.completion.text);
    result.completion.reasoning = mask.unmask(outcome.completion.reasoning);
    result.adjusted.removeIf([](const model::Adjustment& one) { return one.field == u"privacy"; });
    result.adjusted += gateNotes(mask); // whoever sent it may have been another process
    return result;
}

//! Through the privacy gate, if it is to look at anything.
std::unique_ptr<Call> Gateway::start(const model::ChatRequest& request, model::Priority priority)
{
    if (d->context.gate.isOff())
        return startUngated(request, priority);
    const policy::Mask mask = policy::Mask::of(policy::textsOf(request), d->context.gate);
    if (mask.counts().isEmpty())
        return startUngated(request, priority);
    if (mask.isBlocked()) {
        auto call = std::make_unique<RoutedCall>(d->context, request, priority, RoutedCall::Start::AtOnce);
        // Whose fault it is: a person who looks for it in the question would look in vain.
        model::ChatRequest question;
        question.messages = request.messages.mid(qMax<qsizetype>(0, request.messages.size() - 1));
        const bool isQuestion = policy::Mask::of(policy::textsOf(question), d->context.gate).isBlocked();
        call->refuseAtOnce(gateRefusal(
            mask, isQuestion ? GatePlace::Question : GatePlace::Earlier, d->context.permission.gateFloorError()));
        return call;
    }
    return std::make_unique<GatedCall>(startUngated(policy::masked(request, mask), priority), mask);
}

std::unique_ptr<Call> Gateway::startUngated(const model::ChatRequest& request, model::Priority priority)
{
    if (d->context.answers && request.cache == model::CacheMode::Use && !request.continueLast && !request.isPrivate)
        return std::make_unique<SharedCall>(d->context, request, priority);
    return std::make_unique<RoutedCall>(d->context, request, priority, RoutedCall::Start::AtOnce);
}

std::unique_ptr<Submission> Gateway::submit(const model::JobSpec& spec)
{
    return std::make_unique<LeftWork>(d->context, spec);
}

std::unique_ptr<Submission> Gateway::attach(const model::JobHandle& handle)
{
    return std::make_unique<LeftWork>(d->context, handle);
}

void Gateway::lookNow()
{
    Q_EMIT d->context.lookAround();
}

bool Gateway::mayLeaveWork() const
{
    return d->context.mayLeaveWork;
}

std::optional<bool> Gateway::offers(const QString& endpoint, model::JobKind kind) const
{
    for (const model::Endpoint& known : std::as_const(d->context.endpoints)) {
        if (!known.enabled || (!endpoint.isEmpty() && known.name != endpoint))
            continue;
        const auto found = d->context.offers.find({known.url.toString(), kind});
        return found == d->context.offers.end() ? std::nullopt : std::optional<bool>(found->second);
    }
    return std::nullopt;
}

void Gateway::setOffers(const QString& address, model::JobKind kind, bool offered)
{
    d->context.offers[{address, kind}] = offered;
}

base::Expected<Gateway::Outlook> Gateway::outlook(const model::ChatRequest& request) const
{
    const auto all = outlooks(request);
    if (!all)
        return base::failure(all.error());
    return all->value(0);
}

base::Expected<QList<Gateway::Outlook>> Gateway::outlooks(const model::ChatRequest& request) const
{
    return d->outlooks.of(request);
}

bool Gateway::seekContext(const Outlook& outlook)
{
    return d->outlooks.seekContext(outlook);
}

std::optional<base::Error> Gateway::listFailure(const Outlook& outlook) const
{
    return d->outlooks.listFailure(outlook);
}

bool Gateway::seekCurrency(const Outlook& outlook)
{
    return d->outlooks.seekCurrency(outlook);
}

bool Gateway::mayLearnCurrency(const Outlook& outlook) const
{
    return d->outlooks.mayLearnCurrency(outlook);
}

bool Gateway::seekAddresses(const QString& endpoint)
{
    return d->outlooks.seekAddresses(endpoint);
}

void Gateway::setAccountCurrency(const QString& endpoint, const QString& currency)
{
    d->context.currencies.learn(endpoint, currency);
}

const model::PriceTable& Gateway::prices() const
{
    return d->context.prices;
}

bool Gateway::isPolicyInForce() const
{
    return d->context.permission.isNeeded();
}

Permission& Gateway::permission()
{
    return d->context.permission;
}

QList<Gateway::EndpointHealth> Gateway::health() const
{
    QList<EndpointHealth> result;
    for (const model::Endpoint& endpoint : std::as_const(d->context.endpoints))
        result.append(endpointHealth(d->context, endpoint));
    return result;
}

WireGet::Parts Gateway::wire() const
{
    return {d->context.clock, d->context.network, d->context.secrets, d->context.random, d->context.recorder,
        &d->context.permission};
}

void Gateway::tryNow(const QString& endpoint)
{
    d->context.health.endCooldowns(endpoint, d->context.clock.steadyTime());
    Q_EMIT d->context.recovered(endpoint);
    d->touch();
}

void Gateway::credentialsChanged(const QString& endpoint)
{
    d->context.health.forgetCredentials(endpoint);
    if (const model::Endpoint* const known = d->outlooks.endpointNamed(endpoint))
        d->context.currencies.askAgain(*known);
    d->context.models.forgetServed(endpoint); // another account may be served other models
    d->touch();
}

} // namespace spyhop::gateway
