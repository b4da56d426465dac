// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keychain.h"
#include "core/keys/keyjobs.h"
#include "core/keys/keylock.h"
#include "core/keys/token.h"
#include "core/keys/vault.h"

#include <functional>

namespace spyhop::keys {

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

//! No data key is given, made or replaced; why, and what can be done about it.
[[nodiscard]] tl::unexpected<base::Error> refusedKey(const QString& what, const QString& remedy);

} // namespace spyhop::keys
