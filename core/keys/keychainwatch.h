// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keyring.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::keys {

//! \brief Hears when the desktop's keychain is locked: Secret Service and KWallet say that something has changed, and
//! it is looked then (KeychainLook), which asks nobody.
//!
//! Owner: SystemKeychain. Thread: main.
class KeychainWatch final : public QObject {
    Q_OBJECT
public:
    KeychainWatch();

Q_SIGNALS:
    void locked();

private Q_SLOTS:
    void look();

private:
    std::unique_ptr<KeyJob> m_look; //!< the last one
};

} // namespace spyhop::keys
