// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::basics {

//! The most telling whole sentences of a text, at most `count`, in their order in the text (extractive: nothing is
//! reworded). Headings, table rows and list marks are no sentences. Only the first 200,000 characters are looked at.
[[nodiscard]] QStringList summary(const QString& text, int count);

} // namespace spyhop::basics
