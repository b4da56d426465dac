// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/endpoint.h"
#include "core/model/submission.h"
#include "core/port/transport.h"
#include "core/wire/jobreply.h"

// The batch dialect: POST batch {requests, batch_size}, answered at once with all responses (docs/api.md, §1). Pure.
namespace spyhop::wire {

//! Errors: encodeChat()'s, BadRequest (more than 48 MiB together).
[[nodiscard]] base::Expected<port::WireRequest> encodeBatch(
    const model::Target& target, const QList<model::JobRequest>& requests, const QString& key);

//! The answers, in the order of `customIds`. A response without an id is taken by its position only if none has one and
//! the counts agree; whatever cannot be told apart is UnknownOutcome. Error: Server (no list of responses).
[[nodiscard]] base::Expected<QList<JobAnswer>> readBatch(QByteArrayView body, const QStringList& customIds);

} // namespace spyhop::wire
