// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/diskcache.h"
#include "core/cache/memorycache.h"

#include <QtCore/QObject>
#include <memory>
#include <optional>

namespace spyhop::cache {

//! \brief Answers to what was asked before: L1 in memory for 5 minutes, L2 sealed on disk for 24 hours.
//!
//! An answer that L2 gives goes to L1 with the end it had: no use and no clock makes it live longer. Owner: Services;
//! outlives the gateway. Thread: main.
class AnswerCache final : public QObject {
    Q_OBJECT
public:
    AnswerCache(base::Clock& clock, db::Database& database);

    //! L1.
    [[nodiscard]] std::optional<Answer> inMemory(const Digest& key);
    //! Whether look() may find something: L2 holds it, or its index is still on its way.
    [[nodiscard]] bool mayBeOnDisk(const Digest& key) { return m_disk.mayHold(key); }
    //! L2.
    [[nodiscard]] std::unique_ptr<DiskLookup> look(const Digest& key);
    //! Into both. The caller has asked isKeepable().
    void put(const Digest& key, const Answer& answer);

    //! Consent to storing answers was given, and this is the data key's sealer.
    void openDisk(const seal::Sealer& sealer) { m_disk.open(sealer); }
    //! The key is not here (any more), or consent was withdrawn: then clearDisk() as well.
    void closeDisk() { m_disk.close(); }
    void clear();
    //! What lies on disk alone, open or not.
    void clearDisk() { m_disk.clear(); }

    [[nodiscard]] const MemoryCache& memory() const { return m_memory; }
    [[nodiscard]] const DiskCache& disk() const { return m_disk; }

private:
    base::Clock& m_clock;
    MemoryCache m_memory;
    DiskCache m_disk;
};

} // namespace spyhop::cache
