// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"
#include "core/model/outcome.h"
#include "core/wire/chatcodec.h"
#include "core/wire/errorbody.h"

#include <optional>

namespace spyhop::gateway {

//! A request bent so that the server would take it, and what was bent.
struct Adjusted {
    model::ChatRequest request;
    wire::ChatQuirks quirks;
    model::Adjustment note;
};

//! The adjust table of docs/api.md: an unsupported parameter that the server named is left out, max_tokens that is too
//! big is lowered to what the server named, or to what the conversation leaves of the model's context, reasoning that
//! is missing is put back. What the person wrote is never touched. Nothing: the complaint is not in the table, or
//! answering it would change nothing.
[[nodiscard]] std::optional<Adjusted> adjust(
    const model::ChatRequest& request, const wire::ChatQuirks& quirks, const wire::ErrorReply& reply);

//! A server that does not take prefix completion (400, 404, 405, 422) is asked for the rest in words. Nothing: the
//! refusal says something else, or the request was asked in words already.
[[nodiscard]] std::optional<Adjusted> withoutPrefix(const model::Target& target, const model::ChatRequest& request,
    const wire::ChatQuirks& quirks, const wire::ErrorReply& reply);

} // namespace spyhop::gateway
