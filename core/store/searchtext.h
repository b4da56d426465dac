// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/conversation.h"

#include <QtCore/QByteArray>

// What a search looks through: a message's text, then the names of its attachments, a line each.
namespace spyhop::store {

[[nodiscard]] QString searchTextOf(const model::ConversationMessage& message);
//! The same as UTF-8 from a packed message (messagerecord.h), stepping over the rest: a search opens all messages there
//! are. Empty if it cannot be read.
[[nodiscard]] QByteArray searchTextOf(const QByteArray& packed);

} // namespace spyhop::store
