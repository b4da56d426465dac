// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/batchwatch.h"

#include "app/cli/cli.h"
#include "app/cli/shapes.h"
#include "core/batch/forecast.h"
#include "core/batch/resultwords.h"

#include <QtCore/QLocale>
#include <algorithm>
#include <chrono>

namespace spyhop::app {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds lineEvery = 2s; // progress where no terminal redraws the line
constexpr int pageSize = 500; // items read at once
constexpr int barWidth = 24; // columns

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

qint64 itemsOver(const model::JobSummary& job)
{
    return job.items.done + job.items.failed + job.items.unknown;
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

bool isOver(model::ItemState state)
{
    return state == model::ItemState::Done || state == model::ItemState::Failed || state == model::ItemState::Unknown;
}

} // namespace

BatchWatch::BatchWatch(const Context& context, const QString& jobId, const QString& out)
    : m_context(context)
    , m_batches(context.services->batches)
    , m_id(jobId)
    , m_out(context, jobId, out)
{
    connect(&m_batches, &batch::BatchManager::jobChanged, this, &BatchWatch::jobChanged);
    connect(&m_batches, &batch::BatchManager::itemsChanged, this, &BatchWatch::itemsChanged);
    connect(&m_batches, &batch::BatchManager::jobFinished, this, &BatchWatch::jobFinished);
    connect(&m_batches, &batch::BatchManager::switched, this, [this](const QString& id, const QString& why) {
        if (id != m_id)
            return;
        if (m_context.terminal.json())
            m_context.terminal.jsonLine(
                QStringLiteral("switched"), QString(), {{QStringLiteral("id"), id}, {QStringLiteral("message"), why}});
        m_context.terminal.say(why);
    });
}

BatchWatch::~BatchWatch() = default;

base::Status BatchWatch::start()
{
    if (base::Status ready = prepare(); !ready)
        return ready;
    return m_batches.start(m_id);
}

base::Status BatchWatch::startTrial(int items)
{
    m_trial = true;
    if (base::Status ready = prepare(); !ready)
        return ready;
    return m_batches.startTrial(m_id, items);
}

base::Status BatchWatch::prepare()
{
    const model::JobSummary* summary = job();
    if (!summary) {
        base::Error error;
        error.code = base::ErrorCode::Usage;
        error.what = Cli::tr("There is no job \"%1\".").arg(m_id);
        error.remedy = Cli::tr("\"spyhop-cli batch list\" names those there are.");
        return base::failure(error);
    }
    m_out.begin(*summary);
    return {};
}

const model::JobSummary* BatchWatch::job() const
{
    return m_batches.job(m_id);
}

void BatchWatch::jobChanged(const QString& id)
{
    const model::JobSummary* summary = job();
    if (id != m_id || !summary)
        return;
    tellRoom();
    if (m_context.terminal.json())
        return;
    m_out.noteChange();
    if (const QString words = m_batches.sentAs(m_id); words != m_sentAs) {
        m_sentAs = words;
        m_context.terminal.note(words);
    }
    const base::SteadyTime now = m_context.clock.steadyTime();
    const bool redrawn = m_context.terminal.redraws();
    if (!redrawn && m_lastProgress != base::SteadyTime(0) && m_context.clock.elapsedSince(m_lastProgress) < lineEvery)
        return;
    m_lastProgress = now;
    m_progress = progressText(*summary);
    m_context.terminal.progress(m_progress);
}

//! Said at once and once: a person has to do something about it.
void BatchWatch::tellRoom()
{
    const bool waits = m_batches.waitsForRoom(m_id);
    if (waits == std::exchange(m_toldRoom, waits))
        return;
    const QString words
        = waits ? m_batches.waitReason(m_id) : Cli::tr("There is room on the disk again: the job goes on.");
    if (m_context.terminal.json())
        m_context.terminal.jsonLine(waits ? QStringLiteral("waiting") : QStringLiteral("resumed"), QString(),
            {{QStringLiteral("id"), m_id}, {QStringLiteral("why"), QStringLiteral("disk-full")},
                {QStringLiteral("message"), words}});
    m_context.terminal.say(words);
}

QString BatchWatch::progressText(const model::JobSummary& summary) const
{
    const model::ItemCounts& items = summary.items;
    const qint64 over = itemsOver(summary);
    const QString left = leftText();
    QString text;
    if (m_context.terminal.redraws()) {
        const int filled = items.total() > 0 ? int(barWidth * over / items.total()) : 0;
        text = QString(filled, u'█') + QString(barWidth - filled, u'░') + u' ';
    }
    text += Cli::tr("%1 of %2").arg(over).arg(items.total());
    if (items.failed + items.unknown > 0)
        text += QStringLiteral(" · ") + Cli::tr("%n failed", nullptr, int(items.failed + items.unknown));
    const QString cost = displayCost(summary);
    if (!cost.isEmpty())
        text += QStringLiteral(" · ") + cost;
    if (!left.isEmpty())
        text += QStringLiteral(" · ") + left;
    const QString why = m_batches.isRunning(m_id) && !m_toldRoom ? m_batches.waitReason(m_id) : QString();
    if (!why.isEmpty())
        text += QStringLiteral(" · ") + Cli::tr("waits: %1").arg(why);
    if (summary.state == model::JobState::Waiting)
        text += QStringLiteral(" · ")
            + Cli::tr("waits until %1").arg(QLocale().toString(summary.waitsUntil.toLocalTime(), QLocale::ShortFormat));
    return text;
}

//! "left with the provider since 10:41, next look in 30 s"
QString BatchWatch::leftText() const
{
    const QList<model::SubmissionState> left = m_batches.left(m_id);
    if (left.isEmpty())
        return {};
    QDateTime since = left.first().since;
    std::optional<QDateTime> next;
    for (const model::SubmissionState& one : left) {
        since = std::min(since, one.since);
        if (one.nextLook)
            next = std::min(next.value_or(*one.nextLook), *one.nextLook);
    }
    QString text = Cli::tr("left with the provider since %1")
                       .arg(QLocale().toString(since.toLocalTime().time(), QLocale::ShortFormat));
    if (next) {
        const qint64 seconds = std::max<qint64>(0, m_context.clock.wallTime().msecsTo(*next) / 1000);
        text += QStringLiteral(", ") + Cli::tr("next look in %1 s").arg(seconds);
    }
    return text;
}

void BatchWatch::itemsChanged(const QString& id, const QList<qint64>& indexes)
{
    if (id != m_id)
        return;
    m_out.noteChange();
    if (!m_context.terminal.json())
        return;
    for (const qint64 index : indexes) {
        if (m_told.contains(index))
            continue;
        const auto page = m_batches.page(m_id, index, 1);
        if (page && !page->isEmpty() && isOver(page->constFirst().second.state))
            tellItem(page->constFirst().first, page->constFirst().second);
    }
}

void BatchWatch::tellItem(const model::BatchItem& item, const model::ItemResult& result)
{
    m_told.insert(item.index);
    if (!result.answeredModel.isEmpty() || !result.endpoint.isEmpty())
        ++m_answered[{result.endpoint, result.answeredModel}];
    const model::JobSummary* const summary = job();
    m_context.terminal.jsonLine(
        QStringLiteral("item"), QString(), itemShape(summary ? summary->spec : model::BatchSpec(), item, result));
}

//! Where nobody named endpoint or model, those that answered most of the items.
QJsonObject BatchWatch::doneShape(const model::JobSummary& summary) const
{
    QJsonObject shape = jobShape(summary);
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

void BatchWatch::jobFinished(const QString& id)
{
    const model::JobSummary* current = job();
    if (id != m_id || !current)
        return;
    const int status = tellEnd(model::JobSummary(*current));
    Q_EMIT finished(status);
}

void BatchWatch::tellAgain()
{
    for (const qint64 index : std::as_const(m_again)) {
        const auto page = m_batches.page(m_id, index, 1);
        if (!page || page->isEmpty())
            continue;
        const model::ItemResult& result = page->constFirst().second;
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
    tellReason(summary, status);
    if (trial)
        tellTrial(summary);
    if (m_someItems && summary.items.pending > 0)
        m_context.terminal.say(Cli::tr("%1 of %2 items are pending. \"spyhop-cli batch resume %3\" does them.")
                                   .arg(summary.items.pending)
                                   .arg(summary.items.total())
                                   .arg(m_id));
    if (wasRefusedAtOnce(summary) && m_batches.remove(m_id))
        m_context.terminal.note(Cli::tr("Nothing was sent, and nothing of the job is kept."));
    return status;
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
    if (status != static_cast<int>(base::ExitCode::SomeFailed) || summary.items.failed + summary.items.unknown == 0)
        return;
    if (summary.stored)
        m_context.terminal.say(
            Cli::tr("Some items failed. \"spyhop-cli batch retry %1\" tries them once more.").arg(m_id));
    else
        m_context.terminal.say(Cli::tr("Some items failed; the column \"error\" says why."));
}

void BatchWatch::tellTrial(const model::JobSummary& summary)
{
    const qint64 over = itemsOver(summary);
    QString text = Cli::tr("Trial: %1 of %2 items done, %3 tokens in, %4 out")
                       .arg(over)
                       .arg(summary.items.total())
                       .arg(summary.usage.promptTokens)
                       .arg(summary.usage.completionTokens);
    const QString cost = displayCost(summary);
    text += cost.isEmpty() ? QStringLiteral(".") : QStringLiteral(", %1.").arg(cost);
    m_context.terminal.say(text);
    if (const auto forecast = batch::forecast(summary)) {
        const model::JobSummary& all = *forecast;
        const QString allCost = displayCost(all);
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
    if (m_againFailed)
        return static_cast<int>(base::ExitCode::SomeFailed);
    if (failures)
        return static_cast<int>(m_anyUsable ? base::ExitCode::SomeFailed : base::ExitCode::ApiFailed);
    const bool unfinished = items.pending + items.running > 0;
    return static_cast<int>(unfinished && !m_trial && !m_someItems ? base::ExitCode::SomeFailed : base::ExitCode::Done);
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
