// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringView>

namespace spyhop::basics {

//! Words that say nothing about what a text is about. Expects lower case; English and Chinese.
[[nodiscard]] bool isStopWord(QStringView word);

} // namespace spyhop::basics
