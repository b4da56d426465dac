// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How jobs are stopped and cancelled, and told when to send: the journal is asked, and everything else goes on. They
// are run in batchmanager.cpp.
#include "core/batch/batchrun.h"
#include "core/batch/batchstop.h"
#include "core/batch/batchwish.h"
#include "core/batch/lease.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <utility>

namespace spyhop::batch {

//! Ends the run and nothing else; no more is sent. Nothing: it does not run.
std::unique_ptr<BatchManager::Stop> BatchManager::takeRun(const QString& id)
{
    const auto batchRun = m_runs.take(id);
    if (!batchRun)
        return nullptr;
    stayPaused(id);
    std::erase_if(m_wishes, [&id](const auto& wish) { return wish->id == id && wish->change; });
    disconnect(batchRun.get(), nullptr, this, nullptr);
    m_waitReasons.remove(id);
    m_switches.remove(id);
    auto stop = std::make_unique<Stop>();
    stop->id = id;
    stop->leavesNothing = batchRun->left().isEmpty();
    stop->items = batchRun->itemsAtWork();
    stop->spent = batchRun->cutOff();
    stop->lease = batchRun->takeLease();
    return stop;
}

void BatchManager::stop(const QString& id)
{
    if (auto stop = takeRun(id)) {
        m_stops.push_back(std::move(stop));
        writeStop(*m_stops.back());
    }
}

void BatchManager::stopNow(const QString& id)
{
    endNow(id, model::JobState::Stopped);
}

void BatchManager::pauseNow(const QString& id)
{
    endNow(id, model::JobState::Paused);
}

void BatchManager::endNow(const QString& id, model::JobState as)
{
    auto stop = takeRun(id);
    if (!stop)
        stop = takeStop(id);
    if (!stop)
        return;
    // Of one that is being written, the sums are on their way.
    const QList<db::Statement> spent = stop->written ? QList<db::Statement>() : stop->spent;
    const base::Status written = m_parts.store.changeNow(spent + m_parts.store.stopped(id, stop->leavesNothing, as));
    if (!written)
        stopFailed(id, as, written.error(), spent);
    refreshJob(id);
    noteChange(id, stop->items);
}

//! One that is not carried out yet; who takes it goes on with its lease.
std::unique_ptr<BatchManager::Stop> BatchManager::takeStop(const QString& id)
{
    const auto found = m_stops.begin() + (stopOf(id) - m_stops.cbegin());
    if (found == m_stops.end())
        return nullptr;
    std::unique_ptr<Stop> stop = std::move(*found);
    m_stops.erase(found);
    return stop;
}

std::vector<std::unique_ptr<BatchManager::Stop>>::const_iterator BatchManager::stopOf(const QString& id) const
{
    return std::find_if(m_stops.cbegin(), m_stops.cend(), [&id](const auto& stop) { return stop->id == id; });
}

bool BatchManager::isRunning(const QString& id) const
{
    return m_runs.contains(id) || stopOf(id) != m_stops.cend();
}

void BatchManager::writeStop(Stop& stop)
{
    stop.written = m_parts.store.change(
        stop.spent + m_parts.store.stopped(stop.id, stop.leavesNothing, model::JobState::Stopped));
    Stop* const one = &stop;
    connect(stop.written.get(), &db::WriteTicket::done, this,
        [this, one](const base::Status& status) { stopWritten(*one, status); });
}

void BatchManager::stopWritten(Stop& stop, const base::Status& status)
{
    if (status)
        m_cutOff.remove(stop.id);
    else
        stopFailed(stop.id, model::JobState::Stopped, status.error(), stop.spent);
    stop.reading = m_parts.store.readJob(stop.id);
    Stop* const one = &stop;
    connect(stop.reading.get(), &store::JobReading::done, this,
        [this, one](const base::Expected<model::JobSummary>& job) { stopRead(*one, job); });
}

//! The next run puts back what this one had in flight; that it has ended comes into the journal once there is room.
void BatchManager::stopFailed(
    const QString& id, model::JobState as, const base::Error& error, const QList<db::Statement>& spent)
{
    m_reasons.insert(id, error);
    m_parts.store.setJobState(id, as);
    m_parts.store.post(spent);
}

void BatchManager::stopRead(const Stop& stop, const base::Expected<model::JobSummary>& read)
{
    const QString id = stop.id;
    if (read && job(id))
        replaceJob(*read);
    if (stop.isAwaited)
        m_finished.append(id);
    m_endedStops.push_back(takeStop(id));
    m_endedStops.back()->lease.reset();
    m_changed[id].append(stop.items);
    m_noticeTimer->start(std::chrono::milliseconds(0));
}

base::Status BatchManager::cancel(const QString& id)
{
    stayPaused(id);
    if (const auto batchRun = m_runs.value(id); batchRun && (batchRun->isOpening() || !batchRun->left().isEmpty())) {
        batchRun->cancelLeft();
        return {};
    }
    if (m_runs.contains(id))
        stop(id);
    if (const auto found = stopOf(id); found != m_stops.cend()) {
        (*found)->isAwaited = true;
        return {};
    }
    const auto known = knownJob(id);
    if (!known)
        return base::failure(known.error());
    auto lease = leaseFor(*known);
    if (!lease)
        return base::failure(lease.error());
    m_stops.push_back(std::make_unique<Stop>());
    Stop* const stop = m_stops.back().get();
    stop->id = id;
    stop->isAwaited = true;
    stop->lease = std::move(*lease);
    if (!m_parts.submissions) {
        writeStop(*stop);
        return {};
    }
    stop->stages = m_parts.submissions->readStages(id, m_parts.store.isStored(id));
    connect(stop->stages.get(), &db::ReadTicket::done, this,
        [this, stop](const base::Expected<db::Rows>& stages) { cancelUnlessLeft(*stop, stages); });
    return {};
}

//! What was left with providers is asked to stop by a run of its own.
void BatchManager::cancelUnlessLeft(Stop& stop, const base::Expected<db::Rows>& stages)
{
    if (!stages || stages->isEmpty()) {
        writeStop(stop);
        return;
    }
    const QString id = stop.id;
    m_endedStops.push_back(takeStop(id));
    if (const base::Status started = run(id, {}, true, {}, std::move(m_endedStops.back()->lease)); !started) {
        m_reasons.insert(id, started.error());
        m_finished.append(id);
        noteChange(id, {});
    }
}

//! Who runs it keeps to what it has read, and writes that over what others write.
base::Status BatchManager::checkRunsNowhereElse(const model::JobSummary& job) const
{
    if (isRunning(job.spec.id))
        return {};
    const auto lease = leaseFor(job);
    return lease ? base::Status() : base::failure(lease.error());
}

base::Status BatchManager::setWhen(const QString& id, const model::When& when)
{
    auto known = knownJob(id);
    if (!known)
        return base::failure(known.error());
    if (const base::Status free = checkRunsNowhereElse(*known); !free)
        return free;
    known->spec.when = when;
    return writeSpec(*known, [when](model::JobSummary& listed) { listed.spec.when = when; });
}

base::Status BatchManager::setMaximum(const QString& id, const std::optional<base::Money>& maximum)
{
    auto known = knownJob(id);
    if (!known)
        return base::failure(known.error());
    if (const base::Status free = checkRunsNowhereElse(*known); !free)
        return free;
    known->spec.maxCost = maximum;
    if (const base::Status fine = checkMaximum(known->spec); !fine)
        return fine;
    return writeSpec(*known, [maximum](model::JobSummary& listed) { listed.spec.maxCost = maximum; });
}

//! `listed`: what becomes of it in the list once it is durable.
base::Status BatchManager::writeSpec(
    const model::JobSummary& job, const std::function<void(model::JobSummary&)>& listed)
{
    const QString id = job.spec.id;
    m_times.push_back(m_parts.store.writeSpec(job));
    db::WriteTicket* const ticket = m_times.back().get();
    connect(ticket, &db::WriteTicket::done, this, [this, id, listed, ticket](const base::Status& status) {
        const auto found
            = std::find_if(m_times.begin(), m_times.end(), [&](const auto& one) { return one.get() == ticket; });
        found->release()->deleteLater(); // it is in its signal
        m_times.erase(found);
        const auto shown = std::find_if(
            m_jobs.begin(), m_jobs.end(), [&id](const model::JobSummary& one) { return one.spec.id == id; });
        if (status && shown != m_jobs.end())
            listed(*shown);
        noteChange(id, {});
        if (!status)
            Q_EMIT refused(id, base::Error(status.error()));
    });
    return {};
}

std::optional<base::Error> BatchManager::stopReason(const QString& id) const
{
    if (const auto reason = m_reasons.value(id))
        return reason;
    const model::JobSummary* const known = job(id);
    const bool stands = known && known->state == model::JobState::Paused && !isRunning(id) && !runsElsewhere(id);
    return stands ? known->stopped : std::nullopt;
}

base::Expected<QMap<QString, qint64>> BatchManager::requestsLeft(const QString& id) const
{
    QMap<QString, qint64> result;
    if (!m_parts.submissions)
        return result;
    const auto left = m_parts.submissions->ofJob(id, m_parts.store.isStored(id));
    if (!left)
        return base::failure(left.error());
    for (const store::KeptSubmission& one : *left) {
        const model::JobStage stage = one.handle.stage;
        if (stage == model::JobStage::Sending || stage == model::JobStage::Accepted)
            result[one.handle.endpoint] += std::max<qint64>(1, one.handle.customIds.size());
    }
    return result;
}

} // namespace spyhop::batch
