// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keyring.h"

#include <QtDBus/QDBusVariant>

namespace spyhop::keys {

//! \brief Has the desktop's keychain (Secret Service, KWallet) ask its person for the password. Waits as long as it
//! takes; destroying it takes the question back, where the service can do that.
//!
//! done(): an empty secret (it is open), or Auth (refusedKeychain(); one that is not there or does not answer). Owner:
//! one unique_ptr. Thread: main.
class KeychainPrompt final : public KeyJob {
    Q_OBJECT
public:
    KeychainPrompt();
    ~KeychainPrompt() override;

private Q_SLOTS:
    void completed(bool dismissed, const QDBusVariant& result);

private:
    void askSecretService();
    void unlock(const QString& collection);
    void prompt(const QString& path);
    void askWallet();
    void tell(const base::Expected<base::Secret>& result);

    QString m_prompt; //!< its object, while the question is open
};

//! Whether there is a screen on which somebody could be asked.
[[nodiscard]] bool hasScreen();

} // namespace spyhop::keys
