// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/plan.h"

#include <optional>

// Who comes first among equals in a plan. Pure.
namespace spyhop::route {

//! A target that may be tried, and how its model's name differs from the one asked for.
struct Candidate {
    model::Target target;
    std::optional<model::Adjustment> renamed;
};

//! Who comes first among equals.
enum class First { Only, Idle, Warm };

//! Orders all equals, as plan() says; why the very first comes first.
First orderByLoad(QList<Candidate>& all, const Surroundings& surroundings);

} // namespace spyhop::route
