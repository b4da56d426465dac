// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/highlight.h"
#include "core/typeset/typestyle.h"

#include <QtCore/QString>

namespace spyhop::typeset {

//! \brief The widest line of a code, without breaking. Of a growing code only what came is looked at.
class WidestLine {
public:
    //! px of the widest line of this code.
    [[nodiscard]] qreal of(const QString& code, const QFont& font);

private:
    QString m_code; //!< that was looked at
    qsizetype m_lastLine = 0; //!< its beginning: it may grow
    qsizetype m_start = 0, m_length = 0, m_columns = -1; //!< of the widest line before the last one
};

//! \brief What the slices of a code have in common: its colours, the width of its widest line.
class CodePlan {
public:
    //! The whole code as it is now.
    void take(const QString& code, const QString& language, const TypeStyle& style);
    [[nodiscard]] qreal widest() const { return m_widest; } //!< px
    //! The colours of characters [from, to), counted from `from`.
    [[nodiscard]] QList<text::CodeSpan> colours(qsizetype from, qsizetype to);

private:
    QString m_code, m_language;
    WidestLine m_lines;
    text::CodeHighlighter m_colours;
    qreal m_widest = 0;
};

} // namespace spyhop::typeset
