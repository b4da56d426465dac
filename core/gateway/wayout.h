// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/endpoint.h"
#include "core/port/secretstore.h"
#include "core/port/transport.h"

namespace spyhop::gateway {

//! How an endpoint's settings want it to be reached. The proxy's password must be Ready, else it stays empty. A proxy
//! setting that cannot be read stands for the system's: who writes settings has it checked.
[[nodiscard]] port::WireRoute routeTo(const model::Endpoint& endpoint, const port::SecretStore& secrets);

} // namespace spyhop::gateway
