// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/conversation.h"
#include "core/text/block.h"

namespace spyhop::chat {

//! The branch of a chat that is shown as one document: its title, then each question and answer under a heading of its
//! own, thoughts as a quote. What a person wrote stands as it is, without Markdown.
[[nodiscard]] QList<text::Block> chatDocument(const model::Conversation& chat);
//! "Question", "Answer of deepseek-chat".
[[nodiscard]] QString messageHeading(const model::ConversationMessage& message);

} // namespace spyhop::chat
