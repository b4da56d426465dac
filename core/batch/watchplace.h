// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <optional>

namespace spyhop::batch {

//! Where `path` lies in or below a folder, relative to it, however the two are spelled; empty: it is that folder.
//! Nothing: it lies elsewhere.
[[nodiscard]] std::optional<QString> placeBelow(const QString& folder, const QString& path);

} // namespace spyhop::batch
