// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/highlight.h"

#include "core/text/lexer.h"

#include <algorithm>
#include <tuple>

namespace spyhop::text {

namespace {

constexpr qsizetype farAway = 400'000; // characters, which take some ten milliseconds

} // namespace

void CodeHighlighter::take(const QString& code, const QString& language)
{
    const bool goesOn = m_language == language && QStringView(code).startsWith(QStringView(m_code).left(m_settled));
    if (!goesOn)
        m_settled = m_settledSpans = 0;
    if (!goesOn || m_code != code) {
        m_coloured = m_settled;
        m_spans.resize(m_settledSpans);
    }
    m_code = code;
    m_language = language;
}

void CodeHighlighter::colourTo(qsizetype end)
{
    const LexerTable* table = lexerTableFor(m_language);
    if (table == nullptr || end <= m_coloured)
        return;
    m_spans.resize(m_settledSpans);
    const Lexer::Rest rest = Lexer(m_code, *table, {m_settled, m_settledSpans}, m_spans).run(end);
    m_settled = rest.offset;
    m_settledSpans = rest.spans;
    m_coloured = end;
}

const QList<CodeSpan>& CodeHighlighter::update(const QString& code, const QString& language)
{
    take(code, language);
    colourTo(code.size());
    return m_spans;
}

QList<CodeSpan> CodeHighlighter::within(const QString& code, const QString& language, qsizetype from, qsizetype to)
{
    take(code, language);
    if (to > m_coloured && from - m_settled > farAway) {
        QList<CodeSpan> alone;
        if (const LexerTable* table = lexerTableFor(language))
            std::ignore = Lexer(code, *table, {from, 0}, alone).run(to);
        return alone;
    }
    colourTo(to);
    const auto first = std::lower_bound(m_spans.cbegin(), m_spans.cend(), from,
        [](const CodeSpan& span, qsizetype place) { return span.start + span.length <= place; });
    const auto last = std::lower_bound(
        first, m_spans.cend(), to, [](const CodeSpan& span, qsizetype place) { return span.start < place; });
    return QList<CodeSpan>(first, last);
}

QList<CodeSpan> highlight(const QString& code, const QString& language)
{
    return CodeHighlighter().update(code, language);
}

} // namespace spyhop::text
