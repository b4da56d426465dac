// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/answercache.h"

#include "core/cache/numbers.h"

namespace spyhop::cache {

AnswerCache::AnswerCache(base::Clock& clock, db::Database& database)
    : m_clock(clock)
    , m_memory(numbers::memoryBytes)
    , m_disk(clock, database)
{
}

std::optional<Answer> AnswerCache::inMemory(const Digest& key)
{
    return m_memory.find(key, Moment::now(m_clock));
}

std::unique_ptr<DiskLookup> AnswerCache::look(const Digest& key)
{
    auto lookup = std::make_unique<DiskLookup>(m_disk, key);
    connect(lookup.get(), &DiskLookup::done, this, [this, key](const std::optional<StoredAnswer>& found) {
        if (found)
            m_memory.put(key, found->answer, found->life, Moment::now(m_clock));
    });
    return lookup;
}

void AnswerCache::put(const Digest& key, const Answer& answer)
{
    const Moment now = Moment::now(m_clock);
    const Life life = Life::from(now, numbers::diskLife);
    m_memory.put(key, answer, life, now);
    m_disk.put(key, answer, life);
}

void AnswerCache::clear()
{
    m_memory.clear();
    m_disk.clear();
}

} // namespace spyhop::cache
