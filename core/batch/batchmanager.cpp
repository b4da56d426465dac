// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/batchmanager.h"
#include "core/batch/batchrun.h"
#include "core/batch/batchstop.h"
#include "core/batch/batchwish.h"
#include "core/batch/joborder.h"
#include "core/batch/numbers.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <algorithm>

namespace spyhop::batch {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Batch", source);
}

tl::unexpected<base::Error> noSuchJob(const QString& id)
{
    return base::failure(base::ErrorCode::NotFound, text(QT_TRANSLATE_NOOP("Batch", "There is no job “%1”.")).arg(id));
}

//! Nothing: without end. `usual`: of jobs that say nothing of it.
std::optional<std::chrono::milliseconds> patienceOf(
    const model::BatchSpec& spec, const std::optional<std::chrono::milliseconds>& usual)
{
    if (!spec.giveUpAfter)
        return usual;
    if (*spec.giveUpAfter == model::BatchSpec::neverGivesUp)
        return std::nullopt;
    return spec.giveUpAfter;
}

} // namespace

BatchManager::BatchManager(const Parts& parts)
    : m_parts(parts)
    , m_noticeTimer(parts.clock.makeTimer())
    , m_holderTimer(parts.clock.makeTimer())
{
    m_giveUpAfter = giveUpAfterUsually;
    m_workers.setMaxThreadCount(workersAtMost);
    connect(m_noticeTimer.get(), &base::Timer::fired, this, &BatchManager::sendNotices);
    connect(m_holderTimer.get(), &base::Timer::fired, this, &BatchManager::lookAtHeld);
}

BatchManager::~BatchManager()
{
    QStringList running = m_runs.keys();
    for (const auto& stop : m_stops)
        running.append(stop->id);
    for (const QString& id : std::as_const(running))
        stopNow(id);
}

base::Status BatchManager::reload()
{
    auto jobs = m_parts.store.jobs();
    if (!jobs)
        return tl::make_unexpected(jobs.error());
    m_waitedBefore.clear();
    m_cutOff.clear();
    m_elsewhere.clear();
    for (model::JobSummary& job : *jobs) {
        if (const auto run = m_runs.value(job.spec.id)) {
            job = run->job();
            continue;
        }
        // A job that says Running and has no living process was killed; start() takes it up again.
        const bool waited = job.state == model::JobState::Waiting;
        noteHolder(job);
        if (waited && !m_elsewhere.contains(job.spec.id))
            m_waitedBefore.append(job.spec.id);
    }
    sortNewestFirst(*jobs);
    m_jobs = *jobs;
    Q_EMIT listChanged();
    return {};
}

const model::JobSummary* BatchManager::job(const QString& id) const
{
    const auto found = std::find_if(
        m_jobs.cbegin(), m_jobs.cend(), [&id](const model::JobSummary& job) { return job.spec.id == id; });
    return found == m_jobs.cend() ? nullptr : &*found;
}

base::Status BatchManager::start(const QString& id)
{
    return run(id, {}, false, {}, nullptr);
}

//! The lease comes first: whoever cancels a job has it for so long.
base::Status BatchManager::startUnlessCancelled(const QString& id)
{
    const model::JobSummary* const listed = job(id);
    if (isRunning(id) || !listed)
        return start(id);
    auto lease = leaseFor(*listed);
    if (!lease)
        return base::failure(lease.error());
    const auto kept = m_parts.store.job(id);
    base::Error error;
    error.whom = id;
    if (!kept && kept.error().code == base::ErrorCode::NotFound) {
        error.code = base::ErrorCode::Usage;
        error.what = text(QT_TRANSLATE_NOOP("Batch", "The job was removed meanwhile."));
        dropJob(id);
        Q_EMIT listChanged();
        return base::failure(error);
    }
    if (kept && kept->state == model::JobState::Stopped) {
        error.code = base::ErrorCode::Cancelled;
        error.what = text(QT_TRANSLATE_NOOP("Batch", "The job was cancelled meanwhile, so it does not go on."));
        error.remedy = text(QT_TRANSLATE_NOOP("Batch", "What is done stays. Resume the job if the rest is wanted."));
        replaceJob(*kept);
        noteChange(id, {});
        return base::failure(error);
    }
    return run(id, {}, false, {}, std::move(*lease));
}

base::Status BatchManager::startTrial(const QString& id, int items)
{
    return run(id, std::max(1, items), false, {}, nullptr);
}

void BatchManager::startNow(const QString& id)
{
    if (const auto batchRun = m_runs.value(id))
        batchRun->ignoreHours();
}

void BatchManager::resumeWaiting()
{
    for (const QString& id : std::exchange(m_waitedBefore, {})) {
        const base::Status started = startUnlessCancelled(id);
        if (!started && started.error().code != base::ErrorCode::Cancelled && job(id))
            m_reasons.insert(id, started.error());
    }
}

//! As it is listed, or else as the journal has it.
base::Expected<model::JobSummary> BatchManager::knownJob(const QString& id) const
{
    if (const base::Status open = m_parts.store.checkOpen(id); !open)
        return base::failure(open.error());
    // One whose texts could not be opened is known by its numbers alone.
    const model::JobSummary* const listed = job(id);
    if (listed && !listed->spec.prompt.isEmpty())
        return *listed;
    const auto kept = m_parts.store.job(id);
    if (!kept && listed)
        return base::failure(kept.error());
    if (!kept)
        return noSuchJob(id);
    return *kept;
}

//! `held`: its lease, if somebody had it already.
base::Status BatchManager::run(
    const QString& id, std::optional<int> trial, bool onlyCancel, const JobChange& change, std::unique_ptr<Lease> held)
{
    if (m_runs.contains(id))
        return {};
    auto known = knownJob(id);
    if (!known)
        return base::failure(known.error());
    if (const auto stop = takeStop(id)) // what it has written comes before what this run will
        held = std::move(stop->lease);
    if (!held) {
        auto lease = leaseFor(*known);
        if (!lease)
            return tl::make_unexpected(lease.error());
        held = std::move(*lease);
    }
    m_reasons.remove(id);
    m_cutOff.remove(id);
    if (known->spec.callbackUrl.isEmpty()) // it may bring its own
        known->spec.callbackUrl = m_callbackUrl;
    auto batchRun = std::make_shared<BatchRun>(m_parts, *known, std::move(held), trial);
    connect(batchRun.get(), &BatchRun::opened, this, [this, id] { noteReset(id); });
    connect(batchRun.get(), &BatchRun::changed, this,
        [this, id](const QList<qint64>& indexes) { noteChange(id, indexes); });
    connect(batchRun.get(), &BatchRun::ended, this,
        [this, id](const std::optional<base::Error>& reason) { runEnded(id, reason); });
    connect(batchRun.get(), &BatchRun::switched, this, [this, id](const QString& why) {
        m_switches.insert(id, why);
        noteChange(id, {});
        // Never at once: the item that was answered is in its signal, and whoever hears of it may stop the job.
        QMetaObject::invokeMethod(
            this, [this, id, why] { Q_EMIT switched(id, why); }, Qt::QueuedConnection);
    });
    connect(batchRun.get(), &BatchRun::allWait, this, [this, id](const QString& reason) {
        m_waitReasons.insert(id, reason);
        noteChange(id, {});
    });
    batchRun->setGiveUpAfter(patienceOf(known->spec, m_giveUpAfter));
    m_runs.insert(id, batchRun);
    if (onlyCancel)
        batchRun->startCancelling();
    else
        batchRun->start(change);
    replaceJob(batchRun->job());
    noteChange(id, {});
    return {};
}

base::Expected<std::unique_ptr<Lease>> BatchManager::leaseFor(const model::JobSummary& job) const
{
    if (!job.stored || m_parts.profileFolder.isEmpty())
        return std::unique_ptr<Lease>();
    return Lease::acquire(m_parts.profileFolder, job.spec.id);
}

bool BatchManager::isPausing(const QString& id) const
{
    const auto batchRun = m_runs.value(id);
    return batchRun && batchRun->isEnding();
}

void BatchManager::pause(const QString& id)
{
    stayPaused(id);
    const auto batchRun = m_runs.value(id);
    if (!batchRun)
        return;
    batchRun->pause();
    noteChange(id, {});
}

bool BatchManager::waitsForRoom(const QString& id) const
{
    const auto batchRun = m_runs.value(id);
    return batchRun && batchRun->waitsForRoom();
}

qsizetype BatchManager::unwritten(const QString& id) const
{
    const auto batchRun = m_runs.value(id);
    return batchRun ? batchRun->unwritten() : 0;
}

QString BatchManager::sentAs(const QString& id) const
{
    const model::JobSummary* known = job(id);
    return known ? known->sentAs : QString();
}

QList<model::SubmissionState> BatchManager::left(const QString& id) const
{
    const auto batchRun = m_runs.value(id);
    return batchRun ? batchRun->left() : QList<model::SubmissionState>();
}

void BatchManager::lookNow(const QString& id)
{
    if (const auto batchRun = m_runs.value(id))
        batchRun->lookNow();
}

bool BatchManager::wantsToGoOn(const QString& id) const
{
    const auto batchRun = m_runs.value(id);
    return batchRun && (batchRun->wantsToGoOn() || m_keeping.value(id));
}

bool BatchManager::isSending(const QString& id) const
{
    const auto batchRun = m_runs.value(id);
    return batchRun && batchRun->isSending();
}

void BatchManager::runEnded(const QString& id, const std::optional<base::Error>& reason)
{
    const auto batchRun = m_runs.take(id);
    m_waitReasons.remove(id);
    m_switches.remove(id);
    replaceJob(batchRun->job());
    m_endedRuns.append(batchRun);
    if (reason)
        m_reasons.insert(id, reason);
    if (askKept(id))
        return;
    m_finished.append(id);
    m_changed[id];
    m_noticeTimer->start(0ms);
}

void BatchManager::noteChange(const QString& id, const QList<qint64>& indexes)
{
    m_changed[id].append(indexes);
    if (!m_noticeTimer->isActive())
        m_noticeTimer->start(noticeInterval);
}

void BatchManager::sendNotices()
{
    m_endedRuns.clear();
    m_endedWishes.clear();
    m_endedStops.clear();
    m_endedOthers.clear();
    const QSet<QString> reset = std::exchange(m_reset, {});
    const QHash<QString, QList<qint64>> changed = std::exchange(m_changed, {});
    const QStringList finished = std::exchange(m_finished, {});
    for (auto run = m_runs.cbegin(); run != m_runs.cend(); ++run)
        replaceJob(run.value()->job());
    // Whoever listens may start, stop or remove jobs, or end the manager.
    const QPointer<BatchManager> guard(this);
    for (const QString& id : reset) {
        if (guard)
            Q_EMIT itemsReset(id);
    }
    for (auto it = changed.cbegin(); it != changed.cend() && guard; ++it) {
        if (!it->isEmpty())
            Q_EMIT itemsChanged(it.key(), it.value());
        if (guard)
            Q_EMIT jobChanged(it.key());
        if (guard)
            keepIfAtRest(it.key());
    }
    for (const QString& id : finished) {
        if (guard)
            Q_EMIT jobFinished(id);
    }
}

void BatchManager::replaceJob(const model::JobSummary& job)
{
    for (model::JobSummary& known : m_jobs) {
        if (known.spec.id == job.spec.id) {
            known = job;
            return;
        }
    }
    m_jobs.prepend(job);
}

void BatchManager::refreshJob(const QString& id)
{
    if (const auto job = m_parts.store.job(id))
        replaceJob(*job);
}

} // namespace spyhop::batch
