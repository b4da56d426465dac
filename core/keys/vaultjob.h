// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keyjobs.h"
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

} // namespace spyhop::keys
