// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/contextwindow.h"
#include "core/model/conversation.h"

namespace spyhop::chat {

//! What a chat sends: its settings, its system prompt, and the messages of `path` that travel by `window`. What a model
//! thought is not sent back; an answer of which nothing came says nothing, and neither does a question whose answer is
//! still to come from a task, nor one that the privacy gate kept here: it would keep every later one here too. Pure.
[[nodiscard]] model::ChatRequest chatRequest(const model::Conversation& chat,
    const QList<model::ConversationMessage>& path, const ContextWindow& window, model::CacheMode cache);

//! Whether this is the answer to a question that the privacy gate did not let out.
[[nodiscard]] bool wasKeptHere(const model::ConversationMessage& answer);
//! Whether a message waits for a task.
[[nodiscard]] bool isPending(const model::ConversationMessage& message);

} // namespace spyhop::chat
