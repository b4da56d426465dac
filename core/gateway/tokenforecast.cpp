// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/tokenforecast.h"

#include "core/gateway/numbers.h"
#include "core/model/pricing.h"

#include <algorithm>

namespace spyhop::gateway {

qint64 TokenForecast::promptEstimate(const model::ChatRequest& request)
{
    qint64 tokens = 0;
    for (const model::Message& message : request.messages) {
        tokens += model::estimateTokens(message.text);
        for (const model::Attachment& attachment : message.attachments)
            tokens += attachment.bytes.isEmpty() ? model::estimateTokens(attachment.text) : numbers::tokensOfPicture;
    }
    return tokens;
}

qint64 TokenForecast::forecast(qint64 prompt, const std::optional<int>& maxTokens) const
{
    const double answer = m_answer > 0 ? m_answer : double(numbers::firstAnswerTokens);
    const double most = maxTokens ? double(*maxTokens) : answer;
    return std::max<qint64>(1, qRound64(double(prompt) * m_promptFactor + std::min(answer, most)));
}

void TokenForecast::learn(qint64 prompt, const model::Usage& usage)
{
    if (usage.estimated)
        return;
    const auto towards = [](double& average, double value) { average += numbers::forecastWeight * (value - average); };
    if (prompt > 0 && usage.promptTokens > 0)
        towards(m_promptFactor, double(usage.promptTokens) / double(prompt));
    if (m_answer <= 0)
        m_answer = double(usage.completionTokens);
    else
        towards(m_answer, double(usage.completionTokens));
}

} // namespace spyhop::gateway
