// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringView>

// Characters as Markdown's marks tell them apart, and those of scripts that put no spaces between words. All pure.
namespace spyhop::text {

//! Chinese, Japanese or Korean: a letter, or a sign of full width.
[[nodiscard]] bool isAsian(char32_t c);

//! What stands beside a run of marks (CommonMark 6.2): white space or nothing, punctuation, anything else.
enum class Beside { Blank, Sign, Letter };
[[nodiscard]] Beside besideOf(char32_t c);

//! The character that ends before an offset, or begins there; a line feed where the text has none.
[[nodiscard]] char32_t characterBefore(QStringView text, qsizetype at);
[[nodiscard]] char32_t characterAt(QStringView text, qsizetype at);

} // namespace spyhop::text
