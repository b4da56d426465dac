// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/endpointwords.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <array>

namespace spyhop::ui {
namespace {

using Health = gateway::Gateway::EndpointHealth;
using State = Health::State;

// From what can wait to what needs a person.
constexpr std::array byUrgency{State::Healthy, State::Unknown, State::Degraded, State::Open, State::NeedsKey};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EndpointHealth)
};

} // namespace

QString healthWord(State state)
{
    switch (state) {
    case State::Unknown:
        return Words::tr("not asked yet");
    case State::Healthy:
        return Words::tr("healthy");
    case State::Degraded:
        return Words::tr("slow or failing");
    case State::Open:
        return Words::tr("resting");
    case State::NeedsKey:
        return Words::tr("needs a key");
    }
    Q_UNREACHABLE();
}

Token healthColor(State state)
{
    switch (state) {
    case State::Unknown:
        return &Tokens::lineStrong;
    case State::Healthy:
        return &Tokens::success;
    case State::Degraded:
        return &Tokens::warning;
    case State::Open:
    case State::NeedsKey:
        return &Tokens::danger;
    }
    Q_UNREACHABLE();
}

QString placesText(const Health& health)
{
    if (health.limit <= 0)
        return {};
    const QString places = Words::tr("%1 of %2 calls in flight").arg(health.inFlight).arg(health.limit);
    return health.limitReason.isEmpty() ? places : places + QStringLiteral(" · ") + health.limitReason;
}

State worstState(const QList<Health>& all)
{
    State worst = State::Healthy;
    for (const State state : byUrgency) {
        if (std::any_of(all.begin(), all.end(), [state](const Health& health) { return health.state == state; }))
            worst = state;
    }
    return worst;
}

QString healthSummary(const QList<Health>& all)
{
    QStringList parts{Words::tr("%n endpoint(s)", nullptr, static_cast<int>(all.size()))};
    for (auto state = byUrgency.rbegin(); state != byUrgency.rend(); ++state) {
        const auto count
            = std::count_if(all.begin(), all.end(), [state](const Health& health) { return health.state == *state; });
        if (count > 0 && *state != State::Healthy && *state != State::Unknown)
            parts.append(QStringLiteral("%1 %2").arg(count).arg(healthWord(*state)));
    }
    if (parts.size() == 1 && worstState(all) == State::Healthy)
        parts.append(healthWord(State::Healthy));
    return parts.join(Words::tr(", "));
}

} // namespace spyhop::ui
