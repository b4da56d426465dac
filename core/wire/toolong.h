// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QtGlobal>
#include <optional>

namespace spyhop::wire {

//! That a request was too long for the model, in its server's own figures (tokens).
struct TooLong {
    qint64 context = 0; //!< what the model holds
    std::optional<qint64> prompt; //!< what it was sent
};

//! What a server's refusal tells of it; nothing: it says something else, or not how long it may be.
[[nodiscard]] std::optional<TooLong> tooLongOf(const base::Error& error);

} // namespace spyhop::wire
