// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/gateway.h"

namespace spyhop::gateway {

class CallContext;

//! What the status strip shows of an endpoint now: health, limits and traffic of its accounts as one state, and why.
[[nodiscard]] Gateway::EndpointHealth endpointHealth(const CallContext& context, const model::Endpoint& endpoint);

} // namespace spyhop::gateway
