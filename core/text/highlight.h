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

//! \brief Colours a code that grows at its end: goes on from the last line that nothing open reaches into, so that a
//! token costs its own line. A value.
class CodeHighlighter {
public:
    //! As highlight() of the whole.
    [[nodiscard]] const QList<CodeSpan>& update(const QString& code, const QString& language);

    //! Those of them that meet [from, to). Costs what lies between what was looked at before and `to`; what begins far
    //! behind that is coloured as if nothing before it reached into it.
    [[nodiscard]] QList<CodeSpan> within(const QString& code, const QString& language, qsizetype from, qsizetype to);

private:
    void take(const QString& code, const QString& language);
    void colourTo(qsizetype end);

    QString m_code, m_language;
    QList<CodeSpan> m_spans;
    qsizetype m_settled = 0; //!< characters that more code leaves as they are
    qsizetype m_settledSpans = 0; //!< spans in them
    qsizetype m_coloured = 0; //!< characters that have their spans
};

} // namespace spyhop::text
