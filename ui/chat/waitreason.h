// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/model/outcome.h"

namespace spyhop::ui {

//! The state, with what the limiter says of a full endpoint where the call itself says nothing.
[[nodiscard]] model::CallState withReason(model::CallState state, const admin::EndpointAdmin& endpoints);

} // namespace spyhop::ui
