// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/forecast.h"

#include <cmath>

namespace spyhop::batch {

std::optional<model::JobSummary> forecast(const model::JobSummary& job)
{
    const qint64 asked = job.items.done + job.items.unknown;
    if (asked == 0)
        return std::nullopt;
    const double factor = static_cast<double>(job.items.total() - job.items.failed) / static_cast<double>(asked);
    const auto grown
        = [factor](qint64 amount) { return static_cast<qint64>(std::llround(static_cast<double>(amount) * factor)); };
    model::JobSummary all = job;
    all.usage.promptTokens = grown(job.usage.promptTokens);
    all.usage.completionTokens = grown(job.usage.completionTokens);
    all.usage.reasoningTokens = grown(job.usage.reasoningTokens);
    all.usage.cacheHitTokens = grown(job.usage.cacheHitTokens);
    all.usage.estimated = true;
    for (base::Money& cost : all.cost)
        cost = base::Money(grown(cost.nanoUnits()), cost.currency());
    all.costEstimated = true;
    return all;
}

} // namespace spyhop::batch
