// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/answerscale.h"

#include "core/gateway/numbers.h"
#include "core/model/tokenscale.h"

#include <algorithm>
#include <cstdlib>

namespace spyhop::gateway {
namespace {

void towards(std::optional<double>& average, double value)
{
    average = average ? *average + numbers::forecastWeight * (value - *average) : value;
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
    if (whole.inOneGo)
        towards(m_around, double(whole.body - whole.bytes));
    const qint64 hidden
        = whole.reasoningTokens == 0 ? std::clamp<qint64>(usage.reasoningTokens, 0, usage.completionTokens) : 0;
    towards(m_hidden, double(hidden));
    if (whole.tokens < numbers::scaleLeastTokens)
        return;
    // A token more or less is how one or the other rounds.
    const qint64 shown = usage.completionTokens - hidden;
    const bool isSame = std::abs(shown - whole.tokens) <= 1;
    const double factor = isSame ? 1 : double(shown) / double(whole.tokens);
    towards(m_factor, std::clamp(factor, model::leastFactor, model::mostFactor));
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
    usage.completionTokens = qRound64(std::max(0.0, tokensOf(part) * m_factor.value_or(1)));
    if (part.tokens > 0)
        usage.reasoningTokens
            = qRound64(double(usage.completionTokens) * double(part.reasoningTokens) / double(part.tokens));
    if (part.reasoningTokens == 0 && (part.tokens > 0 || part.promised)) { // it answers: the thinking is done
        const qint64 hidden = qRound64(m_hidden.value_or(0));
        usage.completionTokens += hidden;
        usage.reasoningTokens += hidden;
    }
    return usage;
}

} // namespace spyhop::gateway
