// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a Submission is stopped: at the provider, or before it has left. Its states are in leftwork.cpp.
#include "core/gateway/leftwork.h"

#include "core/wire/filesbatchcodec.h"
#include "core/wire/taskcodec.h"

namespace spyhop::gateway {

using base::Error;
using base::ErrorCode;
using model::JobKind;
using Phase = SubmissionPhase;
using Trigger = SubmissionTrigger;

void LeftWork::cancel()
{
    m_cancelWanted = true;
    if (m_phase == Phase::Waiting && !m_cancelTold)
        stopAtProvider();
}

void LeftWork::stopAtProvider()
{
    m_alarm.clear();
    if (!enter(Trigger::Stop))
        return;
    const model::Endpoint& endpoint = m_target.endpoint;
    const port::WireRequest wire = m_handle.kind == JobKind::Tasks
        ? wire::encodeTaskCancel(endpoint, m_handle.remoteId)
        : wire::encodeBatchCancel(endpoint, m_handle.remoteId);
    run(wire, ControlCall::Nature::Repeatable, &LeftWork::stopTold);
}

void LeftWork::stopTold(const ControlReply& reply)
{
    m_cancelTold = true;
    if (reply.error && reply.status != 404 && reply.status != 409)
        m_problem = reply.error;
    m_poller.restart();
    if (enter(Trigger::Told))
        look();
}

//! A person asked to stop before anything was started at the provider.
void LeftWork::endCancelled()
{
    if (!m_handle.inputFile.isEmpty())
        m_toDelete = QStringList{m_handle.inputFile};
    Error error;
    error.code = ErrorCode::Cancelled;
    error.whom = m_handle.endpoint;
    error.what = tr("The work was cancelled before it was sent.");
    end(SubmissionEnd::Kind::Refused, error);
}

void LeftWork::takeBack()
{
    if (m_attached || m_isTakenBack)
        return;
    switch (m_phase) {
    case Phase::Queued:
        m_isTakenBack = true;
        QMetaObject::invokeMethod(this, &LeftWork::begin, Qt::QueuedConnection);
        return;
    case Phase::Uploading:
    case Phase::Submitting:
        m_isTakenBack = true;
        if (m_call)
            m_call->takeBack();
        return;
    case Phase::KeepingIntent:
    case Phase::KeepingUpload:
    case Phase::Seeking:
        m_isTakenBack = true;
        return;
    case Phase::KeepingJob:
    case Phase::Waiting:
    case Phase::Looking:
    case Phase::Cancelling:
    case Phase::Fetching:
    case Phase::Holding:
    case Phase::Tidying:
    case Phase::Unknown:
    case Phase::Ended:
        return;
    }
}

//! It was not sent because of that.
bool LeftWork::isTakenBack(const ControlReply& reply) const
{
    return m_isTakenBack && !reply.mayHaveArrived && reply.error && reply.error->code == ErrorCode::Cancelled;
}

void LeftWork::endTakenBack()
{
    if (!m_handle.inputFile.isEmpty())
        m_toDelete = QStringList{m_handle.inputFile};
    end(SubmissionEnd::Kind::TakenBack, std::nullopt);
}

} // namespace spyhop::gateway
