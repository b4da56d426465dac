// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/vaultjob.h"

namespace spyhop::keys {

VaultJob::VaultJob(Kind kind, const Vault& vault, const base::Secret& passphrase)
    : m_thread([this, kind, vault, passphrase] {
        const KeyResult result
            = kind == Kind::Unwrap ? vault.unwrapDataKey(passphrase) : vault.createDataKey(passphrase);
        QMetaObject::invokeMethod(
            this, [this, result] { Q_EMIT done(result); }, Qt::QueuedConnection);
    })
{
}

VaultJob::VaultJob(const Vault& vault, const base::Secret& dataKey, const base::Secret& passphrase)
    : m_thread([this, vault, dataKey, passphrase] {
        const base::Status wrapped = vault.wrapDataKey(dataKey, passphrase);
        const KeyResult result = wrapped ? KeyResult(dataKey) : base::failure(wrapped.error());
        QMetaObject::invokeMethod(
            this, [this, result] { Q_EMIT done(result); }, Qt::QueuedConnection);
    })
{
}

VaultJob::~VaultJob()
{
    m_thread.join();
}

} // namespace spyhop::keys
