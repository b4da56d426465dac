// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"
#include "core/model/endpoint.h"

#include <QtCore/QByteArray>

namespace spyhop::cache {

//! 32 bytes that stand for a request to a target. Never leaves memory as it is: the disk knows it keyed only.
using Digest = QByteArray;

//! \brief The canonical text of everything that shapes an answer: JSON with sorted keys. Pure.
//!
//! Every field of the request that the model or the server may see, the endpoint (name, address, dialect), the account
//! (its reference), the resolved model and the version of the codec. Left out is what only we see: purpose, job,
//! idempotency key, cache mode, and the wish for an endpoint or a tier, for which the target stands.
//! Nothing (an empty text) while the target's model is unknown: such a call cannot be told from another.
[[nodiscard]] QByteArray canonicalText(
    const model::Target& target, const model::ChatRequest& request, int codecVersion);

//! BLAKE2b-256 of the canonical text; empty where that is empty.
[[nodiscard]] Digest digest(const model::Target& target, const model::ChatRequest& request, int codecVersion);

} // namespace spyhop::cache
