// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::batch {

//! Why a job waits whose disk is full: the one with this profile (empty: not known).
[[nodiscard]] QString noRoomWords(const QString& profileFolder);
//! That it goes on.
[[nodiscard]] QString roomAgainWords();

} // namespace spyhop::batch
