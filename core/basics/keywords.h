// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::basics {

//! The most telling words and two-word phrases, best first: frequency weighted by length, stop words left out. English
//! and Chinese. Only the first 200,000 characters are looked at. `count` ≥ 0.
[[nodiscard]] QStringList keywords(const QString& text, int count);

//! How much each content word (lower case) weighs in a text; the base of keywords() and summary().
[[nodiscard]] QHash<QString, double> wordWeights(const QString& text);

} // namespace spyhop::basics
