// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/waitwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace spyhop::gateway {
namespace {

struct Wait {
    Q_DECLARE_TR_FUNCTIONS(spyhop::gateway::Wait)
};

} // namespace

QString waitWords(const Limiter::Delay& delay, base::SteadyTime now)
{
    const auto seconds = static_cast<int>(
        std::chrono::ceil<std::chrono::seconds>(std::max(delay.until - now, base::SteadyTime(0))).count());
    switch (delay.hold) {
    case Limiter::Hold::None:
        return {};
    case Limiter::Hold::Places:
        return Wait::tr("waiting for one of the endpoint's %n place(s)", nullptr, delay.limit);
    case Limiter::Hold::Resting:
        return Wait::tr("the endpoint refused calls; fewer go at a time until it has caught up");
    case Limiter::Hold::Requests:
        return Wait::tr("waiting for the endpoint's %1 requests per minute, %2 s").arg(delay.limit).arg(seconds);
    case Limiter::Hold::Tokens:
        return Wait::tr("waiting for the endpoint's %1 tokens per minute, %2 s").arg(delay.limit).arg(seconds);
    case Limiter::Hold::Retries:
        return Wait::tr("many calls are being repeated; this one waits its turn");
    }
    Q_UNREACHABLE();
}

QString limitWords(const Limiter::Figures& figures)
{
    QStringList parts;
    switch (figures.basis) {
    case Limiter::Basis::Job:
        parts << Wait::tr("set for a batch: %1, and one more for chat").arg(figures.backgroundLimit);
        break;
    case Limiter::Basis::Endpoint:
        parts << Wait::tr("set for this endpoint: %1").arg(figures.limit);
        break;
    case Limiter::Basis::Automatic:
        parts << (figures.shrunk ? Wait::tr("automatic: %1, learned from refusals").arg(figures.limit)
                                 : Wait::tr("automatic: %1, still growing").arg(figures.limit));
        break;
    }
    if (figures.resting > 0)
        parts << Wait::tr("%n place(s) rest after refusals", nullptr, figures.resting);
    if (figures.requestsPerMinute > 0)
        parts << Wait::tr("%1 requests per minute").arg(figures.requestsPerMinute);
    if (figures.tokensPerMinute > 0)
        parts << Wait::tr("%1 tokens per minute").arg(figures.tokensPerMinute);
    if (figures.accounts > 1)
        parts << Wait::tr("%n account(s)", nullptr, figures.accounts);
    return parts.join(Wait::tr("; "));
}

} // namespace spyhop::gateway
