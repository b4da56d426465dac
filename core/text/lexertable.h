// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/languages.h"

#include <array>
#include <optional>
#include <vector>

namespace spyhop::text {

//! \brief A language made ready for the lexer: what may begin at a character, and its words. A constant, made once for
//! each language.
class LexerTable {
public:
    //! What a character may begin or go on with.
    enum Begin : quint16 {
        Nothing = 0,
        Name = 1,
        Digit = 2,
        String = 4, //!< on one line
        LongString = 8,
        Comment = 16,
        LineComment = 32,
        Preprocessor = 64,
        Decorator = 128,
        Sigil = 256,
        WholeLine = 512,
        Newline = 1024,
    };

    explicit LexerTable(const Language& language);

    [[nodiscard]] const Language& language() const { return m_language; }
    //! A set of Begin.
    [[nodiscard]] unsigned beginsAt(QChar c) const
    {
        return c.unicode() < m_begins.size() ? m_begins[c.unicode()] : beginsOutsideAscii(c);
    }
    [[nodiscard]] bool isName(QChar c) const { return (beginsAt(c) & (Name | Digit)) != 0; }
    //! Keyword or type; nothing for any other word.
    [[nodiscard]] std::optional<Token> wordToken(QStringView word) const;

private:
    struct Word {
        QString text = {};
        Token token = Token::Keyword;
    };
    [[nodiscard]] static unsigned beginsOutsideAscii(QChar c);
    [[nodiscard]] char16_t folded(QChar c) const;
    [[nodiscard]] quint32 hashOf(QStringView word) const;
    void addWords(const QSet<QString>& words, Token token);

    const Language& m_language;
    std::array<quint16, 128> m_begins{};
    std::vector<Word> m_words; //!< a hash table with open addressing; its size is a power of two
    qsizetype m_longest = 0; //!< characters of the longest word
};

//! Nothing for an unknown name.
[[nodiscard]] const LexerTable* lexerTableFor(const QString& name);

} // namespace spyhop::text
