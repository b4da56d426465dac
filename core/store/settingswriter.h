// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/settings.h"

#include <QtCore/QJsonObject>

namespace spyhop::store {

//! `existing` with everything that Settings knows replaced; keys it does not know stay, also inside an endpoint of the
//! same name.
[[nodiscard]] QJsonObject writeSettings(const QJsonObject& existing, const model::Settings& settings);

} // namespace spyhop::store
