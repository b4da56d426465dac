// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs that other processes of the profile make, run and remove, as they are shown here.
#include "core/batch/batchmanager.h"
#include "core/batch/batchstop.h"
#include "core/batch/batchwish.h"
#include "core/batch/joborder.h"
#include "core/batch/lease.h"
#include "core/batch/numbers.h"

#include <QtCore/QPointer>
#include <algorithm>

namespace spyhop::batch {

void BatchManager::followOthers()
{
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    m_listedThen.clear();
    for (const model::JobSummary& known : std::as_const(m_jobs))
        m_listedThen.insert(known.spec.id);
    m_looking = m_parts.store.readUpdates();
    connect(m_looking.get(), &db::ReadTicket::done, this, &BatchManager::updatesRead);
}

//! What is at work here is known here.
bool BatchManager::isOwn(const QString& id) const
{
    const bool isAsked
        = std::any_of(m_wishes.begin(), m_wishes.end(), [&id](const auto& wish) { return wish->id == id; });
    return m_runs.contains(id) || isAsked || stopOf(id) != m_stops.end();
}

void BatchManager::updatesRead(const base::Expected<db::Rows>& rows)
{
    m_endedLooking = std::move(m_looking);
    if (rows) {
        QSet<QString> there;
        for (const QVariantList& row : *rows) {
            const QString id = row.value(0).toString();
            there.insert(id);
            const model::JobSummary* const known = job(id);
            const bool isKnown = known && known->updatedAt.toMSecsSinceEpoch() == row.value(1).toLongLong();
            if (!isKnown && !isOwn(id) && m_others.find(id) == m_others.end())
                readOther(id);
        }
        const qsizetype before = m_jobs.size();
        m_jobs.removeIf([&](const model::JobSummary& known) {
            const QString& id = known.spec.id;
            return known.stored && m_listedThen.contains(id) && !there.contains(id) && !isOwn(id);
        });
        if (m_jobs.size() != before) {
            const QPointer<BatchManager> alive(this);
            Q_EMIT listChanged();
            if (!alive)
                return;
        }
    }
    if (std::exchange(m_lookAgain, false))
        followOthers();
}

void BatchManager::readOther(const QString& id)
{
    auto reading = m_parts.store.readJob(id);
    connect(reading.get(), &store::JobReading::done, this,
        [this, id](const base::Expected<model::JobSummary>& read) { otherRead(id, read); });
    m_others[id] = std::move(reading);
}

void BatchManager::otherRead(const QString& id, const base::Expected<model::JobSummary>& read)
{
    m_endedOthers.push_back(std::move(m_others[id]));
    m_others.erase(id);
    if (!m_noticeTimer->isActive())
        m_noticeTimer->start(noticeInterval);
    if (!read || isOwn(id))
        return;
    const bool isNew = job(id) == nullptr;
    model::JobSummary shown = *read;
    noteHolder(shown);
    replaceJob(shown);
    if (!isNew)
        return noteReset(id);
    sortNewestFirst(m_jobs);
    Q_EMIT listChanged();
}

//! Whether a living process has the job. One that says Running and has none was killed; start() takes it up again.
void BatchManager::noteHolder(model::JobSummary& shown)
{
    const QString& id = shown.spec.id;
    if (isOwn(id)) // its lease is this program's
        return;
    const bool atWork = shown.state == model::JobState::Running || shown.state == model::JobState::Waiting;
    const bool alive
        = atWork && shown.stored && !m_parts.profileFolder.isEmpty() && Lease::isHeld(m_parts.profileFolder, id);
    if (alive) {
        m_elsewhere.insert(id);
        m_cutOff.remove(id);
        if (!m_holderTimer->isActive())
            m_holderTimer->start(lookAtHolders);
        return;
    }
    m_elsewhere.remove(id);
    if (!atWork)
        return;
    if (shown.state == model::JobState::Running) {
        m_cutOff.insert(id);
        const qint64 interrupted = m_parts.store.interrupted(id).value_or(0);
        shown.items.running -= interrupted; // nobody works on them
        shown.items.pending += interrupted;
    }
    shown.state = model::JobState::Stopped;
}

//! A process that is killed writes nothing of it.
void BatchManager::lookAtHeld()
{
    const QSet<QString> held = m_elsewhere;
    for (const QString& id : held) {
        const model::JobSummary* const known = job(id);
        if (!known || isOwn(id)) {
            m_elsewhere.remove(id);
            continue;
        }
        if (Lease::isHeld(m_parts.profileFolder, id))
            continue;
        m_elsewhere.remove(id);
        readOther(id); // it may have ended well
    }
    if (!m_elsewhere.isEmpty())
        m_holderTimer->start(lookAtHolders);
}

} // namespace spyhop::batch
