// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace spyhop::localserver {

//! A word of a script line; a quoted one has its escapes resolved and is never a keyword.
struct ScriptWord {
    QByteArray text;
    bool isQuoted = false;
    [[nodiscard]] bool is(const char* keyword) const { return !isQuoted && text == keyword; }
};

//! Splits a line into words: blanks part them, "…" keeps blanks (escapes \r \n \t \\ \" \xHH), | stands alone, # starts
//! a comment. Error: Usage.
[[nodiscard]] base::Expected<QList<ScriptWord>> scanScriptLine(const QByteArray& line);

} // namespace spyhop::localserver
