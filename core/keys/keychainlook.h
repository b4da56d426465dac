// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keyring.h"

class QDBusPendingCall;

namespace spyhop::keys {

//! \brief Whether the desktop's keychain answers without asking anybody: its default collection (Secret Service) or its
//! wallet (KWallet) is there and open. Asks D-Bus alone, which opens no dialog.
//!
//! done(): an empty secret, or Auth. Owner: one unique_ptr. Thread: main.
class KeychainLook final : public KeyJob {
    Q_OBJECT
public:
    KeychainLook();

private:
    void askSecretService();
    void askWallet();
    void tell(bool isOpen);
    //! `answered` hears the reply, if it comes while this lives.
    template <typename Answered>
    void follow(const QDBusPendingCall& call, Answered answered);
};

} // namespace spyhop::keys
