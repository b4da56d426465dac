// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keyring.h"

namespace spyhop::keys {

class KeyLock;

//! What the jobs of a keychain that is there and locked end with, where nobody was asked or nobody has answered: Auth.
[[nodiscard]] base::Error lockedKeychain();
//! As above, where whoever was asked for its password does not want to open it: Auth.
[[nodiscard]] base::Error refusedKeychain();
//! Of one that may be there and does not answer: Auth.
[[nodiscard]] base::Error silentKeychain();

//! \brief A keychain: the operating system's, or a test's. One that is locked asks its person for the password and
//! waits for minutes.
//!
//! Errors of its jobs: NotFound (it is open, and there is no such entry), Auth (anything else: missing, locked, denied,
//! silent). Owner: KeyRing. Thread: main.
class Keychain : public QObject {
    Q_OBJECT
public:
    [[nodiscard]] virtual std::unique_ptr<KeyJob> read(const QString& service, const QString& name) = 0;
    //! `held` may be null: kept until the keychain has answered, even where nobody waits for the job any more.
    [[nodiscard]] virtual std::unique_ptr<KeyJob> write(
        const QString& service, const QString& name, const base::Secret& secret, const std::shared_ptr<KeyLock>& held)
        = 0;
    //! Whether it answers without asking anybody for a password: an empty secret, or Auth (locked, missing).
    [[nodiscard]] virtual std::unique_ptr<KeyJob> isOpen() = 0;
    //! Success: the entry is gone, and it was looked for afterwards.
    [[nodiscard]] virtual std::unique_ptr<KeyJob> remove(const QString& service, const QString& name) = 0;

Q_SIGNALS:
    void asking(bool isAsking); //!< true: it waits for the password; false: no longer, whatever came of it
    void locked(); //!< after something was read from it or written to it: somebody has locked it since
};

} // namespace spyhop::keys
