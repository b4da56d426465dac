// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/highlight.h"

#include "core/text/languages.h"

namespace spyhop::text {

namespace {

//! One pass over the code; each step takes what begins at m_at or moves one character on.
class Lexer {
public:
    Lexer(QStringView code, const Language& language)
        : m_code(code)
        , m_language(language)
    {
    }
    QList<CodeSpan> run()
    {
        while (m_at < m_code.size()) {
            if (m_language.markup ? markup() : step())
                continue;
            ++m_at;
        }
        return std::move(m_spans);
    }

private:
    bool step() { return wholeLine() || comment() || preprocessor() || string() || number() || decorated() || word(); }

    [[nodiscard]] bool at(QStringView text) const { return !text.isEmpty() && m_code.mid(m_at).startsWith(text); }
    void take(qsizetype end, Token token)
    {
        m_spans.append(CodeSpan{m_at, end - m_at, token});
        m_at = end;
    }
    [[nodiscard]] qsizetype lineEnd() const
    {
        const qsizetype end = m_code.indexOf(u'\n', m_at);
        return end < 0 ? m_code.size() : end;
    }
    [[nodiscard]] bool isName(QChar c) const { return c.isLetterOrNumber() || c == u'_' || isExtra(c); }
    [[nodiscard]] bool isExtra(QChar c) const { return m_language.nameExtra.contains(c); }
    [[nodiscard]] bool firstInLine() const
    {
        for (qsizetype i = m_at - 1; i >= 0 && m_code[i] != u'\n'; --i) {
            if (!m_code[i].isSpace())
                return false;
        }
        return true;
    }
    [[nodiscard]] QChar nextVisible(qsizetype from) const
    {
        while (from < m_code.size() && (m_code[from] == u' ' || m_code[from] == u'\t'))
            ++from;
        return from < m_code.size() ? m_code[from] : QChar();
    }

    bool wholeLine();
    bool comment();
    bool preprocessor();
    bool string();
    bool number();
    bool decorated();
    bool word();
    bool markup();
    [[nodiscard]] qsizetype stringEnd(qsizetype from, QStringView quote, bool manyLines) const;

    QStringView m_code;
    const Language& m_language;
    QList<CodeSpan> m_spans;
    qsizetype m_at = 0;
    bool m_inTag = false;
};

bool Lexer::wholeLine()
{
    if (m_language.lineStarts.isEmpty() && m_language.sectionOpen.isNull())
        return false;
    if (m_at > 0 && m_code[m_at - 1] != u'\n')
        return false;
    if (m_code[m_at] == m_language.sectionOpen && lineEnd() > m_at) {
        take(lineEnd(), Token::Keyword);
        return true;
    }
    for (const auto& [start, token] : m_language.lineStarts) {
        if (!at(start))
            continue;
        take(lineEnd(), token);
        return true;
    }
    return false;
}

bool Lexer::comment()
{
    if (at(m_language.commentOpen)) {
        const qsizetype close = m_code.indexOf(m_language.commentClose, m_at + m_language.commentOpen.size());
        take(close < 0 ? m_code.size() : close + m_language.commentClose.size(), Token::Comment);
        return true;
    }
    for (const QString& mark : m_language.lineComments) {
        if (!at(mark))
            continue;
        // "#" inside a word ("C#", "a#b") is none.
        if (mark == u'#' && m_at > 0 && !m_code[m_at - 1].isSpace())
            continue;
        take(lineEnd(), Token::Comment);
        return true;
    }
    return false;
}

bool Lexer::preprocessor()
{
    if (m_language.preprocessor.isNull() || m_code[m_at] != m_language.preprocessor || !firstInLine())
        return false;
    take(lineEnd(), Token::Preprocessor);
    return true;
}

qsizetype Lexer::stringEnd(qsizetype from, QStringView quote, bool manyLines) const
{
    qsizetype i = from;
    while (i < m_code.size()) {
        if (m_language.backslash && m_code[i] == u'\\') {
            i += 2;
            continue;
        }
        if (!manyLines && m_code[i] == u'\n')
            return i;
        if (m_code.mid(i).startsWith(quote))
            return i + quote.size();
        ++i;
    }
    return m_code.size();
}

bool Lexer::string()
{
    const QChar c = m_code[m_at];
    const bool isLong = m_language.longQuotes.contains(c);
    if (!isLong && !m_language.quotes.contains(c))
        return false;
    const QStringView triple = m_code.mid(m_at, 3);
    if (m_language.tripleQuotes && triple.size() == 3 && triple[1] == c && triple[2] == c) {
        take(stringEnd(m_at + 3, triple, true), Token::String);
        return true;
    }
    const qsizetype end = stringEnd(m_at + 1, m_code.mid(m_at, 1), isLong);
    take(end, m_language.keysAreTypes && nextVisible(end) == m_language.keySign ? Token::Type : Token::String);
    return true;
}

bool Lexer::number()
{
    if (!m_code[m_at].isDigit())
        return false;
    qsizetype end = m_at;
    while (end < m_code.size()
        && (m_code[end].isLetterOrNumber() || m_code[end] == u'_'
            || (m_code[end] == u'.' && end + 1 < m_code.size() && m_code[end + 1].isDigit())))
        ++end;
    take(end, Token::Number);
    return true;
}

bool Lexer::decorated()
{
    const QChar c = m_code[m_at];
    const bool isVariable = m_language.sigil.contains(c);
    if (!isVariable && (m_language.decorator.isNull() || c != m_language.decorator))
        return false;
    qsizetype end = m_at + 1;
    if (isVariable && end < m_code.size() && m_code[end] == u'{') {
        const qsizetype close = m_code.indexOf(u'}', end);
        end = close < 0 ? m_code.size() : close + 1;
    } else {
        while (end < m_code.size() && (m_code[end].isLetterOrNumber() || m_code[end] == u'_' || m_code[end] == u'.'))
            ++end;
    }
    if (end == m_at + 1)
        return false;
    take(end, isVariable ? Token::Type : Token::Preprocessor);
    return true;
}

bool Lexer::word()
{
    if (!isName(m_code[m_at]))
        return false;
    qsizetype end = m_at;
    while (end < m_code.size() && isName(m_code[end]))
        ++end;
    const QString name = m_code.mid(m_at, end - m_at).toString();
    const QString key = m_language.ignoreCase ? name.toLower() : name;
    if (m_language.keywords.contains(key))
        take(end, Token::Keyword);
    else if (m_language.types.contains(key))
        take(end, Token::Type);
    else if (m_language.keysAreTypes && nextVisible(end) == m_language.keySign)
        take(end, Token::Type);
    else if (end < m_code.size() && m_code[end] == u'(')
        take(end, Token::Function);
    else
        m_at = end;
    return true;
}

bool Lexer::markup()
{
    if (comment())
        return true;
    const QChar c = m_code[m_at];
    if (!m_inTag) {
        if (c == u'&') {
            const qsizetype end = m_code.indexOf(u';', m_at);
            if (end < 0 || end - m_at > 10)
                return false;
            take(end + 1, Token::Number);
            return true;
        }
        if (c != u'<')
            return false;
        qsizetype end = m_at + 1;
        while (end < m_code.size() && (m_code[end] == u'/' || m_code[end] == u'!' || m_code[end] == u'?'))
            ++end;
        while (end < m_code.size() && isName(m_code[end]))
            ++end;
        if (end == m_at + 1)
            return false;
        take(end, Token::Keyword);
        m_inTag = true;
        return true;
    }
    if (c == u'>' || ((c == u'/' || c == u'?') && m_at + 1 < m_code.size() && m_code[m_at + 1] == u'>')) {
        m_inTag = false;
        take(m_at + (c == u'>' ? 1 : 2), Token::Keyword);
        return true;
    }
    if (c == u'"' || c == u'\'') {
        take(stringEnd(m_at + 1, m_code.mid(m_at, 1), true), Token::String);
        return true;
    }
    if (!isName(c))
        return false;
    qsizetype end = m_at;
    while (end < m_code.size() && isName(m_code[end]))
        ++end;
    take(end, Token::Type);
    return true;
}

} // namespace

QList<CodeSpan> highlight(const QString& code, const QString& language)
{
    const Language* known = languageFor(language);
    return known == nullptr ? QList<CodeSpan>() : Lexer(code, *known).run();
}

} // namespace spyhop::text
