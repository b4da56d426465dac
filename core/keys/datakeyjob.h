// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keychain.h"
#include "core/keys/keyjobs.h"
#include "core/keys/keylock.h"
#include "core/keys/token.h"
#include "core/keys/vault.h"

#include <functional>
#include <thread>

namespace spyhop::keys {

//! \brief Runs Argon2id on a thread of its own (0.1 s) and answers in the event loop. Destroying it waits for the
//! thread.
class VaultJob final : public KeyJob {
    Q_OBJECT
public:
    enum class Kind { Unwrap, Create };
    VaultJob(Kind kind, const Vault& vault, const base::Secret& passphrase);
    //! Wraps this data key.
    VaultJob(const Vault& vault, const base::Secret& dataKey, const base::Secret& passphrase);
    ~VaultJob() override;

private:
    std::thread m_thread;
};

//! \brief Finds the data key where it was put (token; else keychain, then vault), or makes one.
//!
//! None is made where something is stored that an earlier one has sealed (decisions/0146). One is made while no other
//! process of the profile makes, replaces or destroys one, and what the place then holds is
//! brought, whatever was written (decisions/0091).
class DataKeyJob final : public ChainJob {
    Q_OBJECT
public:
    struct Places {
        Keychain& keychain;
        Token& token;
        Vault vault;
        QString service, profileId;
        std::shared_ptr<KeyLock> lock;
        base::Clock& clock;
        std::function<bool()> holdsSealed; //!< as KeyRing::setHoldsSealed()
    };
    //! FindReplaced: as Find, once whoever replaces it has ended: before that, the place may hold either.
    enum class Wish { Find, FindReplaced, FindOrMake };
    //! `store`: where one that is made goes to. `asking`: of a keychain that is locked.
    DataKeyJob(const Places& places, const base::Secret& passphrase, Wish wish, DataKeyStore store, Asking asking);
    //! What the vault said of the key that done() brings.
    [[nodiscard]] const Vault::KeyState& keyState() const { return m_state; }
    //! Once done() with an error: the keychain is locked or silent, and may open yet; no passphrase takes its place.
    [[nodiscard]] bool isKeychainShut() const { return m_isShut; }
    //! Once done() with an error: as above, or its person did not want to open it.
    [[nodiscard]] bool mayKeychainOpen() const { return m_isShut || m_isRefused; }
    //! The same: nothing says where the key to what is stored lies, and none is made in its place.
    [[nodiscard]] bool isKeyLost() const { return m_isLost; }

private:
    enum class Stage { Locking, Reading, Writing, ReadingBack, FromToken, ToToken, BackFromToken, InVault };
    void begin();
    void stepDone(const KeyResult& result) override;
    [[nodiscard]] std::unique_ptr<KeyJob> readKeychain();
    void keychainRead(const KeyResult& found);
    void tokenRead(const KeyResult& result);
    void readBack(const KeyResult& result, Vault::Place place);
    void useVault(const base::Error& keychainError, Vault::Place place);
    [[nodiscard]] base::Error closedKeychain(const base::Error& reason, Vault::Place place) const;
    void end(const KeyResult& result);

    Places m_places;
    base::Secret m_passphrase;
    bool m_create;
    DataKeyStore m_store;
    Asking m_asking;
    bool m_isShut = false, m_isRefused = false; //!< the keychain
    bool m_isLost = false; //!< something sealed is stored, and the vault knows of no key
    Vault::KeyState m_state;
    Stage m_stage = Stage::Locking;
};

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
