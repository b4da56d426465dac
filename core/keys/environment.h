// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtCore/QString>

namespace spyhop::keys {

//! Takes a variable out of this process's environment: its value is overwritten where it lies, and children do not get
//! it. Empty if there is none.
[[nodiscard]] base::Secret takeFromEnvironment(const QString& name);

} // namespace spyhop::keys
