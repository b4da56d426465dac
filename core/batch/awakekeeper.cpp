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

QStringList AwakeKeeper::running(bool sendingOnly) const
{
    QStringList ids;
    for (const model::JobSummary& job : m_manager.jobs()) {
        if (m_manager.isRunning(job.spec.id) && (!sendingOnly || job.state == model::JobState::Running))
            ids.append(job.spec.id);
    }
    return ids;
}

void AwakeKeeper::look()
{
    if (m_sleeping) {
        if (running(false).isEmpty())
            letSleep();
        return;
    }
    const bool needed = !running(true).isEmpty();
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
    m_toGoOn = running(false);
    m_sleeping = true;
    m_letGo = false;
    for (const QString& id : std::as_const(m_toGoOn))
        m_manager.pause(id);
    if (m_toGoOn.isEmpty())
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
    const QStringList left = running(false);
    for (const QString& id : left)
        m_manager.stop(id);
    m_lock.letSleep();
}

void AwakeKeeper::wokeUp()
{
    m_patience->stop();
    m_sleeping = false;
    for (const QString& id : std::exchange(m_toGoOn, {}))
        static_cast<void>(m_manager.start(id)); // a reason not to stands in the job's own page
    look();
}

} // namespace spyhop::batch
