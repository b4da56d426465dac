// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/endpoint.h"
#include "core/port/transport.h"

namespace spyhop::wire {

//! How a request is bent so that a certain server takes it (the "adjust" table of docs/api.md). All off: the
//! dialect as documented.
struct ChatQuirks {
    bool sendReasoning = false; //!< put reasoning_content back into assistant messages
    bool maxCompletionTokens = false; //!< call max_tokens max_completion_tokens
    bool omitStreamOptions = false;
    bool omitThinking = false; //!< neither thinking nor reasoning_effort
    bool plainContinuation = false; //!< ask for the rest of an answer in words, not by prefix completion
    bool operator==(const ChatQuirks&) const = default;
};

//! Raise it when encodeChat() begins to write something else for an equal request: answers kept under the old number
//! no longer fit.
inline constexpr int chatCodecVersion = 1;

//! Writes a chat request for POST …/chat/completions: url, headers (content-type, accept, idempotency-key) and body.
//!
//! The keys stand in one fixed order, so that equal requests are equal bytes; messages come early and in their order,
//! so that the server's prompt cache sees shared text first. The caller adds authorization, `parallel`, and an
//! idempotency-key if the request has none. `target.model` is what is sent as model.
//!
//! Thinking: the DeepSeek dialect always states it, since that server's default is on and costs money; Default is
//! stated as off. The OpenAi dialect has reasoning_effort "none", "low" or "high" (Max too), and nothing for Default.
//! JSON output: if no message says "json", which servers insist on, one sentence is added to the system message.
//! Pictures travel as data: URLs, with the type that their bytes show; text attachments stand fenced, under their file
//! name, before the message's text.
//! Continuing (`continueLast`): prefix completion where the dialect has it, which is DeepSeek's: under /beta, the last
//! message with "prefix": true, and with the reasoning it had if thinking is still on (without any, thinking is stated
//! as off: the answer has begun already). Elsewhere one more user turn asks for the rest in words
//! (docs/decisions/0011-continue.md).
//! Error: Usage (no message; nothing to continue), BadRequest (a picture of a type nobody reads; a body above 48 MiB).
[[nodiscard]] base::Expected<port::WireRequest> encodeChat(
    const model::Target& target, const model::ChatRequest& request, const ChatQuirks& quirks);

//! How the words travel: as messages, or, one plain user message only, as `prompt`.
enum class BodyForm { Messages, Prompt };
//! The body of encodeChat() alone, for what carries requests otherwise. Errors: as there.
[[nodiscard]] base::Expected<QByteArray> encodeChatBody(
    const model::Target& target, const model::ChatRequest& request, const ChatQuirks& quirks, BodyForm form);

//! Whether encodeChat() would use prefix completion.
[[nodiscard]] bool continuesByPrefix(
    const model::Target& target, const model::ChatRequest& request, const ChatQuirks& quirks);

} // namespace spyhop::wire
