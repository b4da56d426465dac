// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A job to which nobody answers: it looks now and then whether somebody does again, and pauses in the end. The rest is
// in batchrun.cpp.
#include "core/batch/batchrun.h"
#include "core/batch/itemrequest.h"
#include "core/batch/numbers.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <utility>

namespace spyhop::batch {

void BatchRun::noteWhoAnswered(const QString& endpoint, const QString& why)
{
    const QString before = std::exchange(m_answers, endpoint);
    if (before.isEmpty() || before == endpoint || !m_job.spec.endpoint.isEmpty())
        return;
    Q_EMIT switched(QCoreApplication::translate("Batch", "Switched from %1 to %2. %3").arg(before, endpoint, why));
}

//! While all its calls wait, one of them tries every few seconds, so that the others go on soon once it is answered.
void BatchRun::lookForAnswer()
{
    if (m_ended || m_ending || m_calling.isEmpty()) {
        m_silentSince.reset();
        return;
    }
    model::ChatRequest where = whereTo(m_job.spec);
    for (const qint64 index : std::as_const(m_waiting)) { // to others they may not go, however well those are
        const auto found = m_live.find(index);
        if (where.endpoint.isEmpty() && found != m_live.end())
            where.endpoint = found->second->pinnedTo();
    }
    const auto places = m_parts.gateway.outlooks(where);
    if (!places || places->isEmpty() || !places->first().isSilent) {
        m_silentSince.reset(); // the next that waits begins anew
        return;
    }
    const base::SteadyTime now = m_parts.clock.steadyTime();
    if (!m_silentSince)
        m_silentSince = now;
    if (m_giveUpAfter && now - *m_silentSince >= *m_giveUpAfter)
        return giveUp(places->first());
    for (const gateway::Gateway::Outlook& place : *places)
        m_parts.gateway.tryNow(place.endpoint);
    m_answerTimer->start(std::min<std::chrono::milliseconds>(lookForAnswerEvery, m_giveUpAfter.value_or(24h)));
}

//! What waits goes back to Pending; a call that is just trying will wait again, and then goes back as well.
void BatchRun::giveUp(const gateway::Gateway::Outlook& where)
{
    base::Error error;
    error.code = base::ErrorCode::Network;
    error.whom = where.endpoint;
    error.what = QCoreApplication::translate("Batch", "Nobody has answered for %1 s, so the job is paused.")
                     .arg(m_giveUpAfter->count() / 1'000);
    error.remedy = QCoreApplication::translate(
        "Batch", "What is left is asked when you resume it; nothing of it counts as failed.");
    m_gaveUp = error;
    endBecause(error);
    const QSet<qint64> waiting = m_waiting;
    for (const qint64 index : waiting)
        giveUpItem(index);
}

void BatchRun::giveUpItem(qint64 index)
{
    const auto found = m_live.find(index);
    if (found != m_live.end() && m_waiting.contains(index))
        found->second->giveUp(*m_gaveUp);
}

} // namespace spyhop::batch
