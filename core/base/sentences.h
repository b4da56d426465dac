// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::base {

//! Sentences one after the other, as a person writes them: a space between them, but none after full-width punctuation.
[[nodiscard]] QString joinSentences(const QStringList& sentences);
//! A name as one line: the end of a line as "␤", other control characters as their pictures.
[[nodiscard]] QString oneLine(const QString& name);

} // namespace spyhop::base
