// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/datakeyjob.h"

namespace spyhop::keys {

//! \brief Puts a fresh data key in the place of the present one, or into another place. What the old one sealed still
//! opens: the new one seals the old one. A crash at any point leaves one of the two in force. Refuses where another
//! process has replaced the present one since it was loaded: of that process's key nothing is known here.
class RenewDataKeyJob final : public ChainJob {
    Q_OBJECT
public:
    struct Present {
        base::Secret key;
        QList<base::Secret> former;
        Vault::KeyState state; //!< when it was loaded
    };
    //! `store` Auto: where the present one lies. `passphrase`: for a key that is wrapped by one. done() brings the new
    //! key.
    RenewDataKeyJob(
        const DataKeyJob::Places& places, const base::Secret& passphrase, const Present& present, DataKeyStore store);
    //! What the vault says of the key in force since this has ended, whatever its end.
    [[nodiscard]] const Vault::KeyState& keyState() const { return m_present.state; }

private:
    enum class Stage { Locking, Comparing, Writing, TakingAlong, Removing };
    void begin();
    void stepDone(const KeyResult& result) override;
    void compared(const KeyResult& inForce);
    void write();
    void replaced();
    void takeNextAlong();
    void removeOld();
    void end(const KeyResult& result);

    DataKeyJob::Places m_places;
    base::Secret m_passphrase, m_fresh;
    Present m_present;
    DataKeyStore m_store;
    Vault::Place m_from = Vault::Place::Nowhere;
    Vault::Place m_to = Vault::Place::Nowhere;
    QStringList m_own; //!< entries of the program's own that are still to be taken along
    Stage m_stage = Stage::Locking;
};

} // namespace spyhop::keys
