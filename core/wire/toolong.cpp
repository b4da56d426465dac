// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/toolong.h"

#include "core/wire/complaint.h"

namespace spyhop::wire {

std::optional<TooLong> tooLongOf(const base::Error& error)
{
    if (error.code != base::ErrorCode::BadRequest)
        return std::nullopt;
    ErrorFacts facts;
    facts.message = error.detail; // the server's own words
    ErrorReply reply;
    readComplaint(facts, reply);
    if (reply.complaint != Complaint::ContextTooLong || !reply.context || *reply.context < 1)
        return std::nullopt;
    return TooLong{*reply.context, reply.promptTokens};
}

} // namespace spyhop::wire
