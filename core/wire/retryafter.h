// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/port/transport.h"

#include <QtCore/QDateTime>
#include <chrono>
#include <optional>

namespace spyhop::wire {

//! When the server allows the next try, from retry-after-ms, retry-after (seconds, fractions, HTTP date), else from the
//! x-ratelimit-reset… family ("20ms", "6m0s", epoch seconds or milliseconds); nothing if none is readable. Never
//! negative, never above ten years. `now`: when the reply came, UTC.
[[nodiscard]] std::optional<std::chrono::milliseconds> readRetryAfter(
    const QList<port::Header>& headers, const QDateTime& now);
//! The same from retry-after-ms and retry-after alone: the resets stand in every reply of some servers.
[[nodiscard]] std::optional<std::chrono::milliseconds> readPlainRetryAfter(
    const QList<port::Header>& headers, const QDateTime& now);

//! RFC 9110's three date formats, UTC; the name of the day is not checked. Nothing: it is none of them.
[[nodiscard]] std::optional<QDateTime> readHttpDate(const QByteArray& text);

} // namespace spyhop::wire
