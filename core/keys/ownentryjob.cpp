// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/ownentryjob.h"

namespace spyhop::keys {

OwnEntryJob::OwnEntryJob(KeyRing& ring, const std::shared_ptr<KeyLock>& lock, base::Clock& clock, const QString& name,
    const base::Secret& fresh, Asking asking)
    : m_ring(ring)
    , m_lock(lock)
    , m_name(name)
    , m_fresh(fresh)
    , m_asking(asking)
{
    run(std::make_unique<LockJob>(m_lock, clock));
}

void OwnEntryJob::stepDone(const KeyResult& result)
{
    const bool isMissing = !result && result.error().code == base::ErrorCode::NotFound;
    if (m_stage == Stage::Reading && isMissing) {
        m_stage = Stage::Writing;
        run(m_ring.keepOwnEntry(m_name, m_fresh));
    } else if (result && (m_stage == Stage::Locking || m_stage == Stage::Writing)) {
        m_stage = m_stage == Stage::Locking ? Stage::Reading : Stage::ReadingBack;
        run(m_ring.ownEntry(m_name, m_asking));
    } else {
        end(result);
    }
}

void OwnEntryJob::end(const KeyResult& result)
{
    m_lock.reset();
    const KeyResult answer = result;
    Q_EMIT done(answer);
}

} // namespace spyhop::keys
