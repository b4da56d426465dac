// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"

namespace spyhop::model {

//! Files, pictures and pasted texts that travel with a request, those whose text stands in a message's own as well.
[[nodiscard]] qint64 attachmentCount(const ChatRequest& request);
//! Without these: what stands beside the text of all its messages.
[[nodiscard]] qint64 attachedCount(const ChatRequest& request);

} // namespace spyhop::model
