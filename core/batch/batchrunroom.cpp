// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A job that the full disk holds up: nothing is sent, what has come is kept in memory, and it goes on once there is
// room. The rest is in batchrun.cpp.
#include "core/base/diskfull.h"
#include "core/batch/batchrun.h"
#include "core/batch/noroom.h"
#include "core/batch/numbers.h"

#include <utility>

namespace spyhop::batch {

//! Its answer is paid for, and stays here until there is room.
void BatchRun::itemUnwritten(qint64 index)
{
    if (m_probe == index)
        m_probe.reset();
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
    if (!waitsForRoom())
        m_roomWhy = noRoomWords(m_parts.profileFolder);
    tellOfWaiting();
}

//! Nothing but a write tells whether there is room for one: first what waits for it, one after the other.
void BatchRun::lookForRoom()
{
    if (!m_noRoom || m_roomTicket || m_probe)
        return;
    m_roomTimer->stop();
    if (std::exchange(m_opensAgain, false))
        return m_opening->begin();
    for (const qint64 index : std::as_const(m_unwritten)) {
        m_probe = index;
        m_unwritten.remove(index);
        return m_live.at(index)->writeAgain();
    }
    m_roomTicket = m_parts.store.touch(m_job.spec.id);
    connect(m_roomTicket.get(), &db::WriteTicket::done, this, &BatchRun::roomLooked);
}

//! The item's result is in the journal.
void BatchRun::itemWritten(qint64 index)
{
    if (m_probe == index) {
        m_probe.reset();
        lookForRoom();
    } else {
        hasRoom();
    }
}

//! All that waited is in the journal.
void BatchRun::roomLooked(const base::Status& status)
{
    m_roomTicket.release()->deleteLater(); // it is in its signal
    if (!status && base::isDiskFull(status.error()))
        return m_roomTimer->start(lookForRoomEvery);
    m_noRoom = false; // another failure is met, and told, by whoever writes next
    if (m_submit)
        m_submit->writeAgain();
    pumpSoon();
}

//! Something came into the journal: nobody need be told any longer, unless there is more.
void BatchRun::hasRoom()
{
    if (m_noRoom || (m_submit && m_submit->lacksRoom()))
        return;
    if (!std::exchange(m_roomWhy, QString()).isEmpty())
        tellOfWaiting();
}

} // namespace spyhop::batch
