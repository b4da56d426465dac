// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::chat {

//! A chat's name until the person gives one: the first line of the question, at most 40 characters.
[[nodiscard]] QString titleFrom(const QString& question);
//! What the list shows of a message: its first line as it is read (without Markdown's marks; of a table its head, of a
//! block of code the first line), at most 120 characters.
[[nodiscard]] QString previewFrom(const QString& text);

} // namespace spyhop::chat
