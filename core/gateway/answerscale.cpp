// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/answerscale.h"

#include "core/gateway/numbers.h"

#include <algorithm>
#include <cstdlib>

namespace spyhop::gateway {
namespace {

void towards(double& average, double value)
{
    average += numbers::forecastWeight * (value - average);
}

} // namespace

bool AnswerScale::isDue()
{
    const int seen = m_answers++;
    return seen < numbers::scaleFirst || seen % numbers::scaleEvery == 0;
}

void AnswerScale::learn(const Arrived& whole, const model::Usage& usage)
{
    if (usage.estimated || usage.completionTokens <= 0)
        return;
    if (whole.inOneGo) {
        const auto around = double(whole.body - whole.bytes);
        if (m_around)
            towards(*m_around, around);
        else
            m_around = around;
    }
    if (whole.tokens < numbers::scaleLeastTokens)
        return;
    // A token more or less is how one or the other rounds.
    const bool isSame = std::abs(usage.completionTokens - whole.tokens) <= 1;
    const double factor = isSame ? 1 : double(usage.completionTokens) / double(whole.tokens);
    if (m_hasFactor)
        towards(m_factor, factor);
    else
        m_factor = factor;
    m_hasFactor = true;
}

double AnswerScale::tokensOf(const Arrived& part) const
{
    const auto came = double(part.tokens);
    if (!part.promised || part.isOver)
        return came;
    const double all = double(*part.promised) - m_around.value_or(numbers::bytesAroundAnswer);
    if (part.bytes < numbers::scaleLeastBytes) // too little to tell how many letters of it make a token
        return std::max(came, all * numbers::tokensPerByte);
    return came * std::max(1.0, all / double(part.bytes));
}

model::Usage AnswerScale::estimate(const Arrived& part) const
{
    model::Usage usage;
    usage.estimated = true;
    usage.completionTokens = qRound64(std::max(0.0, tokensOf(part) * m_factor));
    if (part.tokens > 0)
        usage.reasoningTokens
            = qRound64(double(usage.completionTokens) * double(part.reasoningTokens) / double(part.tokens));
    return usage;
}

} // namespace spyhop::gateway
