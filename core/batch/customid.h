// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/submissionstore.h"

#include <QtCore/QString>
#include <QtCore/QStringView>
#include <optional>

// How a request that is left at a provider is named, so that its answer says which item it is for.
namespace spyhop::batch {

//! "i7-c0"
[[nodiscard]] QString customIdOf(const store::ItemChain& item);
//! The item that a request's name stands for; nothing: it is none of ours.
[[nodiscard]] std::optional<store::ItemChain> itemOf(QStringView customId);

} // namespace spyhop::batch
