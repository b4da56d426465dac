// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

namespace spyhop::gateway {

//! The states of a Submission (docs/architecture.md, "A Submission").
enum class SubmissionPhase {
    Queued, //!< target, key and model are being found out
    KeepingIntent, //!< that it is about to leave, and for where, becomes durable
    Uploading, //!< the input file
    KeepingUpload, //!< its name becomes durable
    Submitting, //!< what starts the work is on its way
    KeepingJob, //!< the provider's name for the work becomes durable
    Waiting, //!< between two looks
    Looking,
    Cancelling, //!< a request to stop is on its way
    Fetching, //!< result files
    Holding, //!< every answer was handed out: the owner makes them durable
    Tidying, //!< files, or the batch itself, are deleted at the provider
    Seeking, //!< it may have arrived: the provider's lists are read
    Unknown, //!< nobody can say: a person decides
    Ended,
};

//! What moves a Submission from one state to another.
enum class SubmissionTrigger {
    Bound, //!< endpoint, account and model are chosen
    Upload, //!< the file is first
    Submit, //!< the work itself is sent
    Attach, //!< begins with what the provider has named
    Doubt, //!< begins with what may or may not have arrived
    Uploaded,
    Kept, //!< the owner has made it durable
    Accepted, //!< the provider has named the work
    Answered, //!< all answers are here
    Lost, //!< sent, and no telling what became of it
    Due, //!< the time, a callback or a person says: look
    Busy, //!< the work goes on, or the look failed for now
    Ready, //!< results can be fetched
    Stop, //!< a person asks the provider to stop
    Told, //!< and it has heard, or never will
    Safe, //!< the owner has every answer on disk
    Tidied,
    Found, //!< in the provider's list
    Absent, //!< a whole list does not have it: it never arrived
    Unclear, //!< there is no list, or it cannot be matched
    Fail, //!< it is certain that nothing was accepted, or that nothing can be learned any more
};

inline constexpr std::array allSubmissionPhases{SubmissionPhase::Queued, SubmissionPhase::KeepingIntent,
    SubmissionPhase::Uploading, SubmissionPhase::KeepingUpload, SubmissionPhase::Submitting,
    SubmissionPhase::KeepingJob, SubmissionPhase::Waiting, SubmissionPhase::Looking, SubmissionPhase::Cancelling,
    SubmissionPhase::Fetching, SubmissionPhase::Holding, SubmissionPhase::Tidying, SubmissionPhase::Seeking,
    SubmissionPhase::Unknown, SubmissionPhase::Ended};
inline constexpr std::array allSubmissionTriggers{SubmissionTrigger::Bound, SubmissionTrigger::Upload,
    SubmissionTrigger::Submit, SubmissionTrigger::Attach, SubmissionTrigger::Doubt, SubmissionTrigger::Uploaded,
    SubmissionTrigger::Kept, SubmissionTrigger::Accepted, SubmissionTrigger::Answered, SubmissionTrigger::Lost,
    SubmissionTrigger::Due, SubmissionTrigger::Busy, SubmissionTrigger::Ready, SubmissionTrigger::Stop,
    SubmissionTrigger::Told, SubmissionTrigger::Safe, SubmissionTrigger::Tidied, SubmissionTrigger::Found,
    SubmissionTrigger::Absent, SubmissionTrigger::Unclear, SubmissionTrigger::Fail};

//! The whole state machine. Nothing: the trigger cannot happen in this state.
[[nodiscard]] constexpr std::optional<SubmissionPhase> nextPhase(SubmissionPhase phase, SubmissionTrigger trigger)
{
    using P = SubmissionPhase;
    using T = SubmissionTrigger;
    switch (phase) {
    case P::Queued:
        return trigger == T::Bound ? std::optional(P::KeepingIntent)
            : trigger == T::Attach ? std::optional(P::Looking)
            : trigger == T::Doubt  ? std::optional(P::Seeking)
            : trigger == T::Fail   ? std::optional(P::Tidying)
                                   : std::nullopt;
    case P::KeepingIntent:
        return trigger == T::Upload ? std::optional(P::Uploading)
            : trigger == T::Submit  ? std::optional(P::Submitting)
            : trigger == T::Fail    ? std::optional(P::Tidying)
                                    : std::nullopt;
    case P::Uploading:
        return trigger == T::Uploaded ? std::optional(P::KeepingUpload)
            : trigger == T::Fail      ? std::optional(P::Tidying)
                                      : std::nullopt;
    case P::KeepingUpload:
        return trigger == T::Kept ? std::optional(P::Submitting)
            : trigger == T::Fail  ? std::optional(P::Tidying)
                                  : std::nullopt;
    case P::Submitting:
        return trigger == T::Accepted ? std::optional(P::KeepingJob)
            : trigger == T::Answered  ? std::optional(P::Holding)
            : trigger == T::Lost      ? std::optional(P::Seeking)
            : trigger == T::Fail      ? std::optional(P::Tidying)
                                      : std::nullopt;
    case P::KeepingJob: // Fail: it cannot be written down; the work goes on at the provider without us
        return trigger == T::Kept ? std::optional(P::Waiting)
            : trigger == T::Fail  ? std::optional(P::Ended)
                                  : std::nullopt;
    case P::Waiting:
        return trigger == T::Due ? std::optional(P::Looking)
            : trigger == T::Stop ? std::optional(P::Cancelling)
                                 : std::nullopt;
    case P::Looking:
        return trigger == T::Busy    ? std::optional(P::Waiting)
            : trigger == T::Ready    ? std::optional(P::Fetching)
            : trigger == T::Answered ? std::optional(P::Holding)
            : trigger == T::Fail     ? std::optional(P::Ended)
                                     : std::nullopt;
    case P::Cancelling:
        return trigger == T::Told ? std::optional(P::Looking) : std::nullopt;
    case P::Fetching:
        return trigger == T::Answered ? std::optional(P::Holding)
            : trigger == T::Busy      ? std::optional(P::Waiting)
                                      : std::nullopt;
    case P::Holding:
        return trigger == T::Safe ? std::optional(P::Tidying) : std::nullopt;
    case P::Tidying:
        return trigger == T::Tidied ? std::optional(P::Ended) : std::nullopt;
    case P::Seeking: // Submit: it never arrived, and the requests are here
        return trigger == T::Found  ? std::optional(P::KeepingJob)
            : trigger == T::Submit  ? std::optional(P::Submitting)
            : trigger == T::Absent  ? std::optional(P::Tidying)
            : trigger == T::Unclear ? std::optional(P::Unknown)
            : trigger == T::Fail    ? std::optional(P::Ended) // the list cannot be read now
                                    : std::nullopt;
    case P::Unknown:
        return trigger == T::Submit  ? std::optional(P::Submitting)
            : trigger == T::Due      ? std::optional(P::Seeking)
            : trigger == T::Answered ? std::optional(P::Holding) // given up: every answer is "unknown"
                                     : std::nullopt;
    case P::Ended:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace spyhop::gateway
