// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::base {

//! What a file is called after a title, on any system, to have its ending added: "a_b · Who is it" after
//! "a/b · Who is it?". No character that one of them refuses or that is not seen, at its ends no dots, blanks or signs
//! that something was cut; at most 80 characters. Empty: nothing is left of it.
[[nodiscard]] QString fileNameFrom(const QString& title);

} // namespace spyhop::base
