// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::bench {

//! An answer as models write them (headings, lists, code in three languages, tables, formulas, quotes, links, Chinese),
//! at least `characters` long. Its sections differ in their words and numbers, not in their kind, so that any two cost
//! the same. The same every time.
[[nodiscard]] QString sampleAnswer(qsizetype characters);

//! Characters of one section.
[[nodiscard]] qsizetype sectionLength();

//! A text cut into this many parts, as a stream brings it.
[[nodiscard]] QList<QString> deltasOf(const QString& text, int count);

} // namespace spyhop::bench
