// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keychain.h"
#include "core/keys/keyjobs.h"
#include "core/keys/vault.h"

#include <QtCore/QString>
#include <optional>

namespace spyhop::keys {

//! \brief Whether a keychain answers: writes, reads back and removes an entry of no meaning.
class ProbeJob final : public ChainJob {
    Q_OBJECT
public:
    ProbeJob(Keychain& keychain, const QString& service);

private:
    enum class Stage { Writing, Reading, Removing };
    void stepDone(const KeyResult& result) override;

    Keychain& m_keychain;
    QString m_service;
    base::Secret m_secret;
    Stage m_stage = Stage::Writing;
};

//! \brief Goes to the keychain only if that is open, so that nobody is asked for a password out of the blue.
class QuietJob final : public ChainJob {
    Q_OBJECT
public:
    //! `secret`: is written; nothing: the entry is read.
    QuietJob(
        Keychain& keychain, const QString& service, const QString& name, const std::optional<base::Secret>& secret);

private:
    void stepDone(const KeyResult& result) override;

    Keychain& m_keychain;
    QString m_service, m_name;
    std::optional<base::Secret> m_secret;
    bool m_isLooking = true;
};

//! \brief Removes the data key from where it lies, then the vault.
class EraseJob final : public ChainJob {
    Q_OBJECT
public:
    //! `mustSucceed`: the key lies there, so a refusal ends the erasure.
    EraseJob(std::unique_ptr<KeyJob> removal, const Vault& vault, bool mustSucceed);

private:
    void stepDone(const KeyResult& result) override;

    Vault m_vault;
    bool m_mustSucceed;
};

} // namespace spyhop::keys
