// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/highlight.h"

#include "core/text/lexer.h"

namespace spyhop::text {

const QList<CodeSpan>& CodeHighlighter::update(const QString& code, const QString& language)
{
    const LexerTable* table = lexerTableFor(language);
    const bool goesOn = m_language == language && QStringView(code).startsWith(QStringView(m_code).left(m_settled));
    if (!goesOn)
        m_settled = m_settledSpans = 0;
    m_spans.resize(m_settledSpans);
    m_code = code;
    m_language = language;
    if (table == nullptr)
        return m_spans;
    const Lexer::Rest rest = Lexer(code, *table, {m_settled, m_settledSpans}, m_spans).run();
    m_settled = rest.offset;
    m_settledSpans = rest.spans;
    return m_spans;
}

QList<CodeSpan> highlight(const QString& code, const QString& language)
{
    return CodeHighlighter().update(code, language);
}

} // namespace spyhop::text
