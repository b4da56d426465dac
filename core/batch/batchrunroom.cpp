// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A job that the full disk holds up: nothing is sent, what has come is kept in memory, and it goes on once there is
// room. The rest is in batchrun.cpp.
#include "core/base/diskfull.h"
#include "core/batch/batchrun.h"
#include "core/batch/numbers.h"

#include <QtCore/QCoreApplication>
#include <utility>

namespace spyhop::batch {

//! Its answer is paid for, and stays here until there is room.
void BatchRun::itemUnwritten(qint64 index)
{
    m_unwritten.insert(index);
    m_calling.remove(index);
    m_waiting.remove(index);
    waitForRoom();
}

void BatchRun::waitForRoom()
{
    if (m_ended)
        return;
    m_noRoom = true;
    if (!m_roomTimer->isActive() && !m_roomTicket)
        m_roomTimer->start(lookForRoomEvery);
    if (!waitsForRoom()) {
        m_roomWhy = m_parts.profileFolder.isEmpty()
            ? QCoreApplication::translate("Batch", "The disk is full. Make room: the job then goes on by itself.")
            : QCoreApplication::translate(
                "Batch", "The disk with %1 is full. Make room: the job then goes on by itself.")
                  .arg(m_parts.profileFolder);
    }
    tellOfWaiting();
}

//! Nothing but a write tells whether there is room for one.
void BatchRun::lookForRoom()
{
    if (!m_noRoom || m_roomTicket)
        return;
    m_roomTimer->stop();
    m_roomTicket = m_parts.store.touch(m_job.spec.id);
    connect(m_roomTicket.get(), &db::WriteTicket::done, this, &BatchRun::roomLooked);
}

void BatchRun::roomLooked(const base::Status& status)
{
    m_roomTicket.release()->deleteLater(); // it is in its signal
    if (!status && base::isDiskFull(status.error()))
        return m_roomTimer->start(lookForRoomEvery);
    m_noRoom = false; // another failure is met, and told, by whoever writes next
    for (const qint64 index : std::exchange(m_unwritten, {})) {
        if (const auto found = m_live.find(index); found != m_live.end())
            found->second->writeAgain();
    }
    if (m_submit)
        m_submit->writeAgain();
    pumpSoon();
}

//! Something is in the journal that was not.
void BatchRun::hasRoom()
{
    if (!m_noRoom && !std::exchange(m_roomWhy, QString()).isEmpty())
        tellOfWaiting();
}

} // namespace spyhop::batch
