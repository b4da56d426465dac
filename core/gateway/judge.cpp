// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/judge.h"

#include "core/gateway/numbers.h"

#include <algorithm>
#include <cmath>

namespace spyhop::gateway {
namespace {

using base::Error;
using base::ErrorCode;
using std::chrono::milliseconds;

//! The rows of the table.
enum class Kind {
    Unwell, //!< DNS, refused, TLS, connect time-out, 500, 502, 504
    Busy, //!< 408, 429, 503, empty 200, insufficient_system_resource
    Complaint, //!< 400, 422
    Credential, //!< 401, 402
    Absent, //!< 404, "model does not exist"
    Final, //!< nothing that another try would change
};

Kind kindOf(const Error& error)
{
    if (error.httpStatus == 408)
        return Kind::Busy;
    switch (error.code) {
    case ErrorCode::Network:
    case ErrorCode::Tls:
    case ErrorCode::Timeout:
    case ErrorCode::Server:
    case ErrorCode::Truncated:
        return Kind::Unwell;
    case ErrorCode::RateLimited:
    case ErrorCode::Overloaded:
        return Kind::Busy;
    case ErrorCode::BadRequest:
        return Kind::Complaint;
    case ErrorCode::Auth:
        return Kind::Credential;
    case ErrorCode::NotFound:
        return Kind::Absent;
    case ErrorCode::Balance: // with a Retry-After it may be tried again (OpenRouter)
        return error.retryAfter ? Kind::Busy : Kind::Credential;
    case ErrorCode::Usage:
    case ErrorCode::Settings:
    case ErrorCode::RefusedPolicy:
    case ErrorCode::RefusedBudget:
    case ErrorCode::RefusedConsent:
    case ErrorCode::ContentFilter:
    case ErrorCode::Unreadable:
    case ErrorCode::UnknownOutcome:
    case ErrorCode::Cancelled:
    case ErrorCode::Internal:
        return Kind::Final;
    }
    Q_UNREACHABLE();
}

int mostTries(const Situation& situation, Kind kind)
{
    if (situation.priority == model::Priority::Background)
        return numbers::triesBackground;
    return kind == Kind::Unwell && !situation.requestSent ? numbers::triesOfUnreachable : numbers::triesInteractive;
}

Verdict again(const Situation& situation, double chance)
{
    Verdict verdict;
    verdict.step = Step::Again;
    verdict.growing = true;
    verdict.wait = backoffWait(situation.waits, chance);
    if (situation.error->retryAfter) {
        const milliseconds told = *situation.error->retryAfter;
        verdict.wait = toldWait(told, chance);
        verdict.growing = false;
        // "Retry-After: 0" is no invitation to hammer.
        if (told < backoffWait(0, 0.0)) {
            verdict.wait = backoffWait(situation.waits, chance);
            verdict.growing = true;
        }
        verdict.parked = told > numbers::parkAbove;
    }
    return verdict;
}

Verdict judgeFailure(const Situation& situation, double chance)
{
    const Error& error = *situation.error;
    const Kind kind = kindOf(error);
    if (situation.anyDelta) // somebody may have read the part, or keep it: never silently once more
        return {Step::GiveUp};
    switch (kind) {
    case Kind::Complaint:
        return {situation.adjustable ? Step::Adjust : Step::GiveUp};
    case Kind::Credential:
        return {situation.otherAccount ? Step::NextTarget : Step::GiveUp};
    case Kind::Absent: // an address that only prefix completion needs may be missing
        if (situation.adjustable)
            return {Step::Adjust};
        return {situation.otherTarget ? Step::NextTarget : Step::GiveUp};
    case Kind::Final:
        return {situation.adjustable ? Step::Adjust : Step::GiveUp};
    case Kind::Unwell: {
        const bool brokenBeforeReply = error.code == ErrorCode::Network && situation.requestSent && !situation.anyByte;
        if (brokenBeforeReply && situation.reusedConnection && !situation.freshTried)
            return {Step::Again}; // an idle connection that the server had given up: at once, once
        if (situation.otherTarget)
            return {Step::NextTarget};
        break;
    }
    case Kind::Busy:
        // Who asks for more patience than the longest wait of ours has answered for all three tries.
        if (situation.otherTarget
            && (situation.tries >= numbers::triesBeforeNextTarget
                || error.retryAfter.value_or(milliseconds(0)) > numbers::longestWait))
            return {Step::NextTarget};
        break;
    }
    const bool isElsewhere = situation.otherTarget || situation.lastResort;
    if (situation.tries >= mostTries(situation, kind))
        return {situation.lastResort ? Step::NextTarget : Step::GiveUp};
    const Verdict verdict = again(situation, chance);
    // A parked call waits for a person, who may say "now" at any time.
    if (!verdict.parked && situation.spent + verdict.wait > deadlineOf(situation.priority))
        return {isElsewhere ? Step::NextTarget : Step::GiveUp};
    return verdict;
}

//! A request that left and was not plainly refused may have cost money.
bool possiblyBilled(const Situation& situation)
{
    const Error& error = *situation.error;
    if (error.possiblyBilled || situation.anyDelta)
        return true;
    const bool plainlyRefused = error.httpStatus >= 400;
    return situation.requestSent && !plainlyRefused;
}

} // namespace

milliseconds backoffWait(int k, double chance)
{
    const auto ceiling
        = std::min<milliseconds>(numbers::longestWait, numbers::firstCeiling * (qint64{1} << std::clamp(k, 0, 16)));
    return milliseconds(std::llround(static_cast<double>(ceiling.count()) * (0.5 + 0.5 * chance)));
}

milliseconds toldWait(milliseconds told, double chance)
{
    const milliseconds spread = std::min<milliseconds>(numbers::longestLateness, told / numbers::latenessShare);
    return told + milliseconds(std::llround(static_cast<double>(spread.count()) * chance));
}

Blame blameOf(const Error& error)
{
    switch (kindOf(error)) {
    case Kind::Unwell:
        return Blame::Unwell;
    case Kind::Busy:
        return error.code == ErrorCode::Overloaded ? Blame::Busy : Blame::None;
    case Kind::Complaint:
    case Kind::Credential:
    case Kind::Absent:
    case Kind::Final:
        return Blame::None;
    }
    Q_UNREACHABLE();
}

bool isSilence(const Error& error, bool wasSent)
{
    return !wasSent && error.httpStatus == 0 && (error.code == ErrorCode::Network || error.code == ErrorCode::Timeout);
}

bool concernsAccount(const Error& error)
{
    switch (kindOf(error)) {
    case Kind::Credential:
        return true;
    case Kind::Busy:
        return error.code == ErrorCode::RateLimited || error.code == ErrorCode::Balance;
    case Kind::Unwell:
    case Kind::Complaint:
    case Kind::Absent:
    case Kind::Final:
        return false;
    }
    Q_UNREACHABLE();
}

milliseconds deadlineOf(model::Priority priority)
{
    return priority == model::Priority::Interactive ? numbers::deadlineInteractive : numbers::deadlineBackground;
}

Verdict judge(const Situation& situation, double chance)
{
    if (!situation.error)
        return {Step::Done};
    Verdict verdict = judgeFailure(situation, chance);
    verdict.possiblyBilled = possiblyBilled(situation);
    const bool repeats = verdict.step == Step::Again || verdict.step == Step::NextTarget;
    if (repeats && verdict.possiblyBilled && !situation.mayRepeatCharged) {
        verdict = {Step::GiveUp};
        verdict.possiblyBilled = true;
    }
    return verdict;
}

} // namespace spyhop::gateway
