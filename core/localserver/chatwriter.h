// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/localserver/chatanswer.h"

namespace spyhop::localserver {

//! What stands in the envelope of an answer.
struct ChatEnvelope {
    QString id;
    QString model;
    qint64 created = 0; //!< seconds since 1970
    bool stream = false;
    bool includeUsage = false;
    std::chrono::milliseconds tokenDelay{0}; //!< before each piece but the first
    Framing framing;
    Headers headers;
};

//! The reply to a chat request as its usual script would have it: everything, then the normal end.
[[nodiscard]] Reply chatReply(const ChatAnswer& answer, const ChatEnvelope& envelope);
//! The reply to a chat request as a script line has it (kind Chat).
[[nodiscard]] Reply scriptedChatReply(const ChatAnswer& answer, const ChatEnvelope& envelope, const ScriptLine& line);

//! The JSON of the whole answer, where it travels otherwise than as the reply to a chat request.
[[nodiscard]] QByteArray completionBody(const ChatAnswer& answer, const ChatEnvelope& envelope);

} // namespace spyhop::localserver
