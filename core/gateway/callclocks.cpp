// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/callclocks.h"

#include "core/gateway/numbers.h"

#include <algorithm>

namespace spyhop::gateway {

using std::chrono::milliseconds;

TryDeadline nextDeadline(const TryTimes& times, const model::Endpoint& endpoint)
{
    TryDeadline result{times.began + milliseconds(endpoint.totalTimeoutMs), TryClock::Total};
    const auto consider = [&result](base::SteadyTime due, TryClock clock) {
        if (due < result.due)
            result = {due, clock};
    };
    switch (times.expects) {
    case ReplyReader::Expects::Answer:
        break;
    case ReplyReader::Expects::RestOfBody:
        consider(times.expectsSince + numbers::bodyPatience, TryClock::End);
        return result;
    case ReplyReader::Expects::Usage:
        consider(times.expectsSince + numbers::usagePatience, TryClock::End);
        return result;
    case ReplyReader::Expects::End:
        consider(times.expectsSince + numbers::endGrace, TryClock::End);
        return result;
    }
    if (!times.sent) {
        consider(times.began + milliseconds(endpoint.connectTimeoutMs), TryClock::Connect);
    } else if (!times.firstDelta) {
        consider(*times.sent + milliseconds(endpoint.firstTokenTimeoutMs), TryClock::FirstToken);
        if (!times.toldQueued)
            consider(*times.sent + numbers::queuedHint, TryClock::QueuedHint);
    } else {
        consider(std::max(times.lastDelta, times.lastByte) + numbers::idlePatience, TryClock::Idle);
        if (!times.toldStalled)
            consider(times.lastDelta + numbers::stalledHint, TryClock::StalledHint);
    }
    return result;
}

} // namespace spyhop::gateway
