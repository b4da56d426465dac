// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/chat.h"
#include "core/model/endpoint.h"
#include "core/route/health.h"

#include <QtCore/QList>

namespace spyhop::route {

//! \brief Where a request may go, best first. Pure: equal arguments give equal routes.
//!
//! Candidates are the enabled endpoints of the asked tier, or the named endpoint alone. They stand in the order of
//! their priority (ties: as listed); those whose breaker is open stand last, those whose credential was refused stand
//! nowhere. A model named together with its endpoint is taken at its word, since a settings file need not list every
//! model.
//!
//! Errors: Settings (nothing set up, or the named endpoint is unknown or switched off), NotFound (no candidate offers
//! the model), Auth or Balance (every candidate refused its credential before).
[[nodiscard]] base::Expected<model::Route> plan(const model::ChatRequest& request,
    const QList<model::Endpoint>& endpoints, const Health& health, base::SteadyTime now);

//! The key of a target in Health.
[[nodiscard]] HealthKey healthKey(const model::Target& target);

} // namespace spyhop::route
