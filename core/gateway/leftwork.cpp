// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The states of a Submission and what moves it on its way out. What comes back is read in leftworkreplies.cpp.
#include "core/gateway/leftwork.h"

#include "core/gateway/numbers.h"
#include "core/wire/batchcodec.h"
#include "core/wire/filesbatchcodec.h"
#include "core/wire/inlinebatchcodec.h"
#include "core/wire/taskcodec.h"

#include <QtCore/QPointer>
#include <algorithm>

namespace spyhop::gateway {

using base::Error;
using base::ErrorCode;
using model::JobKind;
using model::JobStage;
using std::chrono::milliseconds;
using Doing = model::SubmissionState::Doing;
using Phase = SubmissionPhase;
using Trigger = SubmissionTrigger;

namespace {

model::JobHandle handleFor(const model::JobSpec& spec, const QDateTime& now)
{
    model::JobHandle handle;
    handle.id = spec.id;
    handle.kind = spec.kind;
    handle.jobId = spec.jobId;
    handle.endpoint = spec.endpoint;
    handle.model = spec.model;
    for (const model::JobRequest& one : spec.requests)
        handle.customIds.append(one.customId);
    handle.submittedAt = now;
    return handle;
}

Doing doingIn(Phase phase)
{
    switch (phase) {
    case Phase::Queued:
    case Phase::KeepingIntent:
    case Phase::Uploading:
    case Phase::KeepingUpload:
        return Doing::Preparing;
    case Phase::Submitting:
    case Phase::KeepingJob:
        return Doing::Sending;
    case Phase::Waiting:
        return Doing::Waiting;
    case Phase::Looking:
    case Phase::Cancelling:
        return Doing::Looking;
    case Phase::Fetching:
    case Phase::Holding:
        return Doing::Fetching;
    case Phase::Tidying:
        return Doing::Cleaning;
    case Phase::Seeking:
        return Doing::Seeking;
    case Phase::Unknown:
        return Doing::Unknown;
    case Phase::Ended:
        return Doing::Ended;
    }
    Q_UNREACHABLE();
}

} // namespace

LeftWork::LeftWork(CallContext& context, const model::JobSpec& spec)
    : m_context(context)
    , m_attached(false)
    , m_spec(spec)
    , m_handle(handleFor(spec, context.clock.wallTime()))
    , m_alarm(context.alarms, *this)
    , m_poller(spec.kind)
{
    m_called = connect(&context, &CallContext::lookAround, this, &LeftWork::lookNow);
    QMetaObject::invokeMethod(this, &LeftWork::begin, Qt::QueuedConnection);
}

LeftWork::LeftWork(CallContext& context, const model::JobHandle& handle)
    : m_context(context)
    , m_attached(true)
    , m_handle(handle)
    , m_alarm(context.alarms, *this)
    , m_poller(handle.kind)
{
    m_called = connect(&context, &CallContext::lookAround, this, &LeftWork::lookNow);
    QMetaObject::invokeMethod(this, &LeftWork::begin, Qt::QueuedConnection);
}

LeftWork::~LeftWork()
{
    m_context.results.leave(this);
}

model::SubmissionState LeftWork::state() const
{
    model::SubmissionState state;
    state.doing = doingIn(m_phase);
    state.endpoint = m_handle.endpoint;
    state.word = m_handle.word;
    state.since = m_handle.submittedAt;
    if (m_phase == Phase::Waiting)
        state.nextLook = m_nextLook;
    state.finished = m_finished;
    state.total = m_total > 0 ? m_total : m_handle.customIds.size();
    state.problem = m_problem;
    return state;
}

bool LeftWork::enter(Trigger trigger)
{
    const auto next = nextPhase(m_phase, trigger);
    Q_ASSERT(next);
    m_phase = *next;
    const QPointer<LeftWork> alive(this);
    const model::SubmissionState now = state();
    Q_EMIT stateChanged(now);
    return alive;
}

void LeftWork::begin()
{
    if (m_phase != Phase::Queued)
        return;
    if (m_attached)
        beginAttached();
    else
        beginNew();
}

void LeftWork::keep()
{
    const model::JobHandle handle = m_handle;
    Q_EMIT mustKeep(handle);
}

bool LeftWork::isInline() const
{
    return m_handle.kind == JobKind::FilesBatch
        && m_target.endpoint.url.host().endsWith(QStringLiteral("openrouter.ai"));
}

void LeftWork::run(
    const port::WireRequest& wire, ControlCall::Nature nature, void (LeftWork::*then)(const ControlReply&))
{
    ControlCall::Ask ask;
    ask.target = m_target;
    ask.wire = wire;
    ask.nature = nature;
    ask.jobId = m_handle.jobId;
    ask.waitsForRoom = m_waitsForRoom;
    ask.loads = m_loads;
    ask.mostTries = nature == ControlCall::Nature::Once ? numbers::triesOfSubmit : numbers::triesOfLook;
    // Inline, all requests leave in one body, and a look may bring all answers.
    const bool isFile
        = m_phase == Phase::Uploading || m_phase == Phase::Fetching || (isInline() && m_phase != Phase::Tidying);
    ask.longestBody = isFile || m_handle.kind == JobKind::Batch ? numbers::longestFile : numbers::longestLook;
    ask.patience = isFile ? numbers::filePatience : numbers::lookPatience;
    if (nature == ControlCall::Nature::Once && m_handle.kind == JobKind::Batch) // it is answered when all is done
        ask.patience = milliseconds(m_target.endpoint.totalTimeoutMs);
    m_endedCall = std::move(m_call);
    m_call = std::make_unique<ControlCall>(m_context, ask);
    connect(m_call.get(), &ControlCall::finished, this, then);
    connect(m_call.get(), &ControlCall::noRoom, this, &Submission::noRoom);
}

void LeftWork::upload()
{
    if (!m_fileBytes.isEmpty())
        return sendFile();
    m_file.emplace(m_target);
    m_done = 0;
    m_loads.clear();
    encodeSome();
}

//! What is in the file is let go of at once: at the end it would be megabytes in one turn.
void LeftWork::encodeSome()
{
    if (m_isTakenBack)
        return endTakenBack();
    const qsizetype end = std::min(m_spec.requests.size(), m_done + numbers::requestsPerTurn);
    for (; m_done < end; ++m_done) {
        if (const base::Status added = m_file->add(m_spec.requests.at(m_done)); !added)
            return this->end(SubmissionEnd::Kind::Refused, added.error());
        m_loads.append(Permission::loadOf(m_spec.requests.at(m_done).request));
        m_spec.requests[m_done] = {};
    }
    if (m_done < m_spec.requests.size()) {
        QMetaObject::invokeMethod(this, &LeftWork::encodeSome, Qt::QueuedConnection);
        return;
    }
    m_spec.requests.clear();
    m_fileBytes = m_file->bytes();
    m_file.reset();
    sendFile();
}

void LeftWork::sendFile()
{
    // Nothing is started by it: an upload that is lost is looked for by its name, and else done again.
    run(wire::encodeUpload(m_target.endpoint, m_handle.id, m_fileBytes), ControlCall::Nature::Once,
        &LeftWork::uploaded);
}

void LeftWork::submit()
{
    m_problem.reset();
    if (!m_spec.requests.isEmpty()) {
        m_loads.clear();
        for (const model::JobRequest& one : std::as_const(m_spec.requests))
            m_loads.append(Permission::loadOf(one.request));
    }
    const model::Endpoint& endpoint = m_target.endpoint;
    base::Expected<port::WireRequest> wire = base::failure(Error());
    switch (m_handle.kind) {
    case JobKind::Tasks:
        wire = wire::encodeTask(m_target, m_spec.requests.first().request, m_spec.callbackUrl, m_handle.id);
        break;
    case JobKind::Batch:
        wire = wire::encodeBatch(m_target, m_spec.requests, m_handle.id);
        break;
    case JobKind::FilesBatch:
        if (isInline())
            wire = wire::encodeInlineBatch(m_target, m_spec.requests, m_spec.callbackUrl, m_handle.id);
        else
            wire = wire::encodeBatchCreate(endpoint, m_handle.inputFile, m_handle.id);
        break;
    case JobKind::Direct:
    case JobKind::Auto:
        break;
    }
    if (!wire)
        return end(SubmissionEnd::Kind::Refused, wire.error());
    m_handle.submittedAt = m_context.clock.wallTime();
    run(*wire, ControlCall::Nature::Once, &LeftWork::submitted);
}

void LeftWork::goOn(const base::Status& kept)
{
    if (m_phase != Phase::KeepingIntent && m_phase != Phase::KeepingUpload && m_phase != Phase::KeepingJob)
        return;
    if (!kept) {
        if (m_phase == Phase::KeepingJob) { // it was taken: the row that says "being sent" stays, and it is sought
            Error error = kept.error();
            error.code = ErrorCode::Internal;
            return end(SubmissionEnd::Kind::OutOfReach, error);
        }
        if (m_phase == Phase::KeepingUpload)
            m_toDelete = QStringList{m_handle.inputFile};
        return end(SubmissionEnd::Kind::Refused, kept.error());
    }
    if (m_cancelWanted && m_phase != Phase::KeepingJob)
        return endCancelled();
    if (m_isTakenBack && m_phase != Phase::KeepingJob)
        return endTakenBack();
    if (m_phase == Phase::KeepingIntent && m_handle.stage == JobStage::Prepared) {
        if (enter(Trigger::Upload))
            upload();
    } else if (m_phase == Phase::KeepingIntent) {
        if (enter(Trigger::Submit))
            submit();
    } else if (m_phase == Phase::KeepingUpload) {
        if (enter(Trigger::Kept))
            submit();
    } else if (enter(Trigger::Kept)) {
        waitForLook(milliseconds(0));
    }
}

void LeftWork::waitForLook(milliseconds told)
{
    if (m_cancelWanted && !m_cancelTold)
        return stopAtProvider();
    const milliseconds wait = m_poller.next(m_context.random.unit(), told);
    m_nextLook = m_context.clock.wallTime().addMSecs(wait.count());
    m_alarm.set(m_context.clock.steadyTime() + wait);
    const model::SubmissionState now = state();
    Q_EMIT stateChanged(now);
}

void LeftWork::alarmRang()
{
    if (m_phase == Phase::Waiting) {
        if (enter(Trigger::Due))
            look();
    } else if (m_phase == Phase::Seeking) {
        seek();
    }
}

void LeftWork::lookNow()
{
    if (m_phase == Phase::Unknown) {
        m_seeks = 0;
        if (enter(Trigger::Due))
            seek();
        return;
    }
    if (m_phase != Phase::Waiting)
        return;
    const base::SteadyTime now = m_context.clock.steadyTime();
    const base::SteadyTime soonest = m_lastLook ? std::max(now, *m_lastLook + numbers::earliestLook) : now;
    m_poller.restart();
    m_alarm.setAtLatest(soonest);
}

void LeftWork::look()
{
    m_lastLook = m_context.clock.steadyTime();
    const model::Endpoint& endpoint = m_target.endpoint;
    const port::WireRequest wire = m_handle.kind == JobKind::Tasks ? wire::encodeTaskLook(endpoint, m_handle.remoteId)
                                                                   : wire::encodeBatchLook(endpoint, m_handle.remoteId);
    run(wire, ControlCall::Nature::Repeatable, &LeftWork::looked);
}

void LeftWork::sendAgain()
{
    if (m_phase != Phase::Unknown || !canSubmit())
        return;
    if (enter(Trigger::Submit))
        submit();
}

void LeftWork::giveUp()
{
    if (m_phase != Phase::Unknown)
        return;
    dropAnswers();
    for (const QString& id : std::as_const(m_handle.customIds)) {
        wire::JobAnswer answer;
        answer.customId = id;
        answer.error = m_problem;
        m_answers.add(QList<wire::JobAnswer>{answer});
    }
    if (enter(Trigger::Answered))
        QMetaObject::invokeMethod(this, &LeftWork::handOut, Qt::QueuedConnection);
}

void LeftWork::resultsAreSafe()
{
    if (m_phase != Phase::Holding || m_handedOut < m_handle.customIds.size())
        return;
    for (const QString& file : {m_handle.inputFile, m_handle.outputFile, m_handle.errorFile}) {
        if (!file.isEmpty() && (!m_keepsResults || file == m_handle.inputFile))
            m_toDelete.append(file);
    }
    // Requests and results lie there in the batch itself.
    m_deletesBatch
        = isInline() && !m_handle.remoteId.isEmpty() && !m_keepsResults && m_progress != wire::JobProgress::Running;
    if (enter(Trigger::Safe))
        tidySoon();
}

} // namespace spyhop::gateway
