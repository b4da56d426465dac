// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"

namespace spyhop::model {

//! Files, pictures and pasted texts beside the text of all messages of a request.
[[nodiscard]] qint64 attachmentCount(const ChatRequest& request);
//! All that travel along: those whose text stands in a message's own as well. What policies and the audit log count.
[[nodiscard]] qint64 travellingCount(const ChatRequest& request);

} // namespace spyhop::model
