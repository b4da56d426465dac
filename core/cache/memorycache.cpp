// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/memorycache.h"

#include "core/cache/numbers.h"

namespace spyhop::cache {

void MemoryCache::put(const Digest& key, const Answer& answer, const Life& life, const Moment& now)
{
    const qint64 bytes = weight(answer);
    if (bytes > m_answers.limit() / numbers::largestShare)
        return m_answers.remove(key);
    const Life own = Life::from(now, numbers::memoryLife).within(life);
    m_answers.put(key, Kept{answer, own}, bytes);
}

std::optional<Answer> MemoryCache::find(const Digest& key, const Moment& now)
{
    const Kept* const kept = m_answers.peek(key);
    if (!kept)
        return std::nullopt;
    if (!kept->life.isOn(now)) {
        m_answers.remove(key);
        return std::nullopt;
    }
    m_answers.touch(key);
    return kept->answer;
}

} // namespace spyhop::cache
