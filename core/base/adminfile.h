// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <optional>

namespace spyhop::base {

//! Where an administrator puts files that no user of this computer may overrule: /etc/spyhop,
//! /Library/Application Support/Spyhop, %ProgramData%\\Spyhop. Not settable from the environment, on purpose.
[[nodiscard]] QString administratorFolder();

//! \brief Reads a file that counts only if its owner vouches for it.
//!
//! The file and each folder above it must belong to `owner` (or to root) and must not be writable for anybody else; a
//! folder writable for all is allowed if it is sticky, as /tmp is. A link is refused. Nothing: there is no such file.
//! Errors: Settings (somebody else could have written it: the sentence says who must mend what), Unreadable. On
//! Windows the folder's own access rules are relied upon. `limit` in bytes.
[[nodiscard]] Expected<std::optional<QByteArray>> readVouchedFile(const QString& path, qint64 limit, unsigned owner);

} // namespace spyhop::base
