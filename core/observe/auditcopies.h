// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/auditwriter.h"

namespace spyhop::observe {

//! Sends a checkpoint where the user of this profile may add but not change: the system's log, and a file in a folder
//! that takes additions only. What cannot be reached is logged and not tried again: the next checkpoint says as much.
void copyCheckpoint(const AuditCopies& copies, const SignedCheckpoint& checkpoint);
//! The file in that folder: named after the origin, since several profiles may share it.
[[nodiscard]] QString copyPath(const QString& folder, const QByteArray& origin);

} // namespace spyhop::observe
