// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "app/services.h"
#include "core/chat/chatsession.h"
#include "core/model/chat.h"

// What `ask` sends, from its options.
namespace spyhop::app {

[[nodiscard]] base::Error emptyPrompt();
//! All of it, unless the prompt is to be read: then it says "-". Errors: Usage.
[[nodiscard]] base::Expected<model::ChatRequest> askRequest(const Options& options);
//! Puts the saved prompt and the role into it, once the library can be read. Errors: Usage.
[[nodiscard]] base::Status useLibrary(const Options& options, const Services& services, model::ChatRequest& request);
//! With --compare: the request's own target first, then those it names. Errors: Usage.
[[nodiscard]] base::Expected<QList<chat::ChatTarget>> comparedTargets(
    const Options& options, const Services& services, const model::ChatRequest& request);
//! Whether the model has room for it and takes what is attached, as far as that is known before; `anyway`: an estimate
//! alone does not refuse it. Errors: Usage.
[[nodiscard]] base::Status fitsContext(const Services& services, const model::ChatRequest& request, bool anyway);

} // namespace spyhop::app
