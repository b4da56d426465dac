// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtCore/QString>

namespace spyhop::admin {

//! How hard a passphrase is to guess, as zxcvbn estimates it (Wheeler, USENIX Security 2016): dictionaries, names,
//! keyboard walks, repetitions.
struct PassphraseStrength {
    enum class Level { Weak, Fair, Good, Strong };
    Level level = Level::Weak;
    double guessBits = 0; //!< log2 of the guesses that it takes
    QString words; //!< for a person: the level, and how long guessing takes
};
//! Of at most its first 128 bytes: what follows only makes it better. Some milliseconds.
[[nodiscard]] PassphraseStrength strengthOf(const base::Secret& passphrase);

} // namespace spyhop::admin
