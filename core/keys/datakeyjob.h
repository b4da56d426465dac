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

} // namespace spyhop::keys
