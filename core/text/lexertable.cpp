// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/lexertable.h"

#include <bit>

namespace spyhop::text {

namespace {

constexpr std::size_t slotsPerWord = 4; //!< so that nearly every look ends at its first slot

} // namespace

LexerTable::LexerTable(const Language& language)
    : m_language(language)
{
    const auto mark = [this](QChar c, Begin begin) {
        if (!c.isNull() && c.unicode() < m_begins.size())
            m_begins[c.unicode()] = static_cast<quint16>(m_begins[c.unicode()] | begin);
    };
    for (char16_t c = 0; c < m_begins.size(); ++c) {
        if (QChar(c).isDigit())
            mark(c, Digit);
        else if (QChar(c).isLetterOrNumber() || c == u'_')
            mark(c, Name);
    }
    mark(u'\n', Newline);
    for (const QChar c : language.nameExtra)
        mark(c, Name);
    for (const QChar c : language.quotes)
        mark(c, String);
    for (const QChar c : language.longQuotes)
        mark(c, LongString);
    for (const QChar c : language.sigil)
        mark(c, Sigil);
    mark(language.decorator, Decorator);
    mark(language.preprocessor, Preprocessor);
    mark(language.sectionOpen, WholeLine);
    for (const auto& [start, token] : language.lineStarts)
        mark(start.front(), WholeLine);
    if (!language.commentOpen.isEmpty())
        mark(language.commentOpen.front(), Comment);
    for (const QString& start : language.lineComments)
        mark(start.front(), LineComment);

    const auto count = static_cast<std::size_t>(language.keywords.size() + language.types.size());
    m_words.resize(std::bit_ceil(slotsPerWord * count + 1));
    addWords(language.keywords, Token::Keyword);
    addWords(language.types, Token::Type);
}

unsigned LexerTable::beginsOutsideAscii(QChar c)
{
    if (c.isDigit())
        return Digit;
    return c.isLetterOrNumber() ? Name : Nothing;
}

char16_t LexerTable::folded(QChar c) const
{
    const char16_t unit = c.unicode();
    return m_language.ignoreCase && unit >= u'A' && unit <= u'Z' ? static_cast<char16_t>(unit + 32) : unit;
}

quint32 LexerTable::hashOf(QStringView word) const
{
    quint32 hash = 0;
    for (const QChar c : word)
        hash = hash * 31 + folded(c);
    return hash ^ (hash >> 7);
}

void LexerTable::addWords(const QSet<QString>& words, Token token)
{
    for (const QString& word : words) {
        m_longest = qMax(m_longest, word.size());
        std::size_t slot = hashOf(word) & (m_words.size() - 1);
        while (!m_words[slot].text.isEmpty() && m_words[slot].text != word)
            slot = (slot + 1) & (m_words.size() - 1);
        if (m_words[slot].text.isEmpty())
            m_words[slot] = Word{word, token};
    }
}

std::optional<Token> LexerTable::wordToken(QStringView word) const
{
    if (word.size() > m_longest)
        return std::nullopt;
    const auto isSame = [this](QStringView known, QStringView wanted) {
        return std::equal(known.begin(), known.end(), wanted.begin(), wanted.end(),
            [this](QChar a, QChar b) { return a.unicode() == folded(b); });
    };
    for (std::size_t slot = hashOf(word) & (m_words.size() - 1); !m_words[slot].text.isEmpty();
         slot = (slot + 1) & (m_words.size() - 1)) {
        if (isSame(m_words[slot].text, word))
            return m_words[slot].token;
    }
    return std::nullopt;
}

const LexerTable* lexerTableFor(const QString& name)
{
    static const std::vector<LexerTable> tables = [] {
        std::vector<LexerTable> all;
        all.reserve(static_cast<std::size_t>(languages().size()));
        for (const Language& language : languages())
            all.emplace_back(language);
        return all;
    }();
    const Language* language = languageFor(name);
    return language == nullptr ? nullptr : &tables[static_cast<std::size_t>(language - languages().constData())];
}

} // namespace spyhop::text
