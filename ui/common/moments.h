// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

// Days and moments to come, in the form of stampText() (ui/common/words.h).
namespace spyhop::ui {

//! "2026-11-27", in this computer's zone.
[[nodiscard]] QString dayText(const QDateTime& when);
//! A moment to come or just gone: of today "03:17", else "2026-11-27 03:17". `at` and `now` in UTC.
[[nodiscard]] QString momentText(const QDateTime& at, const QDateTime& now);

} // namespace spyhop::ui
