// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QChar>
#include <QtCore/QStringView>

// What tells a formula between dollars from money, variables of a shell and prose. All pure.
namespace spyhop::text {

//! Of ASCII.
[[nodiscard]] bool isWordLetter(QChar c);

//! Any of \ ^ _ = { } + < > |.
[[nodiscard]] bool hasLatexSign(QStringView content);

//! "5 and 10", "1,200 per user": what stands between two dollar signs is a sum and words. `content` is not empty.
[[nodiscard]] bool looksLikeMoney(QStringView content);

//! "x", "x_1", "f(x)": surely a formula, also where a letter stands right before or behind its dollars.
[[nodiscard]] bool isTightFormula(QStringView content);

//! " \alpha ", " x = 1 ": a formula with a space inside its dollars. One line, no words beside LaTeX's own, no sum.
[[nodiscard]] bool isSpacedFormula(QStringView content);

//! Whether a line (trimmed) behind an empty one is none of a displayed formula's: a heading, a row of a table, bold
//! words, a sentence.
[[nodiscard]] bool endsFormula(QStringView line);

} // namespace spyhop::text
