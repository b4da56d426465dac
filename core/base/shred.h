// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::base {

//! Overwrites a file with zeros and removes it; no more than an attempt: a drive may keep what was overwritten
//! (docs/threatmodel.md). Of a link only the link goes. False: the file is still there.
[[nodiscard]] bool shred(const QString& path);

} // namespace spyhop::base
