// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/answer.h"
#include "core/cache/key.h"
#include "core/cache/life.h"
#include "core/cache/lru.h"

#include <optional>

namespace spyhop::cache {

//! \brief L1: answers in memory, for five minutes at most. A value without a clock: the moment is handed in.
class MemoryCache {
public:
    //! In bytes.
    explicit MemoryCache(qint64 limit)
        : m_answers(limit)
    {
    }
    //! Kept no longer than `life` and no longer than L1 keeps anything.
    void put(const Digest& key, const Answer& answer, const Life& life, const Moment& now);
    //! A use; what has outlived itself is dropped.
    [[nodiscard]] std::optional<Answer> find(const Digest& key, const Moment& now);
    void clear() { m_answers.clear(); }

    [[nodiscard]] qsizetype count() const { return m_answers.count(); }
    [[nodiscard]] qint64 bytes() const { return m_answers.bytes(); }

private:
    struct Kept {
        Answer answer;
        Life life;
    };
    Lru<Kept> m_answers;
};

} // namespace spyhop::cache
