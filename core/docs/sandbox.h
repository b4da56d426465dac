// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace spyhop::docs {

//! First thing in a reader process: memory of its own is limited (not under AddressSanitizer), no core dumps, it ends
//! when its parent does, and nothing that was inherited stays open but the standard three.
void limitReader();

//! Last thing before a reader takes files: from here on it can use what it has loaded and read and write what is open;
//! it can open, connect to, start and signal nothing (Linux; elsewhere true without effect). False: it could not be
//! closed, and no file may be read.
[[nodiscard]] bool closeSandbox();

} // namespace spyhop::docs
