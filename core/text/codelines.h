// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/spantokens.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QList>
#include <QtCore/QString>
#include <md4c.h>

namespace spyhop::text {

//! \brief The lines of one code block as they stand in the source, without what belongs to the quotes and lists around
//! it. md4c writes every indentation in spaces; here tabs stay tabs, unless the block itself begins within one.
//!
//! Lives for one block; source and tokens live longer.
class CodeLines {
public:
    //! `source`: what md4c reads, UTF-8.
    CodeLines(QByteArrayView source, const SpanTokens& tokens)
        : m_source(source)
        , m_tokens(tokens)
    {
    }
    //! What md4c says of the block's text.
    void add(const MD_CHAR* bytes, MD_SIZE size);
    //! The code, without its last line's end.
    [[nodiscard]] QString take();

private:
    struct Line {
        QString text = {};
        int indent = 0; //!< columns of white space that are the code's own
        qsizetype begin = -1, end = -1; //!< of the text in the source; -1: md4c did not say
    };
    [[nodiscard]] qsizetype lineStart(qsizetype at) const;
    [[nodiscard]] qsizetype lineEnd(qsizetype at) const;
    [[nodiscard]] bool isPair(qsizetype at) const; //!< a carriage return and a line feed
    //! Blank lines are not given with a place: counted from those that are.
    void findBlankLines();
    [[nodiscard]] QString written(const Line& line) const;

    QByteArrayView m_source;
    const SpanTokens& m_tokens;
    QList<Line> m_lines;
    Line m_line; //!< under way
    bool m_isOpen = false; //!< a line is
};

} // namespace spyhop::text
