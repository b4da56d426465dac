// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said and returned once a job is over, or interrupted. What is said before is in batchwatch.cpp.
#include "app/cli/batchwatch.h"

#include "app/cli/cli.h"
#include "app/cli/gatewords.h"
#include "app/cli/shapes.h"
#include "core/batch/awakekeeper.h"
#include "core/batch/calloutlook.h"
#include "core/batch/forecast.h"
#include "core/batch/itemrequest.h"
#include "core/batch/maskedreading.h"
#include "core/batch/resultwords.h"

#include <algorithm>

namespace spyhop::app {
namespace {

constexpr int pageSize = 500; // items read at once

//! Failures that say something about the endpoint and nothing about the item.
bool isEndpointsFault(const QString& codeName)
{
    static const QSet<QString> codes{base::codeName(base::ErrorCode::Auth), base::codeName(base::ErrorCode::Balance),
        base::codeName(base::ErrorCode::RateLimited), base::codeName(base::ErrorCode::Overloaded),
        base::codeName(base::ErrorCode::Server), base::codeName(base::ErrorCode::Network),
        base::codeName(base::ErrorCode::Tls), base::codeName(base::ErrorCode::Timeout),
        base::codeName(base::ErrorCode::NotFound)};
    return codes.contains(codeName);
}

QJsonValue estimateShape(const model::JobSummary& job)
{
    const auto forecast = batch::forecast(job);
    if (!forecast)
        return {};
    const QJsonObject all = jobShape(*forecast);
    return QJsonObject{{QStringLiteral("items"), job.items.total()}, {QStringLiteral("usage"), all.value(u"usage")},
        {QStringLiteral("cost"), all.value(u"cost")}, {QStringLiteral("costs"), all.value(u"costs")}};
}

} // namespace

bool BatchWatch::isOver(model::ItemState state)
{
    return state == model::ItemState::Done || state == model::ItemState::Failed || state == model::ItemState::Unknown;
}

qint64 BatchWatch::itemsOver(const model::JobSummary& summary)
{
    return summary.items.done + summary.items.failed + summary.items.unknown;
}

//! Where nobody named endpoint or model, those that answered most of the items.
QJsonObject BatchWatch::doneShape(const model::JobSummary& summary) const
{
    QJsonObject shape = jobShape(summary);
    shape.insert(QStringLiteral("masked"), maskedShape(m_batches.masked(m_id).value_or(model::MaskedTally())));
    const auto most = std::max_element(m_answered.cbegin(), m_answered.cend());
    if (most == m_answered.cend())
        return shape;
    if (summary.spec.endpoint.isEmpty())
        shape.insert(QStringLiteral("endpoint"), most.key().first);
    if (summary.spec.model.isEmpty())
        shape.insert(QStringLiteral("model"), most.key().second);
    return shape;
}

void BatchWatch::tellMissingItems(const model::ItemCounts& counts)
{
    m_anyUsable = counts.done > 0;
    const bool reasonsMatter = !m_anyUsable && counts.failed + counts.unknown > 0;
    if (!m_context.terminal.json() && !reasonsMatter)
        return;
    for (qint64 first = 0;; first += pageSize) {
        const auto page = m_batches.page(m_id, first, pageSize);
        if (!page || page->isEmpty())
            return;
        for (const auto& [item, result] : *page) {
            if (isOver(result.state) && result.state != model::ItemState::Done && !isEndpointsFault(result.errorCode))
                m_anyUsable = true;
            if (m_context.terminal.json() && isOver(result.state) && !m_told.contains(item.index))
                tellItem(item, result);
        }
    }
}

void BatchWatch::tellAgain()
{
    for (const qint64 index : std::as_const(m_again)) {
        const auto page = m_batches.page(m_id, index, 1);
        if (!page || page->isEmpty())
            continue;
        const model::ItemResult& result = page->constFirst().second;
        m_againUnasked = m_againUnasked || result.state == model::ItemState::Pending;
        const bool failed = result.earlierStands && result.state == model::ItemState::Done;
        m_againFailed = m_againFailed || failed;
        if (failed)
            m_context.terminal.say(Cli::tr("row %1: %2").arg(index + 1).arg(result.error));
        else if (batch::keepsCorrection(result))
            m_context.terminal.say(
                Cli::tr("row %1: what you corrected stands; the new answer is kept beside it.").arg(index + 1));
    }
}

int BatchWatch::tellEnd(const model::JobSummary& summary)
{
    m_out.end();
    m_context.terminal.endProgress();
    tellAgain();
    tellMissingItems(summary.items);
    m_out.noteChange();
    m_out.write();
    int status = exitStatus(summary);
    if (m_out.isFile() && !m_out.isWritten())
        status = static_cast<int>(base::ExitCode::Fault);
    const bool trial = m_trial && summary.items.pending > 0;
    if (m_context.terminal.json()) {
        QJsonObject done = doneShape(summary);
        if (trial)
            done.insert(QStringLiteral("estimate"), estimateShape(summary));
        m_context.terminal.jsonLine(QStringLiteral("done"), QString(), done);
    } else if (!m_out.isFile()) {
        if (const int fault = m_out.tellTable(); fault != 0)
            status = fault;
    }
    // The last line is the whole truth, also where lines are told every two seconds.
    if (m_context.terminal.redraws() || (!m_context.terminal.json() && m_progress != progressText(summary)))
        m_context.terminal.note(progressText(summary));
    tellMasked(summary);
    tellReason(summary, status);
    if (trial)
        tellTrial(summary);
    const QMap<QString, qint64> left = m_batches.requestsLeft(m_id).value_or(QMap<QString, qint64>());
    for (auto one = left.cbegin(); one != left.cend(); ++one)
        m_context.terminal.say(leftAtProvider(one.key(), one.value(), summary.stored ? m_id : QString()));
    if (m_someItems && summary.items.pending > 0)
        m_context.terminal.say(Cli::tr("%1 of %2 items are pending. \"spyhop-cli batch resume %3\" does them.")
                                   .arg(summary.items.pending)
                                   .arg(summary.items.total())
                                   .arg(m_id));
    if (wasRefusedAtOnce(summary) && m_batches.remove(m_id))
        m_context.terminal.note(Cli::tr("Nothing was sent, and nothing of the job is kept."));
    return status;
}

void BatchWatch::tellMasked(const model::JobSummary& summary) const
{
    const QString words = batch::maskedText(m_batches.masked(m_id).value_or(model::MaskedTally()), summary.spec.rows);
    if (!words.isEmpty())
        m_context.terminal.note(Cli::tr("Privacy: %1.").arg(words));
}

//! For a reason that lies in how the job was asked for, and not in what is left of it.
bool BatchWatch::wasRefusedAtOnce(const model::JobSummary& summary) const
{
    const std::optional<base::Error> reason = m_batches.stopReason(m_id);
    if (!m_isFresh || !reason || summary.items.pending != summary.items.total() || !summary.cost.isEmpty())
        return false;
    return reason->code == base::ErrorCode::Usage || reason->code == base::ErrorCode::Settings
        || reason->code == base::ErrorCode::RefusedConsent || reason->code == base::ErrorCode::NotFound;
}

void BatchWatch::tellReason(const model::JobSummary& summary, int status)
{
    if (const std::optional<base::Error> reason = m_batches.stopReason(m_id))
        m_context.terminal.say(reason->sentence());
    if (status == static_cast<int>(base::ExitCode::ApiFailed))
        m_context.terminal.say(Cli::tr("No endpoint was usable. \"spyhop-cli endpoints test\" says why."));
    if (summary.items.unknown > 0)
        tellUnknown(summary);
    if (status != static_cast<int>(base::ExitCode::SomeFailed) || summary.items.failed == 0)
        return;
    if (!summary.stored)
        m_context.terminal.say(Cli::tr("Some items failed; the column \"error\" says why."));
    else if (summary.items.unknown > 0)
        m_context.terminal.say(
            Cli::tr("Some items failed. \"spyhop-cli batch retry %1 --failed\" tries those alone once more.")
                .arg(m_id));
    else
        m_context.terminal.say(
            Cli::tr("Some items failed. \"spyhop-cli batch retry %1\" tries them once more.").arg(m_id));
}

//! They did not fail: sent again, they may be paid for a second time.
void BatchWatch::tellUnknown(const model::JobSummary& summary)
{
    QString text = Cli::tr("%n item(s) are unknown: nobody can say whether the provider took them, and they may be "
                           "charged.",
        nullptr, int(summary.items.unknown));
    if (summary.stored && summary.spec.kind != model::JobKind::Direct)
        text += u' '
            + Cli::tr("\"spyhop-cli batch resume %1\" looks for them first; \"spyhop-cli batch retry %1\" sends them "
                      "again, possibly for a second charge.")
                  .arg(m_id);
    else if (summary.stored)
        text += u' '
            + Cli::tr("\"spyhop-cli batch retry %1\" sends them again, possibly for a second charge.").arg(m_id);
    m_context.terminal.say(text);
}

void BatchWatch::tellTrial(const model::JobSummary& summary)
{
    QString text = Cli::tr("Trial: %1 of %2 items done, %3 tokens in, %4 out")
                       .arg(summary.items.done)
                       .arg(summary.items.total())
                       .arg(summary.usage.promptTokens)
                       .arg(summary.usage.completionTokens);
    const QString cost = displayCost(summary);
    text += cost.isEmpty() ? QStringLiteral(".") : QStringLiteral(", %1.").arg(cost);
    m_context.terminal.say(text);
    if (const auto forecast = batch::forecast(summary)) {
        const model::JobSummary& all = *forecast;
        QString allCost = displayCost(all);
        // Nothing is paid on this computer, and that is no matter of not knowing.
        const auto where = m_context.services->gateway.outlook(batch::whereTo(summary.spec));
        if (allCost.isEmpty() && where && batch::isFree(*where))
            allCost = Cli::tr("for nothing, as it is asked on this computer");
        m_context.terminal.say(
            Cli::tr("All %1 will take about %2 tokens in, %3 out%4.")
                .arg(all.items.total())
                .arg(all.usage.promptTokens)
                .arg(all.usage.completionTokens)
                .arg(allCost.isEmpty() ? Cli::tr("; what they cost is not known") : QStringLiteral(", ") + allCost));
    }
    m_context.terminal.say(summary.stored
            ? Cli::tr("The job is paused. \"spyhop-cli batch resume %1\" does the rest.").arg(m_id)
            : Cli::tr("Nothing of the job is stored: run it again without --trial."));
}

int BatchWatch::exitStatus(const model::JobSummary& summary) const
{
    const model::ItemCounts& items = summary.items;
    const bool failures = items.failed + items.unknown > 0;
    if (const std::optional<base::Error> reason = m_batches.stopReason(m_id)) {
        const base::ExitCode code = base::exitCode(reason->code);
        // Where some answers came, an endpoint that gave up later has failed some items, not all.
        const bool someFailed = code == base::ExitCode::ApiFailed && m_anyUsable && failures;
        return static_cast<int>(someFailed ? base::ExitCode::SomeFailed : code);
    }
    if (wasCutShort(summary))
        return static_cast<int>(base::ExitCode::Interrupted);
    if (m_againFailed)
        return static_cast<int>(base::ExitCode::SomeFailed);
    if (failures)
        return static_cast<int>(m_anyUsable ? base::ExitCode::SomeFailed : base::ExitCode::ApiFailed);
    const bool unfinished = items.pending + items.running > 0;
    return static_cast<int>(unfinished && !m_trial && !m_someItems ? base::ExitCode::SomeFailed : base::ExitCode::Done);
}

//! By the computer's sleep, before all that was asked for was done.
bool BatchWatch::wasCutShort(const model::JobSummary& summary) const
{
    if (!m_endsForSleep)
        return false;
    // What failed may have been replaced: nobody was asked about it.
    const qint64 tried = summary.items.done + summary.items.unknown;
    return m_trial ? tried < std::min<qint64>(*m_trial, summary.items.total() - summary.items.failed) : m_againUnasked;
}

//! Nothing here remembers it: it goes on there, and is charged.
void BatchWatch::tellLost(const QList<model::SubmissionState>& left)
{
    using Doing = model::SubmissionState::Doing;
    for (const model::SubmissionState& one : left) {
        if (one.doing == Doing::Preparing || one.doing == Doing::Ended)
            continue;
        m_context.terminal.say(
            Cli::tr("%n request(s) left at %1 go on there and may be charged.", nullptr, int(one.total))
                .arg(one.endpoint));
    }
}

int BatchWatch::interrupt()
{
    disconnect(&m_batches, nullptr, this, nullptr);
    m_awake.reset();
    m_out.end();
    const QList<model::SubmissionState> left = m_batches.left(m_id);
    const qsizetype unwritten = m_batches.unwritten(m_id);
    m_batches.stopNow(m_id);
    if (const model::JobSummary* const ended = job(); ended && ended->state == model::JobState::Done)
        return tellEnd(model::JobSummary(*ended));
    m_out.noteChange();
    m_out.write();
    const model::JobSummary* summary = job();
    if (!summary)
        return static_cast<int>(base::ExitCode::Interrupted);
    if (m_context.terminal.json()) {
        tellMissingItems(summary->items);
        m_context.terminal.jsonLine(QStringLiteral("done"), QString(), doneShape(*summary));
    } else if (!m_out.isFile() && !summary->stored && summary->items.done > 0) {
        // Nothing else would keep it.
        [[maybe_unused]] const int status = m_out.tellTable();
    }
    tellMasked(*summary);
    const QString count = Cli::tr("%1 of %2").arg(summary->items.done).arg(summary->items.total());
    if (summary->stored)
        m_context.terminal.say(
            Cli::tr("Interrupted: %1 are done and kept. \"spyhop-cli batch resume %2\" goes on.").arg(count, m_id));
    else if (m_out.isWritten())
        m_context.terminal.say(
            Cli::tr("Interrupted: %1 are done and stand in %2. The rest was not kept and cannot be resumed.")
                .arg(count, m_out.name()));
    else
        m_context.terminal.say(
            Cli::tr("Interrupted: %1 were done and are on standard output. Nothing else was kept.").arg(count));
    if (!summary->stored)
        tellLost(left);
    if (unwritten > 0)
        m_context.terminal.say(Cli::tr(
            "%n answer(s) had come and could not be stored, since the disk is full: they will be asked for again.",
            nullptr, int(unwritten)));
    return static_cast<int>(base::ExitCode::Interrupted);
}

} // namespace spyhop::app
