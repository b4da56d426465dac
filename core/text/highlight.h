// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::text {

enum class Token { Keyword, Type, String, Number, Comment, Function, Operator, Preprocessor };

//! Characters [start, start + length) of the code are a token; what no span names is plain.
struct CodeSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    Token token = Token::Keyword;
    bool operator==(const CodeSpan&) const = default;
};

//! Spans in ascending order, without overlap. Linear in the code's length. An unknown language gives none.
[[nodiscard]] QList<CodeSpan> highlight(const QString& code, const QString& language);

} // namespace spyhop::text
