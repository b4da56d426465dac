// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keychain.h"
#include "core/keys/keyjobs.h"
#include "core/keys/token.h"
#include "core/keys/vault.h"

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
class DataKeyJob final : public ChainJob {
    Q_OBJECT
public:
    struct Places {
        Keychain& keychain;
        Token& token;
        Vault vault;
        QString service;
    };
    //! `store`: where one that is made goes to.
    DataKeyJob(const Places& places, const base::Secret& passphrase, bool create, DataKeyStore store);

private:
    enum class Stage { Reading, Writing, FromToken, ToToken, InVault };
    void stepDone(const KeyResult& result) override;
    void keychainRead(const KeyResult& result);
    void tokenRead(const KeyResult& result);
    void written(const KeyResult& result, Vault::Place place);
    void useVault(const base::Error& keychainError, Vault::Place place);
    void end(const KeyResult& result);

    Keychain& m_keychain;
    Token& m_token;
    Vault m_vault;
    QString m_service;
    base::Secret m_passphrase;
    base::Secret m_fresh;
    bool m_create;
    DataKeyStore m_store;
    Stage m_stage = Stage::Reading;
};

//! \brief Puts a fresh data key in the place of the present one, or into another place. What the old one sealed still
//! opens: the new one seals the old one. A crash at any point leaves one of the two in force.
class RenewDataKeyJob final : public ChainJob {
    Q_OBJECT
public:
    //! `store` Auto: where the present one lies. `passphrase`: for a key that is wrapped by one. done() brings the new
    //! key.
    RenewDataKeyJob(const DataKeyJob::Places& places, const base::Secret& passphrase, const base::Secret& present,
        const QList<base::Secret>& former, DataKeyStore store, base::Clock& clock);

private:
    enum class Stage { Refused, Writing, Removing };
    void begin();
    void refuse(const base::Error& error, base::Clock& clock);
    void stepDone(const KeyResult& result) override;
    void replaced();

    Keychain& m_keychain;
    Token& m_token;
    Vault m_vault;
    QString m_service;
    base::Secret m_passphrase, m_present, m_fresh;
    QList<base::Secret> m_former;
    Vault::Place m_from = Vault::Place::Nowhere;
    Vault::Place m_to = Vault::Place::Nowhere;
    Stage m_stage = Stage::Writing;
};

} // namespace spyhop::keys
