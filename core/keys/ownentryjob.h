// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keyjobs.h"
#include "core/keys/keylock.h"

namespace spyhop::keys {

//! \brief One of the program's own entries as it stands, or a fresh one. Of several processes that make one at the same
//! time all get the same.
class OwnEntryJob final : public ChainJob {
    Q_OBJECT
public:
    //! `ring` outlives this.
    OwnEntryJob(KeyRing& ring, const std::shared_ptr<KeyLock>& lock, base::Clock& clock, const QString& name,
        const base::Secret& fresh, Asking asking);

private:
    enum class Stage { Locking, Reading, Writing, ReadingBack };
    void stepDone(const KeyResult& result) override;
    void end(const KeyResult& result);

    KeyRing& m_ring;
    std::shared_ptr<KeyLock> m_lock;
    QString m_name;
    base::Secret m_fresh;
    Asking m_asking;
    Stage m_stage = Stage::Locking;
};

} // namespace spyhop::keys
