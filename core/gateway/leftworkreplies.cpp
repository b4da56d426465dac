// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What providers say of work left with them, and what a Submission makes of it. The way out is in leftwork.cpp.
#include "core/gateway/leftwork.h"

#include "core/gateway/numbers.h"
#include "core/wire/batchcodec.h"
#include "core/wire/complaint.h"
#include "core/wire/filesbatchcodec.h"
#include "core/wire/inlinebatchcodec.h"
#include "core/wire/retryafter.h"
#include "core/wire/taskcodec.h"

#include <QtCore/QPointer>
#include <utility>

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
    if (isTakenBack(reply))
        return endTakenBack();
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
    m_fileBytes.clear();
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
        return m_cancelWanted ? endCancelled() : m_isTakenBack ? endTakenBack() : upload();
    m_handle.inputFile = found;
    m_handle.stage = JobStage::Sending;
    m_fileBytes.clear();
    if (enter(Trigger::Uploaded))
        keep();
}

void LeftWork::submitted(const ControlReply& reply)
{
    if (isTakenBack(reply))
        return endTakenBack();
    const bool isAnswer = m_handle.kind == JobKind::Batch;
    if (!reply.error && isAnswer) {
        const auto answers = wire::readBatch(reply.body, m_handle.customIds);
        if (answers) {
            m_context.learnOffer(m_handle.address, m_handle.kind, true);
            m_answers.add(*answers);
            m_handle.completedAt = m_context.clock.wallTime();
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
        else if (reply.error->code == ErrorCode::NotFound)
            m_context.models.lacks(m_target.endpoint, m_target.model);
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

void LeftWork::looked(const ControlReply& reply)
{
    const bool isGone = reply.error && (reply.status == 404 || reply.status == 410);
    if (isGone && m_cancelTold) { // its cancelling removed it
        m_progress = wire::JobProgress::Cancelled;
        dropAnswers();
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
    if (noteCompletion(news->completedAt))
        judgeNews(*news);
}

//! Prices differ by the time of day, and it may be fetched much later. False if a slot has destroyed this.
bool LeftWork::noteCompletion(const QDateTime& told)
{
    const QDateTime now = m_context.clock.wallTime();
    // The provider's clock goes by itself, but not by days.
    const bool isCredible = told.isValid() && told > m_handle.submittedAt.addDays(-1) && told < now.addDays(1);
    if (isCredible)
        m_handle.completedAt = told;
    if (isCredible || m_handle.completedAt.isValid())
        return true;
    m_handle.completedAt = now;
    const QPointer<LeftWork> alive(this);
    const model::JobHandle handle = m_handle;
    Q_EMIT mayKeep(handle);
    return alive;
}

//! It is over, one way or another: whatever was finished was paid for, and is fetched.
void LeftWork::judgeNews(const wire::JobNews& news)
{
    m_progress = news.progress;
    dropAnswers();
    if (m_handle.kind == JobKind::Tasks) {
        wire::JobAnswer answer = news.answers.value(0);
        if (news.answers.isEmpty())
            answer.error = news.error ? *news.error : missing();
        answer.customId = m_handle.customIds.value(0);
        m_answers.add(QList<wire::JobAnswer>{answer});
        if (enter(Trigger::Answered))
            handOut();
        return;
    }
    m_answers.add(news.answers);
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
    // What is done and came along may be only the first of it.
    const bool isPart = news.answers.isEmpty() || (news.progress == wire::JobProgress::Ready && lacksAnswers());
    const bool pages = isInline() && news.progress != wire::JobProgress::Failed && isPart;
    if (m_toFetch.isEmpty() && !pages) {
        if (enter(Trigger::Answered))
            handOut();
        return;
    }
    if (enter(Trigger::Ready))
        fetchNext();
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

//! Uploaded files go, one by one, or the batch that holds it all; what cannot be deleted is left, and the provider's
//! own rules take it.
void LeftWork::tidyNext()
{
    if (std::exchange(m_deletesBatch, false))
        return run(wire::encodeInlineDelete(m_target.endpoint, m_handle.remoteId), ControlCall::Nature::Repeatable,
            &LeftWork::tidied);
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
