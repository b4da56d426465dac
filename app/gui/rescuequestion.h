// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QString>

namespace spyhop::app {

//! Says why the profile does not open and, where something can be set aside, offers to. True: it was, try again.
[[nodiscard]] bool offerRescue(const QString& profileFolder, const base::Error& failure);

} // namespace spyhop::app
