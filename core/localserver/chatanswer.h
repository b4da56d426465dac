// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/localserver/chatask.h"
#include "core/localserver/reply.h"
#include "core/localserver/script.h"

#include <QtCore/QString>

namespace spyhop::localserver {

//! What the server says to a chat request. A value, determined by the request and the seed.
struct ChatAnswer {
    QString text;
    QString reasoning; //!< empty unless asked for
    bool wasCutShort = false; //!< max_tokens was reached
    int promptTokens = 0;
    int cacheHitTokens = 0; //!< of these; only with ServerOptions::promptCache
    int completionTokens = 0; //!< reasoning included
    int reasoningTokens = 0;
};

//! Composes the answer: fields as JSON, a digest of a text, or help about this server.
[[nodiscard]] ChatAnswer composeAnswer(const ChatAsk& ask, quint64 seed);

//! Roughly the tokens of a text: 0.3 per letter, 0.6 per Chinese character; at least 1 unless empty.
[[nodiscard]] int estimatedTokens(qsizetype characters, qsizetype han);

//! The pieces in which a text is streamed: words with the blank before them, one or two Chinese characters.
//! Joined they are the text.
[[nodiscard]] QStringList answerPieces(const QString& text);

} // namespace spyhop::localserver
