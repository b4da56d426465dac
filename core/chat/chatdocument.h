// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/conversation.h"
#include "core/text/block.h"

namespace spyhop::chat {

// The branch of a chat that is shown as one document: its title, then each question and answer under a heading of its
// own, thoughts as a quote. What a person wrote stands as it is, without Markdown.

//! Its title and its system prompt.
[[nodiscard]] QList<text::Block> documentHead(const model::Conversation& chat);
//! One message after the other.
[[nodiscard]] QList<text::Block> messageDocument(const model::ConversationMessage& message);
//! "Question", "Answer of deepseek-chat".
[[nodiscard]] QString messageHeading(const model::ConversationMessage& message);
//! "Thoughts:", "Thought for 12 s:", above what a model thought.
[[nodiscard]] QString thoughtsHeading(const model::ConversationMessage& message);

} // namespace spyhop::chat
