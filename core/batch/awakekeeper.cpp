// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/awakekeeper.h"
#include "core/batch/numbers.h"

#include <QtCore/QCoreApplication>

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
    goOnWithEnded();
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
        letSleep();
    else
        m_patience->start(patienceBeforeSleep);
}

void AwakeKeeper::letSleep()
{
    if (!m_sleeping || m_letGo)
        return;
    m_letGo = true;
    m_patience->stop();
    // What has not ended by now would be cut by the sleep: it is Pending again, and its place in the journal says so.
    for (const QString& id : jobsThat(&BatchManager::isRunning))
        m_manager.stopNow(id);
    m_lock.letSleep();
}

void AwakeKeeper::wokeUp()
{
    m_patience->stop();
    m_sleeping = false;
    QStringList stillEnding;
    for (const QString& id : std::exchange(m_toGoOn, {})) {
        if (m_manager.isRunning(id))
            stillEnding.append(id);
        else
            static_cast<void>(m_manager.start(id)); // a reason not to stands in the job's own page
    }
    m_toGoOn = stillEnding;
    look();
}

//! A sleep that was over before the calls in flight were: their jobs could not be started again then.
void AwakeKeeper::goOnWithEnded()
{
    for (const QString& id : QStringList(m_toGoOn)) {
        if (m_manager.isRunning(id))
            continue;
        m_toGoOn.removeOne(id);
        // Stopped: a person did that meanwhile.
        const model::JobSummary* const job = m_manager.job(id);
        if (job && job->state == model::JobState::Paused)
            static_cast<void>(m_manager.start(id));
    }
}

} // namespace spyhop::batch
