// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"

namespace spyhop::db {

//! The tables of a profile, oldest version first (docs/formats/schema.md). Released steps are never changed.
[[nodiscard]] QList<Migration> schema();

} // namespace spyhop::db
