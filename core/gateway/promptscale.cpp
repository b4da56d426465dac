// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/promptscale.h"

#include "core/gateway/numbers.h"
#include "core/gateway/tokenforecast.h"

#include <algorithm>
#include <utility>

namespace spyhop::gateway {

void PromptScale::learn(const model::ChatRequest& request, const model::Usage& usage)
{
    if (usage.estimated || usage.promptTokens <= 0)
        return;
    const int seen = m_answers++;
    if (seen >= numbers::scaleFirst && seen % numbers::scaleEvery != 0)
        return;
    const qint64 estimated = TokenForecast::promptEstimate(request);
    if (estimated <= 0)
        return;
    const double factor = double(usage.promptTokens) / double(estimated);
    m_factor += (std::exchange(m_hasLearnt, true) ? numbers::forecastWeight : 1) * (factor - m_factor);
    m_hitShare = std::clamp(double(usage.cacheHitTokens) / double(usage.promptTokens), 0.0, 1.0); // it grows warm
}

model::Usage PromptScale::estimate(const model::ChatRequest& request) const
{
    model::Usage usage;
    usage.estimated = true;
    usage.promptTokens = qRound64(double(TokenForecast::promptEstimate(request)) * m_factor);
    usage.cacheHitTokens = qRound64(double(usage.promptTokens) * m_hitShare);
    return usage;
}

} // namespace spyhop::gateway
