// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state Trying: one exchange, from its start to the verdict on its end. The other states are in routedcall.cpp.
#include "core/gateway/routedcall.h"

#include "core/gateway/numbers.h"

#include <QtCore/QPointer>
#include <utility>

namespace spyhop::gateway {
namespace {

//! Of an adjusted request: a server that honours the key must not answer with what it said to the first.
const QString anew = QStringLiteral("-adjusted");

} // namespace

using base::Error;
using base::ErrorCode;
using base::SteadyTime;
using model::CallStage;
using std::chrono::milliseconds;
using namespace std::chrono_literals;

void RoutedCall::startTry()
{
    RouteWalk::State& rung = m_walk.state();
    ++rung.tries;
    m_announced.reset();
    m_log.beginTry(m_walk.rung(), std::exchange(m_waited, milliseconds(0)));
    m_reader = std::make_unique<ReplyReader>();
    m_anyDelta = false;
    m_lastByte = m_context.clock.steadyTime();
    m_expects = ReplyReader::Expects::Answer;
    m_health.begin();
    m_wireSoFar = {};
    m_wireSoFar.bytesSent = m_wire.body.size();
    m_wireSoFar.plainSent = m_packed ? m_wire.plainBodySize : m_wire.body.size();
    m_exchange = m_context.network.send(std::exchange(m_wire, {}));
    connect(m_exchange.get(), &port::Exchange::phaseReached, this, &RoutedCall::phaseReached);
    connect(m_exchange.get(), &port::Exchange::headReceived, this, &RoutedCall::headReceived);
    connect(m_exchange.get(), &port::Exchange::received, this, &RoutedCall::received);
    connect(m_exchange.get(), &port::Exchange::finished, this, &RoutedCall::finishTry);
    armClocks();
    std::ignore = setStage(CallStage::Connecting, std::nullopt, m_log.switched());
}

void RoutedCall::phaseReached(port::WirePhase phase)
{
    m_log.phase(phase);
    m_wireSoFar.requestSent |= phase == port::WirePhase::Sent || phase == port::WirePhase::Head;
    if (phase == port::WirePhase::Sent)
        armClocks();
}

void RoutedCall::headReceived(const port::WireHead& head)
{
    m_log.head(head.status);
    m_wireSoFar.requestSent = m_wireSoFar.anyByte = true;
    m_wireSoFar.reusedConnection = head.reusedConnection;
    m_reader->head(head);
    if (m_context.permission.isNeeded())
        m_context.permission.heard(m_walk.endpoint(), head);
    noteExpectation();
    armClocks();
}

void RoutedCall::received(const QByteArray& bytes)
{
    m_wireSoFar.bytesReceived += bytes.size();
    m_wireSoFar.plainReceived += bytes.size();
    const SteadyTime before = m_context.clock.steadyTime();
    m_lastByte = before;
    const ReplyReader::Heard heard = m_reader->received(bytes);
    m_log.parsing(m_context.clock.steadyTime() - before);
    noteExpectation();
    if (!heard.deltas.isEmpty())
        std::ignore = say(heard.deltas);
    else if (heard.keepAlive && m_state.stage == CallStage::Connecting)
        std::ignore = setStage(CallStage::ServerQueued, std::nullopt, m_log.switched());
}

bool RoutedCall::say(const QList<model::Delta>& deltas)
{
    const bool first = !m_anyDelta;
    m_anyDelta = true;
    m_log.deltas();
    if (first) {
        armClocks();
        if (m_health.answering(m_context.clock.steadyTime()))
            Q_EMIT m_context.touched();
        if (m_health.probeAnswers(m_context.clock.steadyTime(), m_log.untilFirstToken()))
            tellOfRecovery();
        if (m_context.permission.isNeeded()) // not from within the exchange's own signal
            QMetaObject::invokeMethod(this, &RoutedCall::checkAnswer, Qt::QueuedConnection);
    }
    const CallStage stage = deltas.last().text.isEmpty() ? CallStage::Thinking : CallStage::Writing;
    if (stage != m_state.stage && !setStage(stage, std::nullopt, m_log.switched()))
        return false;
    const QPointer<RoutedCall> alive(this);
    Q_EMIT delta(deltas);
    return alive;
}

//! Another model answers than was asked, and the policy denies it: no more is paid for.
void RoutedCall::checkAnswer()
{
    if (m_phase != CallPhase::Trying || !m_reader)
        return;
    const auto refused = m_context.permission.refusesAnswer(m_walk.target(), m_request, m_reader->completion().model);
    if (!refused)
        return;
    m_context.recorder.denied(m_log.denied(refused->denial));
    wire::ErrorReply reply;
    reply.error = refused->error;
    conclude(reply, m_wireSoFar);
}

void RoutedCall::tellOfRecovery()
{
    QMetaObject::invokeMethod(
        &m_context, [context = &m_context, name = m_walk.endpoint().name] { Q_EMIT context->recovered(name); },
        Qt::QueuedConnection);
}

void RoutedCall::finishTry(const port::WireEnd& wireEnd)
{
    const port::WireEnd end = wireEnd; // dies with the exchange
    const SteadyTime before = m_context.clock.steadyTime();
    const ReplyReader::End reply = m_reader->finish(end, m_context.clock.wallTime());
    m_log.parsing(m_context.clock.steadyTime() - before);
    if (!reply.deltas.isEmpty() && !say(reply.deltas))
        return;
    conclude(reply.failure, end);
}

void RoutedCall::conclude(const std::optional<wire::ErrorReply>& reply, const port::WireEnd& end)
{
    m_exchange->disconnect(this);
    noteDeparture();
    m_exchange.reset();
    m_alarm.clear();
    RouteWalk::State& rung = m_walk.state();
    std::optional<Adjusted> adjusted;
    Situation situation;
    if (reply) {
        m_context.learnContext(m_walk.endpoint().name, m_walk.target().model, reply->error);
        situation.error = reply->error;
        if (situation.error->whom.isEmpty())
            situation.error->whom = m_walk.endpoint().name;
        if (!rung.adjusted)
            adjusted = adjust(rung.request, rung.quirks, *reply);
        if (!adjusted)
            adjusted = withoutPrefix(m_walk.target(), rung.request, rung.quirks, *reply);
    }
    const auto repacked = hearOfPacking(reply, end);
    situation.waits = m_growingWaits;
    if (situation.error) {
        situation.otherTarget = m_walk.hasOtherTarget(*situation.error, m_context.clock.steadyTime());
        situation.otherAccount = m_walk.hasOtherAccount();
        situation.lastResort = m_walk.hasLastResort(*situation.error, m_context.clock.steadyTime());
        situation.spent = spent();
    }
    situation.anyDelta = m_anyDelta;
    situation.requestSent = end.requestSent || m_log.wasSent();
    situation.anyByte = end.anyByte;
    situation.reusedConnection = end.reusedConnection;
    situation.freshTried = rung.freshTried;
    situation.adjustable = adjusted || repacked;
    situation.mayRepeatCharged = !m_request.oneCharge || m_reader->status() >= 300; // a refusal costs nothing
    m_outwaits = outwaits(situation);
    rung.outwaited += m_outwaits ? 1 : 0;
    situation.tries = rung.tries - rung.outwaited;
    if (m_outwaits)
        situation.spent = milliseconds(0);
    situation.priority = m_priority;
    const Verdict verdict = judge(situation, m_context.random.unit());
    if (situation.error)
        situation.error->possiblyBilled = verdict.possiblyBilled;

    if (situation.error)
        m_log.arrived(m_reader->arrived());
    m_log.endTry(situation.error, verdict.possiblyBilled, end);
    if (verdict.step != Step::Done && verdict.step != Step::GiveUp) // else the record says it
        m_context.recorder.tryEnded(m_log.lastTry());
    tellHealth(situation.error);
    tellLimiter(situation.error);
    m_permit.release();
    if (verdict.step != Step::Adjust)
        noteListing(situation.error);
    // That a last resort has no such model either is no news: why the others did not answer is.
    const bool isNoNews
        = situation.error && situation.error->code == ErrorCode::NotFound && rung.isLastResort && m_lastError;
    if (!isNoNews)
        m_lastError = situation.error;
    m_endedAsPlanned = !situation.error && !end.error && !rung.adjusted;

    switch (verdict.step) {
    case Step::Done:
        enter(CallTrigger::Done);
        return settle(std::nullopt);
    case Step::GiveUp:
        enter(CallTrigger::GiveUp);
        return settle(m_lastError);
    case Step::Again:
        rung.freshTried |= verdict.wait == milliseconds(0);
        if (m_outwaits)
            m_walk.askTheSilentAgain();
        return backOff(verdict, *situation.error);
    case Step::NextTarget:
        if (m_outwaits)
            m_walk.passOverInSilence();
        else
            m_walk.spendFor(*situation.error);
        enter(CallTrigger::NextTarget);
        return seekPlace();
    case Step::Adjust:
        if (repacked) { // what the server did not read, it has not complained about yet
            rung.plainOnly = true;
            rung.request.idempotencyKey += anew;
            m_log.adjusted(*repacked);
            enter(CallTrigger::Adjust);
            return seekPlace();
        }
        rung.adjusted = true;
        rung.request = adjusted->request;
        rung.request.idempotencyKey += anew;
        rung.quirks = adjusted->quirks;
        m_log.adjusted(adjusted->note);
        enter(CallTrigger::Adjust);
        return seekPlace();
    }
}

//! That nobody hears a batch's call says nothing of its item. Who runs the job says when it is enough.
bool RoutedCall::outwaits(const Situation& situation) const
{
    return m_request.purpose == model::Purpose::BatchStep && situation.error
        && isSilence(*situation.error, situation.requestSent);
}

//! What the try told of packed bodies; the note, if the request should be sent again without.
std::optional<model::Adjustment> RoutedCall::hearOfPacking(
    const std::optional<wire::ErrorReply>& reply, const port::WireEnd& end)
{
    const bool wasDropped = reply && reply->error.code == ErrorCode::Network && reply->error.httpStatus == 0
        && (end.requestSent || m_log.wasSent()) && !end.anyByte && !end.reusedConnection;
    if (wasDropped) {
        m_context.bodies.heardNothing(m_walk.endpoint(), m_packed);
        return std::nullopt;
    }
    const auto note = m_context.bodies.heard(m_walk.endpoint(), m_packed, reply ? reply->error.httpStatus : 200, reply);
    if (m_context.bodies.hasNews())
        Q_EMIT m_context.manners();
    return note;
}

void RoutedCall::tellHealth(const std::optional<Error>& error)
{
    if (!error && !m_request.conversationId.isEmpty())
        m_context.warm.put(m_request.conversationId.toUtf8(), healthKey(), 1);
    if (m_health.end(error, m_log.wasSent(), m_context.clock.steadyTime(), m_log.untilFirstToken()))
        tellOfRecovery();
}

void RoutedCall::tellLimiter(const std::optional<Error>& error)
{
    const std::optional<model::Usage>& usage = m_reader->completion().usage;
    if (usage)
        scale().learn(m_request, *usage);
    if (usage && !error && answerScale().isDue())
        answerScale().learn(m_reader->arrived(), *usage);
    if (m_walk.endpoint().tokensPerMinute && usage) {
        m_permit.used(usage->promptTokens + usage->completionTokens);
        forecast().learn(m_promptTokens.value_or(0), *usage);
    } else if (error && error->httpStatus >= 400) {
        m_permit.used(0);
    }
    if (error && error->httpStatus == 0)
        return; // no answer: says nothing of how many calls the server bears
    if (error && (error->code == ErrorCode::RateLimited || error->code == ErrorCode::Overloaded))
        m_permit.refused(error->retryAfter.value_or(milliseconds(0)));
    else
        m_permit.taken();
}

TryTimes RoutedCall::times() const
{
    TryTimes times;
    times.began = m_log.tryBegan();
    times.sent = m_log.sent();
    times.firstDelta = m_log.firstDelta();
    times.lastDelta = m_log.lastDelta();
    times.lastByte = m_lastByte;
    times.expects = m_expects;
    times.expectsSince = m_expectsSince;
    times.toldQueued = m_state.stage == CallStage::ServerQueued;
    times.toldStalled = m_state.stage == CallStage::Stalled;
    times.slowAfter = m_health.slowAfter();
    return times;
}

//! The network tells of what it sent when it comes to it; who gives up earlier has to ask.
void RoutedCall::noteDeparture()
{
    if (m_exchange->mayHaveLeft())
        m_log.phase(port::WirePhase::Sent);
}

void RoutedCall::noteExpectation()
{
    const ReplyReader::Expects expects = m_reader->expects();
    if (expects == m_expects && expects != ReplyReader::Expects::RestOfBody)
        return;
    m_expects = expects;
    m_expectsSince = m_context.clock.steadyTime();
    armClocks();
}

void RoutedCall::armClocks()
{
    m_alarm.setAtLatest(nextDeadline(times(), m_walk.endpoint()).due);
}

void RoutedCall::checkClocks()
{
    const TryDeadline deadline = nextDeadline(times(), m_walk.endpoint());
    if (m_context.clock.steadyTime() < deadline.due)
        return m_alarm.set(deadline.due);
    switch (deadline.clock) {
    case TryClock::Connect:
        return timeOut(tr("No connection within %1 s.").arg(m_walk.endpoint().connectTimeoutMs / 1000));
    case TryClock::FirstToken:
        return timeOut(tr("No answer began within %1 s.").arg(m_walk.endpoint().firstTokenTimeoutMs / 1000));
    case TryClock::Total:
        return timeOut(tr("The answer took longer than %1 s.").arg(m_walk.endpoint().totalTimeoutMs / 1000));
    case TryClock::Idle: {
        wire::ErrorReply reply;
        reply.error.code = ErrorCode::Truncated;
        reply.error.what = tr("The answer stopped; nothing came for %1 s.").arg(qint64(numbers::idlePatience / 1s));
        return conclude(reply, m_wireSoFar);
    }
    case TryClock::End:
        m_exchange->disconnect(this);
        return finishTry(m_wireSoFar);
    case TryClock::Slow:
        m_health.slow(m_context.clock.steadyTime());
        Q_EMIT m_context.touched();
        return armClocks();
    case TryClock::QueuedHint:
    case TryClock::StalledHint:
        break;
    }
    const bool queued = deadline.clock == TryClock::QueuedHint;
    if (setStage(queued ? CallStage::ServerQueued : CallStage::Stalled, std::nullopt, QString()))
        armClocks();
}

void RoutedCall::timeOut(const QString& why)
{
    wire::ErrorReply reply;
    reply.error.code = ErrorCode::Timeout;
    reply.error.what = why;
    conclude(reply, m_wireSoFar);
}

} // namespace spyhop::gateway
