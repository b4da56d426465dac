// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/awakekeeper.h"
#include "core/batch/numbers.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>

namespace spyhop::batch {

AwakeKeeper::AwakeKeeper(base::Clock& clock, BatchManager& manager, port::WakeLock& lock)
    : m_manager(manager)
    , m_lock(lock)
    , m_patience(clock.makeTimer())
{
    connect(&manager, &BatchManager::jobChanged, this, &AwakeKeeper::look);
    connect(&manager, &BatchManager::jobFinished, this, &AwakeKeeper::look);
    connect(&manager, &BatchManager::listChanged, this, &AwakeKeeper::look);
    connect(&lock, &port::WakeLock::goingToSleep, this, &AwakeKeeper::goingToSleep);
    connect(&lock, &port::WakeLock::wokeUp, this, &AwakeKeeper::wokeUp);
    connect(m_patience.get(), &base::Timer::fired, this, &AwakeKeeper::letSleep);
}

AwakeKeeper::~AwakeKeeper()
{
    if (m_held)
        m_lock.release();
}

QStringList AwakeKeeper::jobsThat(bool (BatchManager::*is)(const QString&) const) const
{
    QStringList ids;
    for (const model::JobSummary& job : m_manager.jobs()) {
        if ((m_manager.*is)(job.spec.id))
            ids.append(job.spec.id);
    }
    return ids;
}

void AwakeKeeper::look()
{
    if (m_sleeping) {
        if (jobsThat(&BatchManager::isRunning).isEmpty())
            letSleep();
        return;
    }
    if (!goOnWithEnded())
        return;
    const bool needed = !jobsThat(&BatchManager::isSending).isEmpty();
    if (needed == m_held)
        return;
    m_held = needed;
    if (needed)
        m_lock.hold(QCoreApplication::translate("Batch", "A batch job is running."));
    else
        m_lock.release();
}

void AwakeKeeper::goingToSleep()
{
    // What a person has paused or cancelled stays so; a trial does not become the whole job.
    for (const QString& id : jobsThat(&BatchManager::wantsToGoOn)) {
        if (!m_toGoOn.contains(id))
            m_toGoOn.append(id);
    }
    m_sleeping = true;
    m_letGo = false;
    const QStringList running = jobsThat(&BatchManager::isRunning);
    for (const QString& id : running)
        m_manager.pause(id);
    if (running.isEmpty())
        return letSleep();
    m_patience->start(patienceBeforeSleep);
    const QPointer<AwakeKeeper> alive(this);
    for (const QString& id : running) {
        if (alive)
            Q_EMIT ending(id);
    }
}

void AwakeKeeper::letSleep()
{
    if (!m_sleeping || m_letGo)
        return;
    m_letGo = true;
    m_patience->stop();
    // What has not ended by now would be cut by the sleep: it is Pending again, and its place in the journal says so.
    const QStringList late = jobsThat(&BatchManager::isRunning);
    for (const QString& id : late)
        m_manager.pauseNow(id);
    m_lock.letSleep();
    const QPointer<AwakeKeeper> alive(this);
    for (const QString& id : late) {
        if (alive)
            Q_EMIT cutOff(id);
    }
}

void AwakeKeeper::wokeUp()
{
    m_patience->stop();
    m_sleeping = false;
    QStringList stillEnding, ended;
    for (const QString& id : std::as_const(m_toGoOn))
        (m_manager.isRunning(id) ? stillEnding : ended).append(id);
    m_toGoOn = stillEnding;
    for (const QString& id : std::as_const(ended)) {
        if (!goOn(id))
            return;
    }
    look();
}

//! A reason not to stands in the job's own page. False if a slot has destroyed this.
bool AwakeKeeper::goOn(const QString& id)
{
    const QPointer<AwakeKeeper> alive(this);
    // Which says that the job has changed. It may have been cancelled by another process, which had its lease.
    const base::Status started = m_manager.startUnlessCancelled(id);
    if (!alive)
        return false;
    Q_EMIT goneOn(id, started ? std::nullopt : std::optional(started.error()));
    return alive;
}

//! A sleep that was over before the calls in flight were: their jobs could not be started again then. False if a slot
//! has destroyed this.
bool AwakeKeeper::goOnWithEnded()
{
    for (const QString& id : QStringList(m_toGoOn)) {
        if (m_manager.isRunning(id))
            continue;
        m_toGoOn.removeOne(id);
        // Stopped: a person did that meanwhile.
        const model::JobSummary* const job = m_manager.job(id);
        if (job && job->state == model::JobState::Paused && !goOn(id))
            return false;
    }
    return true;
}

} // namespace spyhop::batch
