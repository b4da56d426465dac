// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <vector>

namespace spyhop::chat {

//! The same number of UTF-16 units, each without case and width: "Ｂ", "B" and "b" are one, so that places in the
//! folded text are places in the text.
[[nodiscard]] QString folded(QStringView text);

//! Where a term stands: units of the text.
struct TextRange {
    qsizetype start = 0;
    qsizetype length = 0;
    bool operator==(const TextRange&) const = default;
};

//! Every place of these words as they follow each other, without case and width, and whether accents are characters of
//! their own or not (NFC); none overlapping. Places of `text` as it is.
[[nodiscard]] QList<TextRange> placesOf(const QString& words, const QString& text);

//! \brief What is searched for: words that must all be there, in any order; words between quotation marks go together.
//!
//! A term may be one character: Chinese has no spaces, and a character is a word. A value.
class SearchTerms {
public:
    SearchTerms() = default;
    explicit SearchTerms(const QString& query);

    [[nodiscard]] bool isEmpty() const { return m_terms.isEmpty(); }
    [[nodiscard]] const QStringList& folded() const { return m_terms; }
    [[nodiscard]] bool match(QStringView text) const;
    //! Every place of every term, in order, none overlapping.
    [[nodiscard]] QList<TextRange> places(QStringView text) const;
    bool operator==(const SearchTerms&) const = default;

private:
    QStringList m_terms; //!< folded
};

//! \brief A text ready to be searched, and small: one byte a character where it can be, with what folding took away.
class FoldedText {
public:
    explicit FoldedText(const QString& text);
    [[nodiscard]] static FoldedText fromUtf8(const QByteArray& utf8);

    [[nodiscard]] qsizetype size() const { return m_size; } //!< UTF-16 units
    [[nodiscard]] qsizetype bytes() const;
    //! Units of original(); -1: not there. The term must be folded.
    [[nodiscard]] qsizetype find(const QString& term) const;
    [[nodiscard]] bool holds(const SearchTerms& terms) const;
    //! The text as it was, but composed (NFC).
    [[nodiscard]] QString original(qsizetype from, qsizetype length) const;

private:
    enum class Form : quint8 { Ascii, Latin1, Utf16 };
    struct Folded {
        quint32 at = 0;
        char16_t was = 0;
    };
    FoldedText() = default;
    void foldAscii(const char* text);
    void foldUnits(const char16_t* text);

    //! Ascii: bytes, then a bit for each, lowest first, that says whether it was a capital. Latin1: bytes. Utf16: in
    //! the machine's order.
    QByteArray m_units;
    qsizetype m_size = 0;
    std::vector<Folded> m_folded; //!< ascending; none of an ASCII text
    Form m_form = Form::Ascii;
};

} // namespace spyhop::chat
