// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/passphrasestrength.h"

#include <QtCore/QCoreApplication>
#include <cmath>
#include <zxcvbn.h>

namespace spyhop::admin {
namespace {

constexpr qsizetype mostBytes = 128; // zxcvbn's time grows with the square of the length
//! Guesses per second of somebody with a rack of computers: each guess fills 64 MiB three times (Argon2id, 0.1 s of one
//! core here), so a thousand cores make about this many.
constexpr double guessesPerSecond = 10'000;
constexpr double day = 86'400, year = 365.25 * day; // s

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PassphraseStrength)
};

PassphraseStrength::Level levelOf(double seconds)
{
    using Level = PassphraseStrength::Level;
    if (seconds < 30 * day)
        return Level::Weak;
    if (seconds < 10 * year)
        return Level::Fair;
    return seconds < 10'000 * year ? Level::Good : Level::Strong;
}

QString spanOf(double seconds)
{
    if (seconds < 60)
        return Words::tr("seconds");
    if (seconds < 3'600)
        return Words::tr("minutes");
    if (seconds < day)
        return Words::tr("hours");
    if (seconds < 30 * day)
        return Words::tr("days");
    if (seconds < year)
        return Words::tr("months");
    return seconds < 100 * year ? Words::tr("years") : Words::tr("centuries");
}

QString levelWord(PassphraseStrength::Level level)
{
    switch (level) {
    case PassphraseStrength::Level::Weak:
        return Words::tr("Weak");
    case PassphraseStrength::Level::Fair:
        return Words::tr("Fair");
    case PassphraseStrength::Level::Good:
        return Words::tr("Good");
    case PassphraseStrength::Level::Strong:
        return Words::tr("Strong");
    }
    return {};
}

} // namespace

PassphraseStrength strengthOf(const base::Secret& passphrase)
{
    QByteArray bytes(passphrase.data(), qMin(passphrase.size(), mostBytes)); // ends with a zero, as zxcvbn wants it
    PassphraseStrength strength;
    strength.guessBits = ZxcvbnMatch(bytes.constData(), nullptr, nullptr);
    base::wipe(bytes);
    const double seconds = std::exp2(strength.guessBits - 1) / guessesPerSecond; // half of them, on average
    strength.level = levelOf(seconds);
    strength.words = Words::tr("%1: whoever has the file and a thousand computers needs %2")
                         .arg(levelWord(strength.level), spanOf(seconds));
    return strength;
}

} // namespace spyhop::admin
