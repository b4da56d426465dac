// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::base {

//! A folder of the session that lies in memory and ends with it (XDG Base Directory Specification: XDG_RUNTIME_DIR,
//! which systemd keeps on a tmpfs); empty: there is none.
[[nodiscard]] QString sessionMemoryFolder();
//! The same, or another folder that lies in memory: what is left there is gone when the computer starts next. Empty:
//! there is none.
[[nodiscard]] QString memoryFolder();

} // namespace spyhop::base
