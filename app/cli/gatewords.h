// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/model/chat.h"
#include "core/model/maskedvalues.h"

#include <QtCore/QJsonObject>

// What the privacy gate does, told before anything is sent.
namespace spyhop::app {

//! Of one request: a line on stderr, and with --json one `gate` line. Nothing where nothing was found, or where the
//! gate will refuse it, which says so itself.
void tellGate(const Context& context, const model::ChatRequest& request);
//! Of a job, by the rules alone: a line on stderr where they are others than the usual ones.
void tellGateRules(const Context& context);
//! {"cards": "mask"}: every kind that is looked for.
[[nodiscard]] QJsonObject gateRulesShape(const model::GateRules& rules);
//! {"items": 7, "values": 12, "kinds": {"emails": 12}}: what was masked in a job.
[[nodiscard]] QJsonObject maskedShape(const model::MaskedTally& tally);

} // namespace spyhop::app
