// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"

namespace spyhop::model {

//! Files, pictures and pasted texts in all messages of a request.
[[nodiscard]] qint64 attachmentCount(const ChatRequest& request);

} // namespace spyhop::model
