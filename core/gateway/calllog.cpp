// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/calllog.h"

#include "core/base/moneysums.h"
#include "core/base/sentences.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::gateway {
namespace {

using base::SteadyTime;

struct Log {
    Q_DECLARE_TR_FUNCTIONS(spyhop::gateway::Log)
};

model::Seller sellerOf(const model::Endpoint& endpoint)
{
    return {endpoint.url.host(), endpoint.name};
}

double toMs(SteadyTime time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

std::optional<double> between(const std::optional<SteadyTime>& from, const std::optional<SteadyTime>& to)
{
    return from && to ? std::optional(toMs(*to - *from)) : std::nullopt;
}

} // namespace

base::Error cancelled()
{
    base::Error error;
    error.code = base::ErrorCode::Cancelled;
    return error;
}

CallLog::CallLog(const base::Clock& clock, const base::CallId& id, const model::ChatRequest& request)
    : m_clock(clock)
    , m_id(id)
    , m_request(request)
    , m_startedAt(clock.wallTime())
    , m_started(clock.steadyTime())
{
}

void CallLog::serve(const base::CallId& id, const model::ChatRequest& request)
{
    m_id = id;
    m_request = request;
}

QString CallLog::purpose() const
{
    return purposeWord(m_request.purpose);
}

QString purposeWord(model::Purpose purpose)
{
    switch (purpose) {
    case model::Purpose::Chat:
        return QStringLiteral("chat");
    case model::Purpose::BatchStep:
        return QStringLiteral("batch-step");
    case model::Purpose::Models:
        return QStringLiteral("models");
    case model::Purpose::Balance:
        return QStringLiteral("balance");
    case model::Purpose::Probe:
        return QStringLiteral("probe");
    case model::Purpose::Job:
        return QStringLiteral("job");
    }
    Q_UNREACHABLE();
}

void CallLog::passedOver(const QString& endpoint, const base::Error& error)
{
    if (endpoint == m_firstChoice && !m_firstTry)
        m_passedOver = error.what;
}

void CallLog::beginTry(const model::Rung& rung, std::chrono::milliseconds wait)
{
    m_trying = true;
    m_target = rung.target;
    m_notes = rung.notes;
    m_tryBegan = m_clock.steadyTime();
    if (!m_firstTry)
        m_firstTry = m_tryBegan;
    m_connecting.reset();
    m_connected.reset();
    m_sent.reset();
    m_firstDelta.reset();
    m_tryEnded.reset();
    m_arrived.reset();
    model::Attempt attempt;
    attempt.endpoint = m_target.endpoint.name;
    attempt.model = m_target.model;
    attempt.wait = wait;
    m_attempts.append(attempt);
}

void CallLog::phase(port::WirePhase phase)
{
    const SteadyTime now = m_clock.steadyTime();
    switch (phase) {
    case port::WirePhase::Connecting:
        m_connecting = now;
        return;
    case port::WirePhase::Encrypted:
        m_connected = now;
        return;
    case port::WirePhase::Sent:
    case port::WirePhase::Head:
        if (m_connecting && !m_connected)
            m_connected = now;
        if (!m_sent)
            m_sent = now;
        return;
    }
}

void CallLog::head(int status)
{
    phase(port::WirePhase::Head);
    m_attempts.last().status = status;
}

void CallLog::deltas()
{
    m_lastDelta = m_clock.steadyTime();
    if (!m_firstDelta)
        m_firstDelta = m_lastDelta;
}

void CallLog::endTry(const std::optional<base::Error>& error, bool possiblyBilled, const port::WireEnd& end)
{
    m_trying = false;
    m_tryEnded = m_clock.steadyTime();
    travelled(end);
    model::Attempt& attempt = m_attempts.last();
    attempt.possiblyBilled = possiblyBilled;
    attempt.took = std::chrono::duration_cast<std::chrono::milliseconds>(*m_tryEnded - m_tryBegan);
    if (!error) {
        if (m_hadChoice)
            attempt.reason = why();
        return;
    }
    attempt.error = error->code;
    attempt.reason = error->what;
    if (possiblyBilled && attempt.status < 300) // no status, or a reply without its end; a refusal costs nothing
        m_cuts.append({m_attempts.size() - 1, m_target, m_clock.wallTime(), m_arrived.value_or(Arrived())});
    if (m_firstDelta)
        attempt.reason = base::joinSentences({attempt.reason, Log::tr("A part of the answer had come.")});
}

void CallLog::travelled(const port::WireEnd& end)
{
    m_traffic.sent += end.bytesSent;
    m_traffic.sentPlain += end.plainSent;
    m_traffic.received += end.bytesReceived;
    m_traffic.receivedPlain += end.plainReceived;
}

std::optional<std::chrono::milliseconds> CallLog::untilFirstToken() const
{
    if (!m_firstDelta)
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::milliseconds>(*m_firstDelta - m_tryBegan);
}

model::Timings CallLog::timings() const
{
    const SteadyTime now = m_clock.steadyTime();
    model::Timings result;
    result.queue = toMs(m_firstTry.value_or(now) - m_started);
    result.total = toMs(now - m_started);
    result.connect = between(m_connecting, m_connected);
    result.firstToken = m_firstDelta ? std::optional(toMs(*m_firstDelta - m_tryBegan)) : std::nullopt;
    result.transfer = between(m_firstDelta, m_trying ? std::optional(now) : m_tryEnded);
    if (m_parse > SteadyTime{0})
        result.parse = toMs(m_parse);
    return result;
}

//! Who answered, and why not the one before.
QString CallLog::why() const
{
    const auto other = std::find_if(m_attempts.rbegin(), m_attempts.rend(),
        [this](const model::Attempt& attempt) { return attempt.endpoint != m_target.endpoint.name; });
    if (other == m_attempts.rend() && m_target.endpoint.name != m_firstChoice)
        return m_passedOver.isEmpty()
            ? Log::tr("%1 was asked because %2 was resting by then.").arg(m_target.endpoint.name, m_firstChoice)
            : Log::tr("%1 was asked because %2 could not be: %3")
                  .arg(m_target.endpoint.name, m_firstChoice, m_passedOver);
    if (other == m_attempts.rend())
        return m_why;
    if (other->status >= 400)
        return Log::tr("%1 was asked because %2 answered %3: %4")
            .arg(m_target.endpoint.name, other->endpoint, QString::number(other->status), other->reason);
    return Log::tr("%1 was asked because %2 did not answer: %3")
        .arg(m_target.endpoint.name, other->endpoint, other->reason);
}

QString CallLog::switched() const
{
    const QString& now = m_target.endpoint.name;
    const auto isOther = [&now](const model::Attempt& attempt) { return attempt.endpoint != now; };
    const auto last = std::find_if(m_attempts.rbegin(), m_attempts.rend(), isOther);
    if (last == m_attempts.rend())
        return {};
    if (last->status < 400)
        return Log::tr("switched to %1 because %2 did not answer").arg(now, last->endpoint);
    const auto times = std::count_if(m_attempts.begin(), m_attempts.end(), [&](const model::Attempt& attempt) {
        return attempt.endpoint == last->endpoint && attempt.status == last->status;
    });
    return Log::tr("switched to %1 because %2 answered %3 %n time(s)", nullptr, static_cast<int>(times))
        .arg(now, last->endpoint)
        .arg(last->status);
}

model::Usage CallLog::estimate(const Arrived& arrived) const
{
    if (arrived.usage)
        return *arrived.usage;
    model::Usage usage = m_scale.value_or(PromptScale()).estimate(m_request);
    const model::Usage answer = m_answers.estimate(arrived);
    usage.completionTokens = answer.completionTokens;
    usage.reasoningTokens = answer.reasoningTokens;
    return usage;
}

Arrived CallLog::arrivedOf(const model::Completion& completion) const
{
    if (m_arrived)
        return *m_arrived;
    Arrived arrived;
    arrived.reasoningTokens = model::estimateTokens(completion.reasoning);
    arrived.tokens = model::estimateTokens(completion.text) + arrived.reasoningTokens;
    return arrived;
}

model::Outcome CallLog::outcome(
    const model::Completion& completion, const std::optional<base::Error>& error, const model::PriceTable& prices) const
{
    model::Outcome result;
    result.completion = completion;
    result.error = error;
    result.askedModel = m_request.model.isEmpty() ? m_target.model : m_request.model;
    result.attempts = m_attempts;
    result.adjusted = m_notes + m_adjusted;
    result.timings = timings();
    result.traffic = m_traffic;
    if (m_attempts.isEmpty())
        return result;

    result.endpoint = m_target.endpoint.name;
    result.why = why();
    result.resolvedModel = m_target.model;
    result.tier = model::tierName(m_target.endpoint.tier);
    if (m_trying) { // destroyed in mid-air: the request may have left
        result.attempts.last().error = base::ErrorCode::Cancelled;
        result.attempts.last().possiblyBilled = wasSent();
    }
    const bool billed = !error || result.attempts.last().possiblyBilled;
    if (!billed) {
        addCuts(result, prices);
        return result;
    }
    if (!result.completion.usage)
        result.completion.usage = estimate(arrivedOf(completion));
    const QDateTime now = m_clock.wallTime();
    const QStringList names{completion.model, m_target.model, prices.names().resolve(m_target.model, now.date())};
    result.cost = prices.cost(sellerOf(m_target.endpoint), names, *result.completion.usage, now);
    result.costEstimated = result.cost && result.completion.usage->estimated;
    addCuts(result, prices);
    return result;
}

//! A JSON reply was written to its end before it began to come: where nobody knows how long it was, and the same was
//! answered since, it was about as long as that.
model::Usage CallLog::usageOf(const Cut& cut, const model::Outcome& outcome) const
{
    model::Usage usage = estimate(cut.arrived);
    const auto& later = outcome.completion.usage;
    const bool isKnown = cut.arrived.usage || cut.arrived.promised || cut.arrived.isOver || !cut.arrived.inOneGo;
    if (!isKnown && !outcome.error && later && !later->estimated && cut.target.model == m_target.model)
        usage.completionTokens = std::max(usage.completionTokens, later->completionTokens);
    return usage;
}

//! What earlier tries that were cut off may cost, at the price of their moment: the prompt, and what had come of the
//! answer. A stream of which a part was shown is not repeated, but a reply that comes in one go is. Each says its
//! share.
void CallLog::addCuts(model::Outcome& outcome, const model::PriceTable& prices) const
{
    if (!m_scale)
        return;
    const qsizetype last = outcome.attempts.size() - 1;
    for (const Cut& cut : m_cuts) {
        if (cut.attempt == last) // the outcome's own
            continue;
        const QString& model = cut.target.model;
        const auto cost = prices.cost(sellerOf(cut.target.endpoint),
            {model, prices.names().resolve(model, cut.at.date())}, usageOf(cut, outcome), cut.at);
        if (!cost || cost->isZero())
            continue;
        QString& reason = outcome.attempts[cut.attempt].reason;
        reason = base::joinSentences({reason, Log::tr("About %1 may be charged for it.").arg(cost->display())});
        outcome.costEstimated = true;
        if (outcome.cost && outcome.cost->currency() != cost->currency())
            base::addTo(outcome.otherCosts, *cost);
        else
            outcome.cost = outcome.cost.value_or(base::Money(0, cost->currency())) + *cost;
    }
}

observe::Intent CallLog::intent(const model::Target& target, const std::optional<model::ChatRequest>& sent) const
{
    observe::Intent intent;
    intent.callId = m_id.value();
    intent.purpose = purpose();
    intent.jobId = m_request.jobId;
    intent.endpoint = target.endpoint.name;
    intent.askedModel = m_request.model;
    intent.resolvedModel = target.model;
    intent.number = static_cast<int>(m_attempts.size()) + 1;
    intent.at = m_clock.wallTime();
    intent.request = sent;
    return intent;
}

observe::TryEnd CallLog::lastTry() const
{
    return {m_id.value(), static_cast<int>(m_attempts.size()), m_attempts.last(), m_clock.wallTime()};
}

observe::Denied CallLog::denied(const model::Denial& denial) const
{
    return {m_id.value(), purpose(), m_request.jobId, denial, m_clock.wallTime()};
}

model::CallRecord CallLog::record(const model::Outcome& outcome) const
{
    model::CallRecord record;
    record.callId = m_id.value();
    record.purpose = purpose();
    record.jobId = m_request.jobId;
    record.endpoint = outcome.endpoint;
    record.tier = outcome.tier;
    record.askedModel = outcome.askedModel;
    record.resolvedModel = outcome.resolvedModel;
    record.answeredModel = outcome.completion.model;
    record.systemFingerprint = outcome.completion.systemFingerprint;
    record.finishWord = outcome.completion.finishWord;
    record.startedAt = m_startedAt;
    if (outcome.error) {
        record.error = outcome.error->code;
        record.rule = outcome.error->rule;
    }
    record.httpStatus = outcome.attempts.isEmpty() ? 0 : outcome.attempts.last().status;
    record.cached = outcome.cached;
    record.cacheable = m_request.cache == model::CacheMode::Use && !m_request.isPrivate;
    record.saved = outcome.saved;
    record.attempts = outcome.attempts;
    record.adjusted = outcome.adjusted;
    if (outcome.cached == model::Cached::No) // else nothing was used
        record.usage = outcome.completion.usage.value_or(model::Usage());
    record.timings = outcome.timings;
    record.cost = outcome.cost;
    record.costEstimated = outcome.costEstimated;
    record.traffic = outcome.traffic;
    return record;
}

} // namespace spyhop::gateway
