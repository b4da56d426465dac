// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keyring.h"

namespace spyhop::keys {

//! \brief Whether the desktop's keychain answers without asking anybody: its default collection (Secret Service) or its
//! wallet (KWallet) is there and open. Asks D-Bus alone, which opens no dialog.
//!
//! done(): an empty secret, or Auth (lockedKeychain(), where it says so). Owner: one unique_ptr. Thread: main.
class KeychainLook final : public KeyJob {
    Q_OBJECT
public:
    KeychainLook();
    //! Once done(): nobody has made a keychain yet, so that nothing is hidden in it.
    [[nodiscard]] bool isAbsent() const { return m_isAbsent; }

private:
    enum class Finding { Open, Locked, Unknown };
    void askSecretService();
    void askWallet();
    void tell(Finding finding);

    bool m_isAbsent = false;
};

} // namespace spyhop::keys
