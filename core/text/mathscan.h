// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/joints.h"

#include <QtCore/QChar>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringView>

namespace spyhop::text {

//! Whether more text may come after a source.
enum class SourceEnd { Final, Growing };

//! Characters [start, start + length) of a source that the Markdown parser must not look into.
struct ProtectedSpan {
    enum class Kind { Formula, DisplayFormula, Literal };
    qsizetype start = 0;
    qsizetype length = 0;
    Kind kind = Kind::Formula;
    QString text = {}; //!< as written, without the quote signs and the indentation around it
    bool operator==(const ProtectedSpan&) const = default;
};

struct MathScan {
    QList<ProtectedSpan> spans = {}; //!< ascending, apart
    QList<Joint> joints = {}; //!< ascending; one within a span counts for nothing
    QChar openFence = {}; //!< '`' or '~': the source ends inside a fenced code block
};

//! \brief Finds formulas in Markdown, outside of code: $…$, $$…$$, \\(…\\), \\[…\\]; and where marks and addresses need
//! a joint. Linear in the source's length.
//!
//! "$" follows the rules of Pandoc (tex_math_dollars), stricter for money and wider where only a formula can be meant:
//! an opening "$" has no space after it and no letter or digit before it, a closing one no space before it and no
//! letter or digit after it; but a letter may stand beside what isTightFormula(), and what isSpacedFormula() may have
//! spaces inside. No formula goes over an empty line, save between "$$" or "\\[" and its end that stand alone in their
//! lines. A footnote's "[^1]:" is literal: it defines no link. In a Growing source the last block's unclosed "$$" and
//! "\\[" are formulas up to the end, and what follows its unclosed "`", "$" or "\\(" is literal.
[[nodiscard]] MathScan findMath(QStringView source, SourceEnd end);

//! LaTeX without the delimiters around it.
[[nodiscard]] QString latexOf(const QString& formula);

} // namespace spyhop::text
