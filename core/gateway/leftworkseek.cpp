// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a Submission looks for work that may have arrived. What else providers say is read in leftworkreplies.cpp.
#include "core/gateway/leftwork.h"

#include "core/gateway/numbers.h"
#include "core/wire/filesbatchcodec.h"
#include "core/wire/taskcodec.h"

namespace spyhop::gateway {

using base::Error;
using base::ErrorCode;
using model::JobKind;
using model::JobStage;
using Trigger = SubmissionTrigger;

void LeftWork::seek()
{
    ++m_seeks;
    m_pages = 0;
    m_cursor.clear();
    const model::Endpoint& endpoint = m_target.endpoint;
    if (m_handle.stage == JobStage::Prepared) // attached to: at most the file has left
        return run(wire::encodeFileList(endpoint, {}), ControlCall::Nature::Repeatable, &LeftWork::soughtFile);
    if (m_handle.kind == JobKind::Tasks)
        return run(wire::encodeTaskList(endpoint, {}), ControlCall::Nature::Repeatable, &LeftWork::sought);
    if (m_handle.kind == JobKind::FilesBatch && !isInline())
        return run(wire::encodeBatchList(endpoint, {}), ControlCall::Nature::Repeatable, &LeftWork::sought);
    unclear(m_problem.value_or(Error())); // there is no list of these, or none that tells their keys
}

void LeftWork::sought(const ControlReply& reply)
{
    const bool tasks = m_handle.kind == JobKind::Tasks;
    if (reply.error)
        return unclear(*reply.error);
    const auto list = tasks ? wire::readTaskList(reply.body) : wire::readBatchList(reply.body);
    if (!list)
        return unclear(list.error());
    bool canBeMatched = list->jobs.isEmpty();
    for (qsizetype i = 0; i < list->jobs.size(); ++i) {
        const wire::JobNews& news = list->jobs.at(i);
        canBeMatched = canBeMatched || !(tasks ? list->keys.at(i) : news.inputFile).isEmpty();
        if (tasks ? list->keys.at(i) != m_handle.id : news.inputFile != m_handle.inputFile)
            continue;
        m_handle.remoteId = news.remoteId;
        m_handle.word = news.word;
        m_handle.stage = JobStage::Accepted;
        m_problem.reset();
        m_context.learnOffer(m_handle.address, m_handle.kind, true);
        if (enter(Trigger::Found))
            keep();
        return;
    }
    if (!canBeMatched)
        return unclear(m_problem.value_or(Error()));
    if (!list->complete) {
        if (list->last.isEmpty() || list->last == m_cursor || ++m_pages >= numbers::mostListPages)
            return unclear(m_problem.value_or(Error()));
        m_cursor = list->last;
        const model::Endpoint& endpoint = m_target.endpoint;
        return run(tasks ? wire::encodeTaskList(endpoint, m_cursor) : wire::encodeBatchList(endpoint, m_cursor),
            ControlCall::Nature::Repeatable, &LeftWork::sought);
    }
    if (m_seeks < numbers::seeks) // what was just sent may take a moment to be listed
        return m_alarm.set(m_context.clock.steadyTime() + numbers::seekPause * (m_seeks == 1 ? 1 : 4));
    absent();
}

//! A whole list, read several times, does not have it: it never arrived, and sending it is no second time.
void LeftWork::absent()
{
    if (canSubmit() && !m_cancelWanted && !m_isTakenBack) {
        if (enter(Trigger::Submit))
            submit();
        return;
    }
    if (!m_handle.inputFile.isEmpty())
        m_toDelete.append(m_handle.inputFile);
    m_end = {SubmissionEnd::Kind::NeverArrived, std::nullopt};
    if (enter(Trigger::Absent))
        tidySoon();
}

void LeftWork::unclear(const Error& why)
{
    Error error;
    error.code = ErrorCode::UnknownOutcome;
    error.whom = m_handle.endpoint;
    error.httpStatus = why.httpStatus;
    error.detail = why.detail;
    error.possiblyBilled = true;
    error.what = why.what.isEmpty()
        ? tr("The work was sent, and nobody can say whether the provider took it.")
        : tr("The work was sent, and nobody can say whether the provider took it: %1").arg(why.what);
    error.remedy = tr("Send it again (it may then run and be charged twice), or give it up.");
    m_problem = error;
    m_handle.stage = JobStage::Unknown;
    if (enter(Trigger::Unclear))
        Q_EMIT outcomeUnknown(error);
}

} // namespace spyhop::gateway
