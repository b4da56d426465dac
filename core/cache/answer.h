// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/model/chat.h"
#include "core/model/outcome.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <optional>

namespace spyhop::cache {

//! \brief An answer as it came, so that its replay equals it. A value.
struct Answer {
    QList<model::Delta> deltas; //!< in their order, as the network gave them
    model::Completion completion; //!< text and reasoning are those of the deltas
    QString endpoint, tier; //!< of whoever gave it
    std::optional<base::Money> cost; //!< what it cost to get it; nothing: unknown
    bool operator==(const Answer&) const = default;
};

//! Bytes of memory that an answer takes, roughly.
[[nodiscard]] qint64 weight(const Answer& answer);

//! \brief Whether an outcome may be kept and given to others who ask the same: never an error, a cut, a refusal, an
//! answer to something else than was asked, or one whose figures are guessed.
//!
//! `asPlanned`: the reply ended by HTTP's own rules, and what was sent was not bent after a complaint. Pure.
[[nodiscard]] bool isKeepable(const model::Outcome& outcome, bool asPlanned);

} // namespace spyhop::cache
