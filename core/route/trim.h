// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"
#include "core/model/endpoint.h"
#include "core/model/pricing.h"

#include <QtCore/QList>

namespace spyhop::route {

//! A request as it travels, and what of it a person should know.
struct Trimmed {
    model::ChatRequest request;
    QList<model::Adjustment> notes;
};

//! \brief Leaves out of a request what would change nothing. Pure.
//!
//! A parameter that equals the model's documented default does not travel, silently. One that the model does not look
//! at while it thinks does not travel either, and is noted: the person asked for something and will not get it.
//! `thinking` itself always travels, since its default costs money. `request.model` becomes the target's.
[[nodiscard]] Trimmed trim(
    const model::ChatRequest& request, const model::Target& target, const model::PriceTable& table);

} // namespace spyhop::route
