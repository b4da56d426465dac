// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/lexer.h"

namespace spyhop::text {

namespace {

//! "&thetasym;" is the longest entity in common use (characters).
constexpr qsizetype longestEntity = 10;
constexpr qsizetype tripleQuote = 3;

} // namespace

Lexer::Lexer(QStringView code, const LexerTable& table, const Rest& from, QList<CodeSpan>& spans)
    : m_code(code)
    , m_table(table)
    , m_language(table.language())
    , m_spans(spans)
    , m_rest(from)
    , m_at(from.offset)
{
}

Lexer::Rest Lexer::run(qsizetype until)
{
    while (m_at < until) {
        const unsigned begins = m_table.beginsAt(m_code[m_at]);
        if (m_language.markup ? markup(begins) : step(begins))
            continue;
        if ((begins & LexerTable::Newline) != 0)
            passNewline();
        ++m_at;
    }
    return m_rest;
}

void Lexer::passNewline()
{
    // What looks ahead from before it (an entity) must not be able to see what may come.
    if (!m_inTag && m_at + longestEntity < m_code.size())
        m_rest = Rest{m_at + 1, m_spans.size()};
}

bool Lexer::step(unsigned begins)
{
    using Table = LexerTable;
    if (begins == Table::Nothing || begins == Table::Newline)
        return false;
    if ((begins & Table::WholeLine) != 0 && wholeLine())
        return true;
    if ((begins & Table::Comment) != 0 && comment())
        return true;
    if ((begins & Table::LineComment) != 0 && lineComment())
        return true;
    if ((begins & Table::Preprocessor) != 0 && preprocessor())
        return true;
    if ((begins & (Table::String | Table::LongString)) != 0)
        return string((begins & Table::LongString) != 0);
    if ((begins & Table::Digit) != 0) {
        number();
        return true;
    }
    if ((begins & (Table::Sigil | Table::Decorator)) != 0 && decorated((begins & Table::Sigil) != 0))
        return true;
    if ((begins & Table::Name) == 0)
        return false;
    word();
    return true;
}

void Lexer::take(qsizetype end, Token token)
{
    m_spans.append(CodeSpan{m_at, end - m_at, token});
    m_at = end;
}

qsizetype Lexer::lineEnd() const
{
    const qsizetype end = m_code.indexOf(u'\n', m_at);
    return end < 0 ? m_code.size() : end;
}

qsizetype Lexer::nameEnd(qsizetype from) const
{
    while (from < m_code.size() && m_table.isName(m_code[from]))
        ++from;
    return from;
}

bool Lexer::firstInLine() const
{
    for (qsizetype i = m_at - 1; i >= 0 && m_code[i] != u'\n'; --i) {
        if (!m_code[i].isSpace())
            return false;
    }
    return true;
}

//! What ends here names a value: the language's sign comes next.
bool Lexer::isKeyBefore(qsizetype end) const
{
    if (!m_language.keysAreTypes)
        return false;
    while (end < m_code.size() && (m_code[end] == u' ' || m_code[end] == u'\t'))
        ++end;
    return end < m_code.size() && m_code[end] == m_language.keySign;
}

bool Lexer::wholeLine()
{
    if (m_at > 0 && m_code[m_at - 1] != u'\n')
        return false;
    if (m_code[m_at] == m_language.sectionOpen) {
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
    if (!at(m_language.commentOpen))
        return false;
    const qsizetype close = m_code.indexOf(m_language.commentClose, m_at + m_language.commentOpen.size());
    take(close < 0 ? m_code.size() : close + m_language.commentClose.size(), Token::Comment);
    return true;
}

bool Lexer::lineComment()
{
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
    if (!firstInLine())
        return false;
    take(lineEnd(), Token::Preprocessor);
    return true;
}

qsizetype Lexer::stringEnd(qsizetype from, QStringView quote, bool manyLines) const
{
    const QChar first = quote.front();
    for (qsizetype i = from; i < m_code.size(); ++i) {
        const QChar c = m_code[i];
        if (c == u'\\' && m_language.backslash)
            ++i;
        else if (c == u'\n' && !manyLines)
            return i;
        else if (c == first && (quote.size() == 1 || m_code.mid(i).startsWith(quote)))
            return i + quote.size();
    }
    return m_code.size();
}

bool Lexer::string(bool isLong)
{
    const QChar c = m_code[m_at];
    const QStringView triple = m_code.mid(m_at, tripleQuote);
    if (m_language.tripleQuotes && triple.size() == tripleQuote && triple[1] == c && triple[2] == c) {
        take(stringEnd(m_at + tripleQuote, triple, true), Token::String);
        return true;
    }
    const qsizetype end = stringEnd(m_at + 1, m_code.mid(m_at, 1), isLong);
    take(end, isKeyBefore(end) ? Token::Type : Token::String);
    return true;
}

void Lexer::number()
{
    const auto isDigit = [this](qsizetype i) { return i < m_code.size() && m_code[i].isDigit(); };
    qsizetype end = m_at;
    while (end < m_code.size()
        && (m_code[end].isLetterOrNumber() || m_code[end] == u'_' || (m_code[end] == u'.' && isDigit(end + 1))))
        ++end;
    take(end, Token::Number);
}

bool Lexer::decorated(bool isVariable)
{
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

void Lexer::word()
{
    const qsizetype end = nameEnd(m_at);
    if (const std::optional<Token> known = m_table.wordToken(m_code.mid(m_at, end - m_at)))
        take(end, *known);
    else if (isKeyBefore(end))
        take(end, Token::Type);
    else if (end < m_code.size() && m_code[end] == u'(')
        take(end, Token::Function);
    else
        m_at = end;
}

bool Lexer::entity()
{
    const qsizetype end = m_code.mid(m_at, longestEntity + 1).indexOf(u';');
    if (end < 0)
        return false;
    take(m_at + end + 1, Token::Number);
    return true;
}

bool Lexer::tagOpen()
{
    qsizetype end = m_at + 1;
    while (end < m_code.size() && (m_code[end] == u'/' || m_code[end] == u'!' || m_code[end] == u'?'))
        ++end;
    end = nameEnd(end);
    if (end == m_at + 1)
        return false;
    take(end, Token::Keyword);
    m_inTag = true;
    return true;
}

bool Lexer::markup(unsigned begins)
{
    if ((begins & LexerTable::Comment) != 0 && comment())
        return true;
    const QChar c = m_code[m_at];
    if (!m_inTag)
        return c == u'&' ? entity() : c == u'<' && tagOpen();
    const bool closesItself = (c == u'/' || c == u'?') && m_at + 1 < m_code.size() && m_code[m_at + 1] == u'>';
    if (c == u'>' || closesItself) {
        m_inTag = false;
        take(m_at + (closesItself ? 2 : 1), Token::Keyword);
        return true;
    }
    if (c == u'"' || c == u'\'') {
        take(stringEnd(m_at + 1, m_code.mid(m_at, 1), true), Token::String);
        return true;
    }
    if (!m_table.isName(c))
        return false;
    take(nameEnd(m_at), Token::Type);
    return true;
}

} // namespace spyhop::text
