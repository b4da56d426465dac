// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/conversation.h"

#include <QtCore/QByteArray>
#include <QtCore/QCborArray>

// The texts of a conversation as CBOR, before they are sealed (docs/formats/schema.md).
namespace spyhop::store {

//! Title, last line, system prompt and origin.
[[nodiscard]] QByteArray packHead(const model::Conversation& conversation);
[[nodiscard]] base::Status unpackHead(const QByteArray& bytes, model::Conversation& conversation);

//! Text, reasoning and how long it took, attachments, note, how the answer came about, and where it was gone on with.
[[nodiscard]] QByteArray packMessage(const model::ConversationMessage& message);
[[nodiscard]] base::Status unpackMessage(const QByteArray& bytes, model::ConversationMessage& message);

[[nodiscard]] QByteArray packProject(const model::Project& project);
[[nodiscard]] base::Status unpackProject(const QByteArray& bytes, model::Project& project);

//! As they stand in a message and in a draft.
[[nodiscard]] QCborArray packAttachments(const QList<model::Attachment>& attachments);
[[nodiscard]] QList<model::Attachment> unpackAttachments(const QCborArray& list);

} // namespace spyhop::store
