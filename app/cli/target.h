// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "app/services.h"
#include "core/model/endpoint.h"

namespace spyhop::app {

//! An endpoint that only its URL names: dialect by host, key from --key alone. Errors: Usage, Settings.
[[nodiscard]] base::Expected<model::Endpoint> adHocEndpoint(const QString& url, const QString& keyReference);

//! What --endpoint and --key choose: the name for a request (empty: any), known to the gateway. Errors: Usage (unknown
//! name, bad URL), Settings (no endpoint at all).
[[nodiscard]] base::Expected<QString> chooseEndpoint(const Options& options, Services& services);

//! Whether the key of what --endpoint and --key choose lies in the vault, which the data key must open first.
[[nodiscard]] bool needsVault(const Options& options, const Services& services);
//! As above, for an endpoint by its name; empty: any of those that are set up.
[[nodiscard]] bool needsVault(const QString& endpoint, const Services& services);
[[nodiscard]] bool needsVault(const model::Endpoint& endpoint);
//! Whether answers lie on disk that a call could be spared by, as soon as the data key is here.
[[nodiscard]] bool mayUseStoredAnswers(const Services& services);

//! --callback-listen, --callback-address and --callback-url. Error: Usage.
[[nodiscard]] base::Status useCallbacks(const Options& options, Services& services);

} // namespace spyhop::app
