// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What providers say of work left with them, and what a Submission makes of it. The way out is in leftwork.cpp.
#include "core/gateway/leftwork.h"

#include "core/gateway/gatedcall.h"
#include "core/gateway/numbers.h"
#include "core/wire/batchcodec.h"
#include "core/wire/complaint.h"
#include "core/wire/filesbatchcodec.h"
#include "core/wire/inlinebatchcodec.h"
#include "core/wire/retryafter.h"
#include "core/wire/taskcodec.h"

#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <algorithm>

namespace spyhop::gateway {

using base::Error;
using base::ErrorCode;
using model::JobKind;
using model::JobStage;
using std::chrono::milliseconds;
using Phase = SubmissionPhase;
using Trigger = SubmissionTrigger;

namespace {

//! The endpoint has no such address; a 404 that speaks of the model says something else.
bool saysNotOffered(const ControlReply& reply)
{
    if (!reply.error || (reply.status != 404 && reply.status != 405 && reply.status != 501))
        return false;
    return reply.status != 404 || !wire::saysAny(reply.error->detail, {u"model"});
}

} // namespace

void LeftWork::uploaded(const ControlReply& reply)
{
    base::Expected<QString> id = base::failure(Error());
    if (!reply.error)
        id = wire::readFileId(reply.body);
    if (reply.mayHaveArrived || (!reply.error && !id)) {
        if (m_pages++ == 0) // look for it by its name, once
            return run(
                wire::encodeFileList(m_target.endpoint, {}), ControlCall::Nature::Repeatable, &LeftWork::soughtFile);
        return end(SubmissionEnd::Kind::Refused, reply.error ? *reply.error : id.error());
    }
    if (saysNotOffered(reply)) {
        m_context.learnOffer(m_handle.address, m_handle.kind, false);
        return end(SubmissionEnd::Kind::NotOffered, reply.error);
    }
    if (reply.error)
        return end(SubmissionEnd::Kind::Refused, reply.error);
    m_handle.inputFile = *id;
    m_handle.stage = JobStage::Sending;
    if (enter(Trigger::Uploaded))
        keep();
}

//! After a lost upload, or one that a dead process left behind: by its name, which nobody else uses.
void LeftWork::soughtFile(const ControlReply& reply)
{
    QString found;
    base::Expected<wire::FileList> list = base::failure(reply.error.value_or(Error()));
    if (!reply.error)
        list = wire::readFileList(reply.body);
    if (list) {
        for (const auto& [name, id] : list->files) {
            if (name == wire::batchFileName(m_handle.id))
                found = id;
        }
        if (found.isEmpty() && !list->complete && !list->last.isEmpty() && list->last != m_cursor
            && ++m_pages < numbers::mostListPages) {
            m_cursor = list->last;
            return run(wire::encodeFileList(m_target.endpoint, m_cursor), ControlCall::Nature::Repeatable,
                &LeftWork::soughtFile);
        }
    }
    // A list that cannot be read now does not say that the documents are not there; one that there is not never will.
    const bool noList = reply.status == 404 || reply.status == 405 || reply.status == 501;
    if (m_attached && !list && !noList)
        return end(SubmissionEnd::Kind::OutOfReach, list.error());
    if (m_attached) { // nothing but the file was ever sent
        if (!found.isEmpty())
            m_toDelete.append(found);
        return absent();
    }
    if (found.isEmpty())
        return m_cancelWanted ? endCancelled() : upload();
    m_handle.inputFile = found;
    m_handle.stage = JobStage::Sending;
    if (enter(Trigger::Uploaded))
        keep();
}

void LeftWork::submitted(const ControlReply& reply)
{
    const bool isAnswer = m_handle.kind == JobKind::Batch;
    if (!reply.error && isAnswer) {
        const auto answers = wire::readBatch(reply.body, m_handle.customIds);
        if (answers) {
            m_context.learnOffer(m_handle.address, m_handle.kind, true);
            m_answers = *answers;
            if (enter(Trigger::Answered))
                handOut();
            return;
        }
        m_problem = answers.error();
    } else if (!reply.error) {
        const auto news
            = m_handle.kind == JobKind::Tasks ? wire::readTask(reply.body) : wire::readBatchObject(reply.body);
        if (news) {
            m_context.learnOffer(m_handle.address, m_handle.kind, true);
            m_handle.remoteId = news->remoteId;
            m_handle.word = news->word;
            m_handle.stage = JobStage::Accepted;
            m_spec.requests.clear(); // megabytes; they are never sent again
            if (enter(Trigger::Accepted))
                keep();
            return;
        }
        m_problem = news.error();
    } else if (!reply.mayHaveArrived) {
        const bool notOffered = saysNotOffered(reply);
        if (notOffered)
            m_context.learnOffer(m_handle.address, m_handle.kind, false);
        if (!m_handle.inputFile.isEmpty())
            m_toDelete = QStringList{m_handle.inputFile};
        return end(notOffered ? SubmissionEnd::Kind::NotOffered : SubmissionEnd::Kind::Refused, reply.error);
    } else {
        m_problem = reply.error;
    }
    m_seeks = 0;
    if (enter(Trigger::Lost))
        seek();
}

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
    unclear(m_problem.value_or(Error())); // there is no list of these
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
    if (hasRequests() && !m_cancelWanted) {
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

void LeftWork::looked(const ControlReply& reply)
{
    const bool isGone = reply.error && (reply.status == 404 || reply.status == 410);
    if (isGone && m_cancelTold) { // its cancelling removed it
        m_progress = wire::JobProgress::Cancelled;
        m_answers.clear();
        if (enter(Trigger::Answered))
            handOut();
        return;
    }
    if (isGone) {
        Error error = *reply.error;
        error.code = ErrorCode::UnknownOutcome;
        error.whom = m_handle.endpoint;
        error.what = tr("The provider no longer knows this work; its results can be had from nobody.");
        error.remedy = tr("Send the requests again.");
        return end(SubmissionEnd::Kind::OutOfReach, error);
    }
    base::Expected<wire::JobNews> news = base::failure(reply.error.value_or(Error()));
    if (!reply.error)
        news = m_handle.kind == JobKind::Tasks ? wire::readTask(reply.body) : wire::readBatchObject(reply.body);
    if (!news) { // the next look may fare better; the work goes on meanwhile
        m_problem = news.error();
        if (enter(Trigger::Busy))
            waitForLook(news.error().retryAfter.value_or(milliseconds(0)));
        return;
    }
    m_problem.reset();
    if (news->word != m_handle.word || news->finished != m_finished)
        m_poller.restart();
    m_handle.word = news->word;
    m_finished = news->finished;
    m_total = news->total;
    if (news->progress == wire::JobProgress::Running) {
        const auto told = wire::readPlainRetryAfter(reply.headers, m_context.clock.wallTime());
        if (enter(Trigger::Busy))
            waitForLook(told.value_or(milliseconds(0)));
        return;
    }
    judgeNews(*news);
}

//! It is over, one way or another: whatever was finished was paid for, and is fetched.
void LeftWork::judgeNews(const wire::JobNews& news)
{
    m_progress = news.progress;
    m_answers = news.answers;
    if (m_handle.kind == JobKind::Tasks) {
        if (m_answers.isEmpty()) {
            wire::JobAnswer answer;
            answer.error = news.error;
            if (!answer.error)
                answer.error = missing();
            m_answers.append(answer);
        }
        for (wire::JobAnswer& answer : m_answers)
            answer.customId = m_handle.customIds.value(0);
        if (enter(Trigger::Answered))
            handOut();
        return;
    }
    m_handle.outputFile = news.outputFile;
    m_handle.errorFile = news.errorFile;
    if (news.progress == wire::JobProgress::Failed)
        m_problem = news.error;
    m_doubtful = false;
    m_toFetch.clear();
    for (const QString& file : {news.outputFile, news.errorFile}) {
        if (!file.isEmpty())
            m_toFetch.append(file);
    }
    m_cursor.clear();
    const bool pages = isInline() && !news.hasAnswers && news.progress != wire::JobProgress::Failed;
    if (m_toFetch.isEmpty() && !pages) {
        if (enter(Trigger::Answered))
            handOut();
        return;
    }
    if (enter(Trigger::Ready))
        fetchNext();
}

void LeftWork::fetchNext()
{
    if (isInline())
        return run(wire::encodeInlineResults(m_target.endpoint, m_handle.remoteId, m_cursor),
            ControlCall::Nature::Repeatable, &LeftWork::fetched);
    if (!m_toFetch.isEmpty())
        return run(wire::encodeFileContent(m_target.endpoint, m_toFetch.first()), ControlCall::Nature::Repeatable,
            &LeftWork::fetched);
    if (enter(Trigger::Answered))
        handOut();
}

void LeftWork::fetched(const ControlReply& reply)
{
    if (reply.error) { // looked at again later, and fetched again
        m_problem = reply.error;
        m_answers.clear();
        if (enter(Trigger::Busy))
            waitForLook(reply.error->retryAfter.value_or(milliseconds(0)));
        return;
    }
    if (isInline()) {
        const auto page = wire::readInlineResults(reply.body);
        m_doubtful = m_doubtful || !page;
        if (page)
            m_answers += page->answers;
        if (page && !page->next.isEmpty() && page->next != m_cursor) {
            m_cursor = page->next;
            return fetchNext();
        }
        if (mustFetchAgain())
            return;
        if (enter(Trigger::Answered))
            handOut();
        return;
    }
    int unreadable = 0;
    const QList<wire::JobAnswer> answers = wire::readAnswerLines(reply.body, &unreadable);
    const QSet<QString> ids(m_handle.customIds.begin(), m_handle.customIds.end());
    const bool known = std::any_of(answers.begin(), answers.end(),
        [&ids](const wire::JobAnswer& answer) { return ids.contains(answer.customId); });
    m_doubtful = m_doubtful || unreadable > 0 || (!known && !reply.body.trimmed().isEmpty());
    m_answers += answers;
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
    m_answers.clear();
    if (enter(Trigger::Busy))
        waitForLook(milliseconds(0));
    return true;
}

bool LeftWork::lacksAnswers() const
{
    QSet<QString> ids;
    for (const wire::JobAnswer& answer : m_answers)
        ids.insert(answer.customId);
    return std::any_of(
        m_handle.customIds.begin(), m_handle.customIds.end(), [&ids](const QString& id) { return !ids.contains(id); });
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
    QHash<QString, wire::JobAnswer> byId;
    for (const wire::JobAnswer& answer : std::as_const(m_answers)) {
        // A line in the output outweighs one in the error file.
        if (!byId.contains(answer.customId) || (byId.value(answer.customId).error && !answer.error))
            byId.insert(answer.customId, answer);
    }
    // What it is said to have and was not found in its files may be there all the same: they stay.
    m_keepsResults = (m_doubtful || m_progress == wire::JobProgress::Ready) && lacksAnswers();
    m_answers.clear();
    const QPointer<LeftWork> alive(this);
    for (const QString& id : std::as_const(m_handle.customIds)) {
        wire::JobAnswer answer = byId.value(id);
        if (!byId.contains(id)) {
            answer.customId = id;
            answer.error = missing();
        }
        const model::Outcome outcome = outcomeOf(answer);
        record(id, outcome);
        const QString customId = id;
        Q_EMIT itemFinished(customId, outcome);
        if (!alive)
            return;
    }
    Q_EMIT allAnswered();
}

model::Outcome LeftWork::outcomeOf(const wire::JobAnswer& answer) const
{
    model::Outcome outcome;
    outcome.completion = answer.completion;
    if (const auto mask = m_masks.constFind(answer.customId); mask != m_masks.cend()) {
        outcome.completion.text = mask->unmask(outcome.completion.text);
        outcome.completion.reasoning = mask->unmask(outcome.completion.reasoning);
        outcome.adjusted += gateNotes(*mask);
    }
    outcome.error = answer.error;
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
        const QDateTime now = m_context.clock.wallTime();
        const QString host = m_target.endpoint.url.host();
        const QStringList names{
            answer.completion.model, m_handle.model, m_context.prices.names().resolve(m_handle.model, now.date())};
        outcome.cost = m_context.prices.cost(host, names, *outcome.completion.usage, now);
        if (outcome.cost && m_handle.kind == JobKind::FilesBatch) {
            const int percent = m_context.prices.batchPercent(host);
            outcome.cost = base::Money((outcome.cost->nanoUnits() * percent + 99) / 100, outcome.cost->currency());
        }
    }
    return outcome;
}

//! One record for each answer, under a name of its own: an answer that is fetched twice is counted once.
void LeftWork::record(const QString& customId, const model::Outcome& outcome) const
{
    model::CallRecord record;
    record.callId = m_handle.id + u'/' + customId;
    record.purpose = m_handle.jobId.isEmpty() ? QStringLiteral("task") : QStringLiteral("batch-step");
    record.jobId = m_handle.jobId;
    record.endpoint = outcome.endpoint;
    record.tier = outcome.tier;
    record.askedModel = outcome.askedModel;
    record.answeredModel = outcome.completion.model;
    record.systemFingerprint = outcome.completion.systemFingerprint;
    record.finishWord = outcome.completion.finishWord;
    record.startedAt = m_handle.submittedAt;
    if (outcome.error)
        record.error = outcome.error->code;
    record.httpStatus = outcome.attempts.first().status;
    record.attempts = outcome.attempts;
    record.usage = outcome.completion.usage.value_or(model::Usage());
    record.cost = outcome.cost;
    record.costEstimated = outcome.costEstimated;
    m_context.recorder.recordFetched(record);
}

//! From the event loop: whoever called may be in the middle of something.
void LeftWork::tidySoon()
{
    QMetaObject::invokeMethod(this, &LeftWork::tidyNext, Qt::QueuedConnection);
}

void LeftWork::sayEnd()
{
    const SubmissionEnd over = m_end;
    Q_EMIT finished(over);
}

//! Uploaded files go, one by one; what cannot be deleted is left, and the provider's own rules take it.
void LeftWork::tidyNext()
{
    if (m_toDelete.isEmpty()) {
        if (enter(Trigger::Tidied))
            sayEnd();
        return;
    }
    run(wire::encodeFileDelete(m_target.endpoint, m_toDelete.takeFirst()), ControlCall::Nature::Repeatable,
        &LeftWork::tidied);
}

void LeftWork::tidied(const ControlReply&)
{
    tidyNext();
}

void LeftWork::end(SubmissionEnd::Kind kind, const std::optional<Error>& error)
{
    m_alarm.clear();
    m_end = {kind, error};
    m_problem = error;
    switch (m_phase) {
    case Phase::KeepingJob:
    case Phase::Looking:
    case Phase::Seeking: {
        if (enter(Trigger::Fail)) // nothing is left to tidy, or nobody who could
            QMetaObject::invokeMethod(this, &LeftWork::sayEnd, Qt::QueuedConnection);
        return;
    }
    default:
        if (enter(Trigger::Fail))
            tidySoon();
    }
}

} // namespace spyhop::gateway
