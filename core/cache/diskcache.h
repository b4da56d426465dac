// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/cache/answer.h"
#include "core/cache/key.h"
#include "core/cache/life.h"
#include "core/cache/lru.h"
#include "core/db/database.h"
#include "core/seal/sealer.h"

#include <QtCore/QObject>
#include <memory>
#include <optional>

namespace spyhop::cache {

//! An answer and how long it may still be used.
struct StoredAnswer {
    Answer answer;
    Life life;
};

class DiskCache;

//! \brief One look into the disk. Owner: one unique_ptr; destroying it ends it. Thread: main.
class DiskLookup final : public QObject {
    Q_OBJECT
public:
    DiskLookup(DiskCache& disk, const Digest& key);

Q_SIGNALS:
    //! Once, from the event loop. Nothing: not there, too old, or damaged.
    void done(const std::optional<spyhop::cache::StoredAnswer>& found);

private:
    void begin();
    void read(const base::Expected<db::Rows>& rows);

    DiskCache& m_disk;
    Digest m_key;
    QMetaObject::Connection m_loaded;
    std::unique_ptr<db::ReadTicket> m_ticket;
};

//! \brief L2: sealed answers on disk for 24 hours, closed until somebody hands in the key that seals them.
//!
//! What lies there is found by a keyed digest and says nothing to whoever has no key. The index (digest → life, size)
//! is in memory, so that a miss costs no read; what another process added since is a miss, what it removed is found to
//! be gone. Bounded by bytes, the least recently used go first. Whatever cannot be read costs only itself. Owner:
//! AnswerCache. Thread: main.
class DiskCache final : public QObject {
    Q_OBJECT
public:
    DiskCache(base::Clock& clock, db::Database& database);
    ~DiskCache() override;

    //! Consent is given and the data key is here. The index is read; loaded() follows. Nothing if it is open already.
    void open(const seal::Sealer& sealer);
    //! Nothing is read or written any more; what lies there stays.
    void close();
    //! Removes every row, open or not.
    void clear();

    [[nodiscard]] bool isOpen() const { return m_sealer.has_value(); }
    [[nodiscard]] bool isLoading() const { return m_loading != nullptr; }
    //! Open, and either it holds this answer or nobody can tell yet.
    [[nodiscard]] bool mayHold(const Digest& key);
    void put(const Digest& key, const Answer& answer, const Life& life);

    [[nodiscard]] qsizetype count() const { return m_index.count(); }
    [[nodiscard]] qint64 bytes() const { return m_index.bytes(); }

Q_SIGNALS:
    void loaded();

private:
    friend class DiskLookup;
    void takeIndex(const base::Expected<db::Rows>& rows);
    [[nodiscard]] bool holds(const QByteArray& name);
    [[nodiscard]] QByteArray nameOf(const Digest& key) const;
    [[nodiscard]] std::optional<StoredAnswer> opened(const QByteArray& name, const QByteArray& sealed);
    void drop(const QList<QByteArray>& names);
    void heedClock();
    void shorten(std::chrono::milliseconds by);
    void sweep(const Moment& now);

    base::Clock& m_clock;
    db::Database& m_database;
    std::optional<seal::Sealer> m_sealer;
    Lru<Life> m_index;
    SetBackWatch m_setBack;
    base::SteadyTime m_swept{0};
    std::unique_ptr<db::ReadTicket> m_loading;
};

} // namespace spyhop::cache
