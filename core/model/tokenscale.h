// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch.h"

#include <QtCore/QtGlobal>

namespace spyhop::model {

//! Estimated tokens from which on a prompt tells how a model counts text: in a shorter one, what its server adds to
//! each call weighs too much.
inline constexpr qint64 longPrompt = 1'000;
//! How far estimates by letters and real tokenizers are apart at most, whatever is written: what says more is no count
//! of text.
inline constexpr double leastFactor = 0.4, mostFactor = 2.5;
//! Tokens that a server adds to a call: marks around the messages, a prompt of its own. More is no such thing.
inline constexpr qint64 mostOverhead = 8'000;

//! \brief How a model's server counts prompts, beside the estimate by letters: always a sane one, whatever it was read
//! from. A value.
struct TokenScale {
    double factor = 1.0; //!< counted tokens for each estimated one
    qint64 overhead = 0; //!< tokens of each call beside its text
    double trust = 0.0; //!< 0: nothing was learned, to 1: from very much
    bool isOfText = false; //!< the factor comes from prompts long enough to tell it: it holds for other texts too

    [[nodiscard]] bool isLearned() const { return trust > 0; }
    //! How far off a figure may be: from `untaught` down to `taught`, as more and longer prompts were counted.
    [[nodiscard]] double spread(double untaught, double taught) const { return untaught + (taught - untaught) * trust; }
};

//! Pure.
[[nodiscard]] TokenScale tokenScale(const TokenLore& lore);
//! Counted tokens as far as they can come from so many estimated ones.
[[nodiscard]] qint64 saneCount(qint64 counted, qint64 estimated);

} // namespace spyhop::model
