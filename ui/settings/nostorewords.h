// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"

#include <QtCore/QString>

// The switch against storing, in words: the endpoint's form and the Privacy page say the same.
namespace spyhop::ui {

[[nodiscard]] QString noStoreTitle();
//! What it does, what is sent for it, where that stands. `offer` may be empty: a person has set it up.
[[nodiscard]] QString noStoreHelp(const model::NoStore& change, const admin::NoStoreOffer& offer);
[[nodiscard]] QString noSwitchKnown();

} // namespace spyhop::ui
