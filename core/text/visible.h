// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::text {

enum class TextKind { Prose, Code };

//! \brief The text with what hides in it shown, character for character: marks that change the reading order (UAX #9),
//! control characters, tag characters (text that a person does not see and a model reads), and in code also spaces of
//! no width. As long as the text.
[[nodiscard]] QString visibleText(const QString& text, TextKind kind);

} // namespace spyhop::text
