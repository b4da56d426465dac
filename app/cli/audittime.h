// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace spyhop::app {

//! Which end of a day a bare date stands for.
enum class DayPart { Beginning, End };

//! A day (of this computer's zone) or a time (ISO 8601; without a zone, this computer's), as UTC; invalid if the text
//! is empty. Error: Usage.
[[nodiscard]] base::Expected<QDateTime> auditTime(const QString& text, DayPart part);

} // namespace spyhop::app
