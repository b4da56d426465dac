// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/controlcall.h"

#include "core/base/diskfull.h"
#include "core/gateway/bearer.h"
#include "core/gateway/judge.h"
#include "core/gateway/numbers.h"
#include "core/gateway/wayout.h"
#include "core/route/plan.h"
#include "core/wire/errorbody.h"

#include <utility>

namespace spyhop::gateway {
namespace {

using base::Error;
using base::ErrorCode;
using std::chrono::milliseconds;

model::ChatRequest paperOf(const ControlCall::Ask& ask)
{
    model::ChatRequest request;
    request.purpose = model::Purpose::Job;
    request.jobId = ask.jobId;
    request.endpoint = ask.target.endpoint.name;
    request.model = ask.target.model;
    request.cache = model::CacheMode::Bypass;
    return request;
}

} // namespace

ControlCall::ControlCall(CallContext& context, const Ask& ask)
    : m_context(context)
    , m_id(base::freshId(context.clock, context.random))
    , m_ask(ask)
    , m_log(context.clock, m_id, paperOf(ask))
    , m_place(*this)
    , m_alarm(context.alarms, *this)
{
    QMetaObject::invokeMethod(this, &ControlCall::seekPlace, Qt::QueuedConnection);
}

ControlCall::~ControlCall()
{
    if (m_settled)
        return;
    if (m_exchange) {
        m_exchange->disconnect(this);
        if (m_exchange->mayHaveLeft())
            m_log.phase(port::WirePhase::Sent);
    }
    m_exchange.reset();
    if (m_claim)
        m_context.health.abandoned(healthKey(), *m_claim);
    model::Completion nothing;
    nothing.usage = model::Usage();
    m_context.recorder.record(m_log.record(m_log.outcome(nothing, cancelled(), m_context.prices)));
}

route::HealthKey ControlCall::healthKey() const
{
    return route::healthKey(m_ask.target);
}

//! False while it is loading; settled when there is none.
bool ControlCall::secretIsReady(const QString& reference)
{
    switch (m_context.secrets.request(reference)) {
    case port::SecretStore::State::Ready:
        return true;
    case port::SecretStore::State::Loading:
        if (!m_keyAwaited) {
            m_keyAwaited = connect(&m_context.secrets, &port::SecretStore::changed, this, [this] {
                disconnect(m_keyAwaited);
                m_keyAwaited = {};
                seekPlace();
            });
        }
        return false;
    case port::SecretStore::State::Failed:
        break;
    }
    const auto secret = m_context.secrets.secret(reference);
    Error error = secret ? Error() : secret.error();
    if (error.whom.isEmpty())
        error.whom = m_ask.target.endpoint.name;
    settle(error);
    return false;
}

//! What was left at a provider while that was allowed may be looked after and fetched at any time.
std::optional<policy::Refusal> ControlCall::refused() const
{
    if (!m_context.permission.isNeeded())
        return std::nullopt;
    return m_ask.nature == Nature::Repeatable
        ? m_context.permission.refusesVisit(m_ask.target, m_ask.target.model)
        : m_context.permission.refusesTogether(m_ask.target, m_ask.target.model, m_ask.loads);
}

void ControlCall::settleDenied(const policy::Refusal& refusal)
{
    m_context.recorder.denied(m_log.denied(refusal.denial));
    settle(refusal.error);
}

void ControlCall::seekPlace()
{
    if (m_settled || m_exchange || m_permit.isHeld() || m_place.isTaken())
        return;
    if (m_context.permission.isNeeded() && !m_context.permission.isReady(m_ask.target.endpoint)) {
        if (!m_addressAwaited)
            m_addressAwaited = connect(&m_context.permission, &Permission::changed, this, &ControlCall::seekPlace);
        return;
    }
    if (const auto refusal = refused())
        return settleDenied(*refusal);
    if (!secretIsReady(m_ask.target.key) || !secretIsReady(m_ask.target.endpoint.proxyPassword))
        return;
    if (const auto refused = m_context.health.refusedCredential(m_ask.target.endpoint.name, m_ask.target.key))
        return settle(refused);
    const base::SteadyTime now = m_context.clock.steadyTime();
    if (!m_context.health.mayTry(healthKey(), now)) {
        m_waitBegan = now;
        return m_alarm.set(m_context.health.openUntil(healthKey(), now).value_or(now + numbers::probeLook));
    }
    m_context.limiter.enter(
        m_place, {{m_ask.target.endpoint.name, m_ask.target.key}, model::Priority::Background, m_tries > 0, 0});
}

void ControlCall::permitGranted(Limiter::Permit permit)
{
    if (const auto refusal = refused()) { // since this call waited
        permit.unused();
        return settleDenied(*refusal);
    }
    if (!secretIsReady(m_ask.target.key) || !secretIsReady(m_ask.target.endpoint.proxyPassword))
        return permit.unused(); // its keychain was locked since; it is asked for again, or this has ended
    m_claim = m_context.health.beginTry(healthKey(), m_context.clock.steadyTime());
    if (!m_claim) { // the breaker has opened meanwhile
        permit.unused();
        return seekPlace();
    }
    m_permit = std::move(permit);
    m_ticket = m_context.recorder.intend(m_log.intent(m_ask.target, std::nullopt));
    connect(m_ticket.get(), &db::WriteTicket::done, this, [this](const base::Status& status) {
        if (status && !m_isTakenBack)
            return send();
        m_context.health.abandoned(healthKey(), *std::exchange(m_claim, std::nullopt));
        m_permit.unused();
        if (m_isTakenBack)
            return settle(cancelled());
        if (!m_ask.waitsForRoom || !base::isDiskFull(status.error()))
            return settle(status.error());
        // Nothing was sent, and whoever asked says so to a person: once there is room it goes on.
        m_alarm.set(m_context.clock.steadyTime() + status.error().retryAfter.value_or(milliseconds(0)));
        Q_EMIT noRoom();
    });
}

void ControlCall::takeBack()
{
    if (m_ask.nature != Nature::Once || m_settled)
        return;
    m_isTakenBack = true;
    QMetaObject::invokeMethod(this, &ControlCall::endTakenBack, Qt::QueuedConnection);
}

//! What is on its way ends by itself, and what is about to be written down is heard of first.
void ControlCall::endTakenBack()
{
    if (m_settled || m_exchange || m_claim)
        return;
    settle(cancelled());
}

void ControlCall::send()
{
    const auto key = m_context.secrets.secret(m_ask.target.key);
    if (!key) {
        m_context.health.abandoned(healthKey(), *std::exchange(m_claim, std::nullopt));
        m_permit.unused();
        return settle(key.error());
    }
    const base::SteadyTime now = m_context.clock.steadyTime();
    const milliseconds waited
        = m_tries > 0 ? std::chrono::duration_cast<milliseconds>(now - m_waitBegan) : milliseconds(0);
    ++m_tries;
    m_tryBegan = now;
    m_log.beginTry({m_ask.target, {}, {}}, waited);
    m_reply = {};
    port::WireRequest wire = m_ask.wire;
    wire.authorization = bearer(*key);
    if (!wire.body.isEmpty()) { // it carries something that could be kept
        for (const auto& [name, value] : m_ask.target.endpoint.noStore.headers)
            wire.headers.append({name, value});
    }
    wire.route = routeTo(m_ask.target.endpoint, m_context.secrets);
    wire.parallel = m_context.limiter.figures(m_ask.target.endpoint.name).limit;
    m_exchange = m_context.network.send(wire);
    connect(
        m_exchange.get(), &port::Exchange::phaseReached, this, [this](port::WirePhase phase) { m_log.phase(phase); });
    connect(m_exchange.get(), &port::Exchange::headReceived, this, &ControlCall::headReceived);
    connect(m_exchange.get(), &port::Exchange::received, this, &ControlCall::received);
    connect(m_exchange.get(), &port::Exchange::finished, this, &ControlCall::ended);
    m_connectPhase = true;
    m_alarm.set(now + milliseconds(m_ask.target.endpoint.connectTimeoutMs));
}

void ControlCall::headReceived(const port::WireHead& head)
{
    m_log.head(head.status);
    m_reply.status = head.status;
    m_reply.headers = head.headers;
    if (m_context.permission.isNeeded())
        m_context.permission.heard(m_ask.target.endpoint, head);
}

void ControlCall::received(const QByteArray& bytes)
{
    m_reply.body += bytes;
    if (m_reply.body.size() > m_ask.longestBody)
        fail(ErrorCode::Server, tr("The reply is longer than any such reply should be."));
}

void ControlCall::alarmRang()
{
    if (!m_exchange)
        return seekPlace();
    const base::SteadyTime due = m_tryBegan + m_ask.patience;
    if (std::exchange(m_connectPhase, false) && (m_log.wasSent() || m_exchange->mayHaveLeft()))
        return m_alarm.set(due);
    if (m_context.clock.steadyTime() < due && m_log.wasSent())
        return m_alarm.set(due);
    if (!m_log.wasSent() && !m_exchange->mayHaveLeft()) {
        return fail(
            ErrorCode::Timeout, tr("No connection within %1 s.").arg(m_ask.target.endpoint.connectTimeoutMs / 1000));
    }
    fail(ErrorCode::Timeout,
        tr("No whole answer within %1 s.")
            .arg(std::chrono::duration_cast<std::chrono::seconds>(m_ask.patience).count()));
}

void ControlCall::fail(ErrorCode code, const QString& what)
{
    Error error;
    error.code = code;
    error.what = what;
    port::WireEnd end;
    end.requestSent = m_log.wasSent() || m_exchange->mayHaveLeft();
    end.anyByte = m_reply.status != 0;
    conclude(error, end);
}

void ControlCall::ended(const port::WireEnd& end)
{
    std::optional<Error> error = end.error;
    if (!error && (m_reply.status < 200 || m_reply.status > 299))
        error = wire::readErrorReply(m_reply.status, m_reply.headers, m_reply.body, m_context.clock.wallTime()).error;
    conclude(error, end);
}

//! A submission whose request has left is only certain to have done nothing if the server says so.
bool ControlCall::mayHaveArrived(const Error& error, const port::WireEnd& end) const
{
    if (m_ask.nature == Nature::Repeatable)
        return false;
    const int status = m_reply.status;
    if (status >= 200 && status < 300)
        return true; // it said yes, and its answer is lost
    if (status == 0)
        return end.requestSent || m_log.wasSent() || error.possiblyBilled;
    return status == 408 || (status >= 500 && status != 501);
}

void ControlCall::conclude(std::optional<Error> error, port::WireEnd end)
{
    end.bytesSent = std::max<qint64>(end.bytesSent, m_ask.wire.body.size());
    end.plainSent = std::max(end.plainSent, end.bytesSent);
    end.bytesReceived = std::max<qint64>(end.bytesReceived, m_reply.body.size());
    end.plainReceived = std::max(end.plainReceived, end.bytesReceived);
    m_exchange->disconnect(this);
    if (m_exchange->mayHaveLeft()) {
        m_log.phase(port::WirePhase::Sent);
        end.requestSent = true;
    }
    m_exchange.reset();
    m_alarm.clear();
    if (error && error->whom.isEmpty())
        error->whom = m_ask.target.endpoint.name;
    m_reply.mayHaveArrived = error && mayHaveArrived(*error, end);

    Situation situation;
    situation.error = error;
    situation.tries = m_tries;
    situation.waits = m_waits;
    situation.requestSent = end.requestSent;
    situation.anyByte = end.anyByte;
    situation.reusedConnection = false; // never at once: there is time
    situation.priority = model::Priority::Background;
    Verdict verdict = judge(situation, m_context.random.unit());
    if (verdict.step == Step::Again && (m_reply.mayHaveArrived || m_tries >= m_ask.mostTries))
        verdict.step = Step::GiveUp;
    if (error)
        error->possiblyBilled = m_reply.mayHaveArrived;
    m_log.endTry(error, m_reply.mayHaveArrived, end);
    if (verdict.step == Step::Again) // else the record says it
        m_context.recorder.tryEnded(m_log.lastTry());

    const base::SteadyTime now = m_context.clock.steadyTime();
    const route::Health::Claim claim = *std::exchange(m_claim, std::nullopt);
    const milliseconds told = error ? error->retryAfter.value_or(milliseconds(0)) : milliseconds(0);
    const Blame blame = error ? blameOf(*error) : Blame::None;
    if (!error)
        m_context.health.succeeded(healthKey(), claim, now, std::nullopt);
    else if (blame == Blame::Unwell)
        m_context.health.failed(healthKey(), claim, now, told);
    else if (blame == Blame::Busy)
        m_context.health.busy(healthKey(), claim, now, told);
    else
        m_context.health.abandoned(healthKey(), claim);
    if (error && error->httpStatus == 401)
        m_context.health.refuseCredential(m_ask.target.endpoint.name, m_ask.target.key, *error);
    if (m_reply.status != 0) {
        const bool full = error && (error->code == ErrorCode::RateLimited || error->code == ErrorCode::Overloaded);
        if (full)
            m_permit.refused(told);
        else
            m_permit.taken();
    }
    m_permit.release();
    if (verdict.step != Step::Again)
        return settle(error);
    if (m_isTakenBack)
        return settle(cancelled());
    m_waits += verdict.growing ? 1 : 0;
    m_waitBegan = now;
    m_alarm.set(now + verdict.wait);
}

void ControlCall::settle(const std::optional<Error>& error)
{
    m_settled = true;
    m_alarm.clear();
    m_place.leave();
    m_reply.error = error;
    model::Completion nothing;
    nothing.usage = model::Usage();
    m_context.recorder.record(m_log.record(m_log.outcome(nothing, error, m_context.prices)));
    Q_EMIT m_context.touched();
    const ControlReply reply = std::exchange(m_reply, {}); // megabytes, which whoever hears it lets go of
    Q_EMIT finished(reply);
}

} // namespace spyhop::gateway
