// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/localserver/script.h"
#include "core/localserver/scriptscanner.h"

namespace spyhop::localserver {

//! What the words of one line say; there is at least one. The grammar is in docs/formats/server-script.md. Error:
//! Usage, with what was expected.
[[nodiscard]] base::Expected<ScriptLine> readScriptLine(const QList<ScriptWord>& words);

} // namespace spyhop::localserver
