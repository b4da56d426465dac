// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringView>

namespace spyhop::docs {

//! What a text is written in, beside plain ASCII.
enum class Script { Chinese, Japanese, Korean, Latin, Cyrillic, Greek, Hebrew, Arabic, Thai };

// Shares of the characters beyond ASCII, 0…1.

//! Those that everyday text in this script is made of, where they can stand in it.
[[nodiscard]] double plausibility(QStringView text, Script script);
//! Those among the frequent letters of one language, which are given as a group for each, parted by spaces.
[[nodiscard]] double frequentLetters(QStringView text, QStringView languages);
[[nodiscard]] double kanaShare(QStringView text);
//! Those that no font has a picture of: private-use ones, which an encoding leaves to each computer, and controls.
[[nodiscard]] double unassigned(QStringView text);

} // namespace spyhop::docs
