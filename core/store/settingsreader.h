// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/settings.h"

#include <QtCore/QByteArray>

namespace spyhop::store {

//! The settings in a text of docs/formats/settings.md; unknown keys are passed over. Error: Settings, naming line,
//! column and what was expected; a key that stands there literally is never repeated.
[[nodiscard]] base::Expected<model::Settings> readSettings(const QByteArray& text);

} // namespace spyhop::store
