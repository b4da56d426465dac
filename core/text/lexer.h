// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/highlight.h"
#include "core/text/lexertable.h"

#include <QtCore/QStringView>

namespace spyhop::text {

//! \brief One pass over a code, from a line's start that nothing open reaches into; each step takes what begins at a
//! character or moves on. Lives for one pass.
class Lexer {
public:
    //! A line's start that can be gone on from, and how many spans lie before it.
    struct Rest {
        qsizetype offset = 0;
        qsizetype spans = 0;
    };

    //! `spans`: of what lies before `from`; more are appended.
    Lexer(QStringView code, const LexerTable& table, const Rest& from, QList<CodeSpan>& spans);
    //! To the first place at or behind `until` where nothing is half taken. The last rest that more code at the end
    //! leaves as it is.
    Rest run(qsizetype until);

private:
    [[nodiscard]] bool step(unsigned begins);
    [[nodiscard]] bool at(QStringView text) const { return m_code.mid(m_at).startsWith(text); }
    void take(qsizetype end, Token token);
    void passNewline();
    [[nodiscard]] qsizetype lineEnd() const;
    [[nodiscard]] qsizetype nameEnd(qsizetype from) const;
    [[nodiscard]] bool firstInLine() const;
    [[nodiscard]] bool isKeyBefore(qsizetype end) const;
    [[nodiscard]] qsizetype stringEnd(qsizetype from, QStringView quote, bool manyLines) const;

    bool wholeLine();
    bool comment();
    bool lineComment();
    bool preprocessor();
    bool string(bool isLong);
    void number();
    bool decorated(bool isVariable);
    void word();
    bool markup(unsigned begins);
    bool tagOpen();
    bool entity();

    QStringView m_code;
    const LexerTable& m_table;
    const Language& m_language;
    QList<CodeSpan>& m_spans;
    Rest m_rest;
    qsizetype m_at = 0;
    bool m_inTag = false;
};

} // namespace spyhop::text
