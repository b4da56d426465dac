// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QMetaType>
#include <QtCore/QString>
#include <optional>

namespace spyhop::keys {

//! What a token says of its PIN. Tokens tell no number of tries, only these (PKCS#11 2.40, CKF_USER_PIN_…).
enum class PinState {
    Fine,
    WrongBefore, //!< at least one wrong PIN since the last right one
    LastTry, //!< one more wrong PIN locks the token
    Locked,
    NotSet, //!< nobody has set a PIN yet
};

//! A token as it lies in its slot.
struct TokenInfo {
    QString module; //!< path of the PKCS#11 library that reaches it
    QString label, serial, maker;
    PinState pin = PinState::Fine;
    bool ownKeypad = false; //!< the PIN is typed on the token itself
    bool sealsKeys = false; //!< makes keys and seals with them: AES-GCM, or AES-CBC with HMAC-SHA-256
    QString lacks; //!< if not: the mechanisms it would need, by their names in PKCS#11
    bool operator==(const TokenInfo&) const = default;
};

//! Which token a profile uses.
struct TokenChoice {
    QString module, label, serial;
    bool operator==(const TokenChoice&) const = default;
};

enum class TokenState {
    NotChosen, //!< the profile uses none
    Away, //!< removed, or its library cannot be loaded
    Closed, //!< there, and waits for its PIN
    Open,
};

//! \brief How it stands with the profile's token. A value.
struct TokenStatus {
    TokenState state = TokenState::NotChosen;
    TokenChoice token;
    PinState pin = PinState::Fine;
    bool ownKeypad = false;
    bool operator==(const TokenStatus&) const = default;
};

} // namespace spyhop::keys

Q_DECLARE_METATYPE(spyhop::keys::TokenStatus)
