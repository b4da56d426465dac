// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How an item ends, and what of it comes into the journal; how it is read and asked is in itemrun.cpp.
#include "core/base/diskfull.h"
#include "core/base/sentences.h"
#include "core/batch/calloutlook.h"
#include "core/batch/itemrun.h"
#include "core/policy/privacygate.h"

#include <QtCore/QCoreApplication>

#include <utility>

namespace spyhop::batch {
namespace {

//! Errors that say "nothing can be asked as things are", and nothing about this item; of RefusedPolicy see
//! isOwnRefusal().
bool concernsEveryItem(base::ErrorCode code)
{
    switch (code) {
    case base::ErrorCode::Usage:
    case base::ErrorCode::Settings:
    case base::ErrorCode::RefusedPolicy:
    case base::ErrorCode::RefusedBudget:
    case base::ErrorCode::RefusedConsent:
    case base::ErrorCode::Auth:
    case base::ErrorCode::Balance:
        return true;
    case base::ErrorCode::RateLimited:
    case base::ErrorCode::Overloaded:
    case base::ErrorCode::Server:
    case base::ErrorCode::Network:
    case base::ErrorCode::Tls:
    case base::ErrorCode::Timeout:
    case base::ErrorCode::Truncated:
    case base::ErrorCode::BadRequest:
    case base::ErrorCode::NotFound:
    case base::ErrorCode::ContentFilter:
    case base::ErrorCode::Unreadable:
    case base::ErrorCode::UnknownOutcome:
    case base::ErrorCode::Cancelled:
    case base::ErrorCode::Internal:
        return false;
    }
    return false;
}

//! What is to be written down before each try could not be.
bool wasNotAnnounced(const model::Outcome& outcome)
{
    return base::isDiskFull(*outcome.error)
        || (outcome.error->code == base::ErrorCode::Internal && outcome.attempts.isEmpty());
}

void addUp(model::ItemResult& result, const StepReport& report)
{
    if (!report.outcome.endpoint.isEmpty())
        result.endpoint = report.outcome.endpoint;
    if (!report.outcome.completion.model.isEmpty())
        result.answeredModel = report.outcome.completion.model;
    result.add(report.spent);
    result.possiblyBilledTwice = result.possiblyBilledTwice || report.sentTwice;
}

} // namespace

void ItemRun::failUnread(base::Error error)
{
    // The path stands in its own column already.
    error.whom.clear();
    if (error.code == base::ErrorCode::NotFound)
        error.code = base::ErrorCode::Unreadable;
    fail(firstStep(), error);
}

void ItemRun::stepEnded(const StepReport& report)
{
    addUp(m_result, report);
    noteGate(report);
    if (!report.outcome.error) {
        noteWhoAnswered(report.outcome);
        if (report.outcome.cached == model::Cached::No && !report.outcome.endpoint.isEmpty())
            Q_EMIT answeredBy(report.outcome.endpoint, report.outcome.why);
        if (m_askingPart)
            partEnded(report);
        else
            judgeAnswer(report);
        return;
    }
    if (isToBeSplit(*report.outcome.error)) {
        m_steps = 0; // it was no answer to any part
        return beginLong();
    }
    const base::Error& error = *report.outcome.error;
    if ((concernsEveryItem(error.code) && !isOwnRefusal(error)) || wasNotAnnounced(report.outcome)) {
        handBack(report.step, error);
        return;
    }
    fail(report.step, error);
}

//! It is not sent for what this item carries: the others may go on.
bool ItemRun::isOwnRefusal(const base::Error& error) const
{
    const bool isAsked = !m_stepRuns.empty() || m_unasked;
    return error.code == base::ErrorCode::RefusedPolicy && isAsked
        && ownRefusal(m_stepRuns.empty() ? *m_unasked : m_stepRuns.back()->request(), m_parts.spec, m_parts.gateway);
}

//! What the privacy gate did with what was sent, in the receipt: nobody watched it go.
void ItemRun::noteGate(const StepReport& report)
{
    if (m_askingPart && report.step.number >= m_result.parts.size())
        return; // of answers to the parts, which have theirs
    QStringList notes;
    for (const model::Adjustment& one : report.outcome.adjusted) {
        if (one.field == u"privacy")
            notes.append(QStringLiteral("%1: %2").arg(one.from, one.to));
    }
    if (notes.isEmpty())
        return;
    noteMasked(report);
    const QString words = notes.join(QStringLiteral(" · "));
    QString& receipt = m_askingPart ? m_result.parts[report.step.number] : m_result.receipt;
    const qsizetype before = m_gateWords.isEmpty() ? -1 : receipt.lastIndexOf(m_gateWords);
    if (before >= 0) // of its last try, in which the counts may have been others
        receipt.replace(before, m_gateWords.size(), words);
    else
        receipt += (receipt.isEmpty() ? QString() : QStringLiteral(" · ")) + words;
    m_gateWords = words;
}

//! How many values that were, for the job's sum: they are found once more, in the few requests that hold any.
void ItemRun::noteMasked(const StepReport& report)
{
    const model::ChatRequest& sent = m_stepRuns.empty() ? m_request : m_stepRuns.back()->request();
    const policy::Mask mask = policy::Mask::of(policy::textsOf(sent), m_parts.gateway.privacyGate());
    model::MaskedValues& before = m_askingPart ? m_maskedParts[report.step.number] : m_masked;
    before = before.atLeast(model::MaskedValues::of(mask.counts()));
}

//! A value that stands in two parts counts twice; what is said of the parts has nothing that they do not have.
model::MaskedValues ItemRun::masked() const
{
    model::MaskedValues all;
    for (const model::MaskedValues& part : m_maskedParts)
        all += part;
    return all.atLeast(m_masked);
}

//! A job that names no model is answered by whoever is asked after the first as well: that is no answer to its question
//! as it would be put again.
void ItemRun::noteWhoAnswered(const model::Outcome& outcome)
{
    if (!m_request.model.isEmpty() || outcome.resolvedModel.isEmpty())
        return;
    const QString& place = m_request.endpoint.isEmpty() ? m_expected.endpoint : m_request.endpoint;
    const bool isExpected
        = m_expected.model.isEmpty() ? outcome.endpoint == place : outcome.resolvedModel == m_expected.model;
    m_isAnothers = m_isAnothers || !isExpected;
}

void ItemRun::fail(const model::Step& ended, const base::Error& why)
{
    const base::Error error = keepPart(why);
    model::Step step = ended;
    const bool unknown = error.code == base::ErrorCode::UnknownOutcome;
    step.state = unknown ? model::ItemState::Unknown : model::ItemState::Failed;
    step.error = error.sentence();
    step.errorCode = base::codeName(error.code);
    m_result.state = step.state;
    m_result.error = step.error;
    m_result.errorCode = step.errorCode;
    if (m_result.earlier)
        keepEarlier();
    record(step);
}

//! It was asked again, and no new answer came of it: what stood before stands, and the failure is told beside it.
void ItemRun::keepEarlier()
{
    const QString failure = QCoreApplication::translate(
        "Batch", "It was asked again, which failed, and what was answered before stands. %1")
                                .arg(m_result.error);
    const QString code = m_result.errorCode;
    m_result.standEarlier();
    m_result.state = m_result.earlier->state;
    m_result.error = base::joinSentences({m_result.error, failure});
    m_result.errorCode = code;
}

void ItemRun::handBack(const model::Step& ended, const base::Error& error)
{
    model::Step step = ended;
    step.state = model::ItemState::Pending;
    step.error.clear();
    step.errorCode.clear();
    m_refusal = error;
    const bool passes = base::isDiskFull(error) || error.retryAfter.has_value();
    if (m_result.earlier && !passes) { // there is an answer: nobody need ask again for this item to be done
        m_result.error = error.sentence();
        m_result.errorCode = base::codeName(error.code);
        keepEarlier();
        return record(step);
    }
    m_result.state = model::ItemState::Pending;
    if (m_part) {
        m_result.cells = m_part->cells; // also if none of them is of use: so the next run knows of the answer
        const base::Error rest = keepPart(error);
        m_result.error = rest.sentence();
        m_result.errorCode = base::codeName(rest.code);
    } else if (m_result.earlier) {
        m_result.standEarlier();
        m_result.error.clear();
    }
    record(step);
}

//! More calls of the item follow. What it has cost is told, and outlives a crash, from here on. The answer of a
//! submission is not counted before the item ends: until then it comes again from where it was left.
void ItemRun::stepStays(const StepReport& report)
{
    m_answeredSteps.append(report.step);
    if (m_given)
        return m_parts.store.postStep(m_parts.spec.id, report.step);
    model::ItemResult soFar = m_result;
    soFar.state = model::ItemState::Running;
    keepSoFar(soFar);
    m_parts.store.postStep(m_parts.spec.id, report.step, soFar);
    m_answeredSteps.last().spent = {};
    const model::Spent more = std::exchange(m_result.added, {});
    Q_EMIT spent(m_item.index, more);
}

//! Nothing is wrong: it goes on with what it has.
void ItemRun::holdBack()
{
    m_isHeldBack = true;
    m_result.state = model::ItemState::Pending;
    keepSoFar(m_result);
    model::Step step = firstStep();
    step.state = model::ItemState::Pending;
    record(step);
}

//! What has been answered of the one question, so that the next run knows of it; else what stood before.
void ItemRun::keepSoFar(model::ItemResult& result) const
{
    if (m_part)
        result.cells = m_part->cells;
    else
        result.standEarlier();
}

void ItemRun::withdraw()
{
    if (m_isRecorded || m_stepRuns.empty() || !m_stepRuns.back()->isUnsent())
        return;
    addUp(m_result, m_stepRuns.back()->cutOff());
    holdBack();
}

void ItemRun::record(const model::Step& step)
{
    // One that goes back before anybody was asked about it has taken no time.
    const bool isUnasked = m_result.state == model::ItemState::Pending && m_stepRuns.empty() && !m_given;
    if (!isUnasked)
        m_result.seconds = std::chrono::duration<double>(m_parts.clock.steadyTime() - m_startedAt).count();
    m_lastStep = step;
    m_isRecorded = true;
    write();
    if (!m_stepRuns.empty())
        Q_EMIT answered(m_item.index);
}

void ItemRun::write()
{
    m_isWriting = true;
    m_ticket = m_parts.store.stepEnded(m_parts.spec.id, m_lastStep, m_result, bookedSteps(), masked());
    connect(m_ticket.get(), &db::WriteTicket::done, this, &ItemRun::journalled);
}

void ItemRun::writeAgain()
{
    write();
}

//! What these answers came to is in the job's sums, at the latest with the result: a later run takes the answers and
//! adds nothing. In the result's own transaction, since a sum that only one of the two knows would be lost, or counted
//! twice.
QList<model::Step> ItemRun::bookedSteps() const
{
    if (m_result.state == model::ItemState::Done)
        return {};
    QList<model::Step> steps = m_answeredSteps;
    for (model::Step& step : steps)
        step.spent = {};
    return steps;
}

void ItemRun::giveUp(const base::Error& error)
{
    if (m_isRecorded || m_stepRuns.empty())
        return;
    const StepReport cut = m_stepRuns.back()->cutOff();
    addUp(m_result, cut);
    handBack(firstStep(), error);
}

ItemRun::Cut ItemRun::cutOff()
{
    if (m_isWriting)
        return {};
    if (m_isRecorded) // and waits for room
        return {m_result, bookedSteps(), {}};
    const StepReport running = m_stepRuns.empty() ? StepReport() : m_stepRuns.back()->cutOff();
    if (m_given) // it comes again from where it was left, and all else of it is counted then
        return {{}, {}, running.spent};
    addUp(m_result, running);
    if (m_result.added == model::Spent())
        return {};
    m_result.state = model::ItemState::Pending;
    m_result.possiblyBilledTwice = true;
    keepSoFar(m_result);
    return {m_result, bookedSteps(), {}};
}

void ItemRun::journalled(const base::Status& status)
{
    m_isWriting = false;
    const model::ItemResult result = m_result;
    if (!status && base::isDiskFull(status.error()))
        Q_EMIT unwritten(result.index);
    else if (!status)
        Q_EMIT broken(result.index, base::Error(status.error()));
    else if (m_isHeldBack)
        Q_EMIT heldBack(result);
    else if (m_refusal)
        Q_EMIT refused(result, base::Error(*m_refusal));
    else {
        // Whole answers of this job's own may serve later ones, if it is known what they answer.
        if (result.state == model::ItemState::Done && result.error.isEmpty() && !result.reused && !m_question.isEmpty()
            && !m_isAnothers)
            m_parts.asked.remember(m_question, m_parts.spec.id, result.index, m_parts.clock.wallTime());
        Q_EMIT recorded(result);
    }
}

} // namespace spyhop::batch
