// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/port/transport.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <optional>

namespace spyhop::wire {

//! What a 400 or 422 complains about, as far as it can be told: the "adjust" table of docs/api.md.
enum class Complaint {
    None,
    ContextTooLong, //!< the messages do not fit
    MaxTokensTooBig, //!< `limit` says what would fit, if the server did
    UnsupportedParameter, //!< `parameter` names it
    JsonWordMissing,
    ReasoningMissing, //!< reasoning_content must be sent back
};

//! A reply that is no success, understood.
struct ErrorReply {
    base::Error error; //!< httpStatus, retryAfter and detail filled in; `whom` is the caller's to add
    Complaint complaint = Complaint::None;
    QString parameter; //!< "temperature", …; empty if none is named
    std::optional<qint64> context; //!< ContextTooLong: tokens that the model holds, as the server said
    std::optional<qint64> promptTokens, requestedTokens; //!< of the messages; of messages and answer together
    std::optional<qint64> limit; //!< MaxTokensTooBig: the largest max_tokens that the server named
};

//! Reads any reply whose status is not 200, also redirects and odd 2xx. The HTTP status decides the code; the body only
//! refines 4xx: a 429 for an exhausted quota is Balance (do not try again), and a Balance error with a retryAfter may
//! be tried again (OpenRouter). `what` is our own sentence; the server's words are in `detail` alone.
[[nodiscard]] ErrorReply readErrorReply(
    int status, const QList<port::Header>& headers, QByteArrayView body, const QDateTime& now);

//! An error that came inside a 200 or in a stream: any of the body shapes; the code comes from the body's own code,
//! type and message, Server if they say nothing known.
[[nodiscard]] base::Error readErrorInside(QByteArrayView json);

} // namespace spyhop::wire
