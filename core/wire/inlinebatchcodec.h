// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/endpoint.h"
#include "core/model/submission.h"
#include "core/port/transport.h"
#include "core/wire/jobreply.h"

// OpenRouter's batches, whose requests travel in the body instead of a file (docs/api.md, §1). Looking is as with
// files; results come along with the batch, or page by page. Pure.
namespace spyhop::wire {

//! `endpoint` and `model` stand before `requests`: the server reads as it comes and refuses any other order.
//! Errors: encodeChat()'s, BadRequest (too large).
[[nodiscard]] base::Expected<port::WireRequest> encodeInlineBatch(const model::Target& target,
    const QList<model::JobRequest>& requests, const QString& callbackUrl, const QString& key);
[[nodiscard]] port::WireRequest encodeInlineResults(
    const model::Endpoint& endpoint, const QString& remoteId, const QString& cursor);
//! Of a batch that is over: its stored requests and results go with it. One that is not is refused (409).
[[nodiscard]] port::WireRequest encodeInlineDelete(const model::Endpoint& endpoint, const QString& remoteId);

struct InlineResults {
    QList<JobAnswer> answers;
    QString next; //!< cursor of the next page; empty: that was all
};
//! Error: Server.
[[nodiscard]] base::Expected<InlineResults> readInlineResults(QByteArrayView body);

} // namespace spyhop::wire
