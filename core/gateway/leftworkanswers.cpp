// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of a Submission: fetched, read and handed out, some a turn. What else providers say is read in
// leftworkreplies.cpp.
#include "core/gateway/leftwork.h"

#include "core/gateway/gatedcall.h"
#include "core/gateway/numbers.h"
#include "core/wire/filesbatchcodec.h"
#include "core/wire/inlinebatchcodec.h"

#include <QtCore/QPointer>
#include <algorithm>
#include <utility>

namespace spyhop::gateway {

using base::Error;
using base::ErrorCode;
using model::JobKind;
using std::chrono::milliseconds;
using Trigger = SubmissionTrigger;

void LeftWork::dropAnswers()
{
    m_answers.clear();
    m_fetchedBytes = 0;
    m_awaitsRoom = false;
    m_context.results.leave(this);
}

void LeftWork::roomMade()
{
    if (std::exchange(m_awaitsRoom, false))
        fetchNext();
}

void LeftWork::haveAll()
{
    m_context.results.fetched(this, m_fetchedBytes);
    if (enter(Trigger::Answered))
        handOut();
}

//! One submission at a time: several files of fifty thousand answers would not fit beside each other.
void LeftWork::fetchNext()
{
    if (!m_context.results.enter(this)) {
        m_awaitsRoom = true;
        if (!m_roomMade)
            m_roomMade
                = connect(&m_context.results, &FetchRoom::roomMade, this, &LeftWork::roomMade, Qt::QueuedConnection);
        return;
    }
    if (isInline())
        return run(wire::encodeInlineResults(m_target.endpoint, m_handle.remoteId, m_cursor),
            ControlCall::Nature::Repeatable, &LeftWork::fetched);
    if (!m_toFetch.isEmpty())
        return run(wire::encodeFileContent(m_target.endpoint, m_toFetch.first()), ControlCall::Nature::Repeatable,
            &LeftWork::fetched);
    haveAll();
}

void LeftWork::fetched(const ControlReply& reply)
{
    const bool isNowhere = reply.error
        && (reply.error->code == ErrorCode::NotFound || (isInline() && reply.error->code == ErrorCode::BadRequest));
    if (isNowhere && ++m_goneFetches >= numbers::mostGoneFetches) {
        if (isInline()) // there are no pages besides what came before
            return haveAll();
        // Gone for good: an earlier run had its answers, took the file away and died before it could write that down.
        m_isGone = true;
        m_toFetch.removeFirst();
        return fetchNext();
    }
    // Whatever is at hand does not wait for ever for pages that break each time.
    const bool isBroken = isInline() && reply.error && reply.error->code == ErrorCode::Server && hasAnswers();
    if (isBroken && ++m_badFetches >= numbers::mostBadFetches)
        return haveAll();
    if (reply.error) { // looked at again later, and fetched again
        m_problem = reply.error;
        dropAnswers();
        if (enter(Trigger::Busy))
            waitForLook(reply.error->retryAfter.value_or(milliseconds(0)));
        return;
    }
    if (isInline()) {
        const auto page = wire::readInlineResults(reply.body);
        m_doubtful = m_doubtful || !page;
        m_fetchedBytes += reply.body.size();
        if (page)
            m_answers.add(page->answers);
        if (page && !page->next.isEmpty() && page->next != m_cursor) {
            m_cursor = page->next;
            return fetchNext();
        }
        if (!mustFetchAgain())
            haveAll();
        return;
    }
    m_fetchedBytes += reply.body.size();
    m_lines.emplace(reply.body);
    m_linesKnown = false;
    readSome();
}

//! Some lines a turn: a file of fifty thousand would freeze the window.
void LeftWork::readSome()
{
    const QList<wire::AnswerLine> lines = m_lines->next(numbers::answersPerTurn);
    for (const wire::AnswerLine& line : lines)
        m_linesKnown = m_linesKnown || m_handle.customIds.contains(line.answer.customId);
    m_answers.add(m_lines->bytes(), lines);
    if (!m_lines->atEnd()) {
        QMetaObject::invokeMethod(this, &LeftWork::readSome, Qt::QueuedConnection);
        return;
    }
    m_doubtful = m_doubtful || m_lines->unreadable() > 0 || (!m_linesKnown && !m_lines->isBlank());
    m_lines.reset();
    m_toFetch.removeFirst();
    if (!m_toFetch.isEmpty() || !mustFetchAgain())
        fetchNext();
}

//! What came could not be read (a proxy's page, half a file), and answers are missing: fetched again with the next
//! look. True: it is on its way.
bool LeftWork::mustFetchAgain()
{
    if (!m_doubtful || !lacksAnswers() || ++m_badFetches >= numbers::mostBadFetches)
        return false;
    m_problem = wire::unreadableReply();
    dropAnswers();
    if (enter(Trigger::Busy))
        waitForLook(milliseconds(0));
    return true;
}

bool LeftWork::lacksAnswers() const
{
    return std::any_of(m_handle.customIds.begin(), m_handle.customIds.end(),
        [this](const QString& id) { return !m_answers.contains(id); });
}

bool LeftWork::hasAnswers() const
{
    return std::any_of(m_handle.customIds.begin(), m_handle.customIds.end(),
        [this](const QString& id) { return m_answers.contains(id); });
}

Error LeftWork::missing() const
{
    Error error;
    error.whom = m_handle.endpoint;
    switch (m_progress) {
    case wire::JobProgress::Cancelled:
        error.code = ErrorCode::Cancelled;
        error.what = tr("The work was cancelled before it came to this request.");
        return error;
    case wire::JobProgress::Expired:
        error.code = ErrorCode::Timeout;
        error.what = tr("The batch ran out of time before it came to this request.");
        error.remedy = tr("It was not charged: send it again.");
        return error;
    case wire::JobProgress::Failed:
        if (m_problem)
            return *m_problem;
        error.code = ErrorCode::Server;
        error.what = tr("The provider says that the work failed, and not why.");
        return error;
    case wire::JobProgress::Running:
    case wire::JobProgress::Ready:
        break;
    }
    error.code = ErrorCode::UnknownOutcome;
    error.what = tr("The provider says that the work is done, and has no answer to this request.");
    error.possiblyBilled = true;
    return error;
}

void LeftWork::handOut()
{
    // What it is said to have and was not found in its files may be there all the same: they stay.
    m_keepsResults = (m_doubtful || m_progress == wire::JobProgress::Ready) && lacksAnswers();
    m_handedOut = 0;
    m_handsOut = true;
    handOutSome();
}

void LeftWork::mayHandOut(bool may)
{
    m_mayHandOut = may;
    if (may && m_handsOut)
        handOutSoon();
}

void LeftWork::handOutSoon()
{
    if (!std::exchange(m_handOutPosted, true))
        QMetaObject::invokeMethod(this, &LeftWork::handOutSome, Qt::QueuedConnection);
}

//! Some a turn, as readSome(); few requests all at once. Whoever takes them may have enough after any of them.
void LeftWork::handOutSome()
{
    m_handOutPosted = false;
    if (!m_handsOut)
        return;
    const QPointer<LeftWork> alive(this);
    const qsizetype end = std::min(m_handle.customIds.size(), m_handedOut + numbers::answersPerTurn);
    while (m_handedOut < end && m_mayHandOut) {
        const QString id = m_handle.customIds.at(m_handedOut++);
        wire::JobAnswer answer;
        const bool isThere = m_answers.contains(id);
        if (isThere) {
            answer = m_answers.take(id);
        } else {
            answer.customId = id;
            answer.error = missing();
        }
        std::optional<Permission::Load> load;
        if (m_loads.size() == m_handle.customIds.size())
            load = m_loads.at(m_handedOut - 1);
        const model::Outcome outcome = outcomeOf(answer, load);
        if (isThere || !m_isGone) // what an earlier run has recorded stands
            record(id, outcome);
        Q_EMIT itemFinished(id, outcome);
        if (!alive)
            return;
    }
    if (m_handedOut < m_handle.customIds.size()) {
        if (m_mayHandOut)
            handOutSoon();
        return;
    }
    m_handsOut = false;
    dropAnswers();
    Q_EMIT allAnswered();
}

model::Outcome LeftWork::outcomeOf(const wire::JobAnswer& answer, const std::optional<Permission::Load>& load) const
{
    const QDateTime at = m_handle.completedAt.isValid() ? m_handle.completedAt : m_context.clock.wallTime();
    model::Outcome outcome;
    outcome.completion = answer.completion;
    if (const auto mask = m_masks.constFind(answer.customId); mask != m_masks.cend()) {
        outcome.completion.text = mask->unmask(outcome.completion.text);
        outcome.completion.reasoning = mask->unmask(outcome.completion.reasoning);
        outcome.adjusted += gateNotes(*mask);
    }
    outcome.error = answer.error;
    if (outcome.error)
        m_context.learnContext(m_handle.endpoint, m_handle.model, *outcome.error);
    if (auto refused = m_context.permission.refusesAnswer(m_target, load, outcome.completion.model, at);
        refused && !outcome.error) { // another model than was asked: what it cost stands, what it said does not
        m_context.recorder.denied({m_handle.id + u'/' + answer.customId, answerPurpose(), m_handle.jobId,
            refused->denial, m_context.clock.wallTime()});
        refused->error.possiblyBilled = true;
        outcome.error = refused->error;
        outcome.completion.text.clear();
        outcome.completion.reasoning.clear();
    }
    if (outcome.error && outcome.error->whom.isEmpty())
        outcome.error->whom = m_handle.endpoint;
    outcome.endpoint = m_handle.endpoint;
    outcome.askedModel = m_handle.model;
    outcome.resolvedModel = m_handle.model;
    outcome.tier = model::tierName(m_target.endpoint.tier);
    model::Attempt attempt;
    attempt.endpoint = m_handle.endpoint;
    attempt.model = m_handle.model;
    attempt.status = answer.status;
    if (outcome.error) {
        attempt.error = outcome.error->code;
        attempt.reason = outcome.error->what;
        attempt.possiblyBilled = outcome.error->possiblyBilled;
    }
    outcome.attempts.append(attempt);
    if (outcome.completion.usage) {
        const QString host = m_target.endpoint.url.host();
        const QStringList names{
            answer.completion.model, m_handle.model, m_context.prices.names().resolve(m_handle.model, at.date())};
        outcome.cost = m_context.prices.cost({host, m_handle.endpoint}, names, *outcome.completion.usage, at);
        if (outcome.cost && m_handle.kind == JobKind::FilesBatch) {
            const int percent = m_context.prices.batchPercent(host);
            outcome.cost = base::Money((outcome.cost->nanoUnits() * percent + 99) / 100, outcome.cost->currency());
        }
    }
    return outcome;
}

QString LeftWork::answerPurpose() const
{
    return m_handle.jobId.isEmpty() ? QStringLiteral("task") : QStringLiteral("batch-step");
}

//! One record for each answer, under a name of its own: an answer that is fetched twice is counted once.
void LeftWork::record(const QString& customId, const model::Outcome& outcome) const
{
    model::CallRecord record;
    record.callId = m_handle.id + u'/' + customId;
    record.purpose = answerPurpose();
    record.jobId = m_handle.jobId;
    record.endpoint = outcome.endpoint;
    record.tier = outcome.tier;
    record.askedModel = outcome.askedModel;
    record.answeredModel = outcome.completion.model;
    record.systemFingerprint = outcome.completion.systemFingerprint;
    record.finishWord = outcome.completion.finishWord;
    record.startedAt = m_handle.submittedAt;
    if (outcome.error) {
        record.error = outcome.error->code;
        record.rule = outcome.error->rule;
    }
    record.httpStatus = outcome.attempts.first().status;
    record.attempts = outcome.attempts;
    record.usage = outcome.completion.usage.value_or(model::Usage());
    record.cost = outcome.cost;
    record.costEstimated = outcome.costEstimated;
    m_context.recorder.recordFetched(record);
}

} // namespace spyhop::gateway
