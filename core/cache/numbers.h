// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>
#include <chrono>

namespace spyhop::cache::numbers {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds memoryLife = 5min; //!< L1: the product demands it
constexpr milliseconds diskLife = 24h; //!< L2: the product demands it
constexpr qint64 memoryBytes = 32 * 1024 * 1024; //!< L1: some thousand answers; a small part of the program's memory
constexpr qint64 diskBytes = 64 * 1024 * 1024; //!< L2, sealed: what a day's work leaves; its index is read at start
constexpr qint64 largestShare
    = 8; //!< an answer above one part in eight of a level is not kept there: it would clear it
constexpr milliseconds sweepPace = 10min; //!< what has outlived itself leaves the disk at least so often
constexpr milliseconds setBackNoticed = 1s; //!< a wall clock that falls behind by less is being trimmed, not set

} // namespace spyhop::cache::numbers
