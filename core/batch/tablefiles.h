// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::batch {

//! By its name, a file whose rows may be items.
[[nodiscard]] bool isTableFile(const QString& path);
//! Such a file with sheets.
[[nodiscard]] bool hasSheets(const QString& path);

} // namespace spyhop::batch
