// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::basics {

//! A word and where it stands, in UTF-16 units.
struct Word {
    qsizetype at = 0;
    qsizetype length = 0;
    bool isNumber = false;
    bool operator==(const Word&) const = default;
};

//! The words of a text in order (Unicode Annex 29; Chinese by ICU's dictionary); punctuation and blanks are none.
[[nodiscard]] QList<Word> words(const QString& text);
//! The sentences, trimmed. Lines that were wrapped by hand are joined first; headings and list items stand alone.
[[nodiscard]] QStringList sentences(const QString& text);
//! True if more of the text is Chinese than not, counting a Chinese character as three letters.
[[nodiscard]] bool isChinese(QStringView text);

} // namespace spyhop::basics
