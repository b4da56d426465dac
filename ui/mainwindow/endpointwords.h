// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "ui/common/tokens.h"

#include <QtCore/QList>
#include <QtCore/QString>

// What the status strip and its popover say of an endpoint's health. Pure.
namespace spyhop::ui {

[[nodiscard]] QString healthWord(gateway::Gateway::EndpointHealth::State state); //!< "healthy", "resting"
[[nodiscard]] Token healthColor(gateway::Gateway::EndpointHealth::State state);
//! "3 of 8 calls in flight · set for this endpoint: 8"; empty if nothing is known of a limit.
[[nodiscard]] QString placesText(const gateway::Gateway::EndpointHealth& health);
//! All in one: "4 endpoints, 1 resting".
[[nodiscard]] QString healthSummary(const QList<gateway::Gateway::EndpointHealth>& all);
//! The state that most needs to be seen.
[[nodiscard]] gateway::Gateway::EndpointHealth::State worstState(const QList<gateway::Gateway::EndpointHealth>& all);

} // namespace spyhop::ui
