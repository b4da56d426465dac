// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keyring.h"

#include <QtCore/QString>

// Where the data key lies, for a person. `isUnlocked`: a key was loaded, wherever no place is written down.
namespace spyhop::admin {

//! "the keychain", "the token “work”", "behind the passphrase", "nowhere yet".
[[nodiscard]] QString dataKeyPlaceWords(keys::KeyRing& keys, bool isUnlocked);
//! The same as a sentence: "The data key lies behind your passphrase."
[[nodiscard]] QString dataKeySentence(keys::KeyRing& keys, bool isUnlocked);
//! The data key's place, and those where a restore has left one. The keychain, if a damaged vault does not tell.
[[nodiscard]] QString everyDataKeyPlace(keys::KeyRing& keys, bool isUnlocked);

} // namespace spyhop::admin
