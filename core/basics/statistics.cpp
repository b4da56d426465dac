// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/basics/statistics.h"

#include "core/basics/segments.h"

namespace spyhop::basics {

Statistics statistics(const QString& text)
{
    Statistics result;
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\r' || c.isLowSurrogate())
            continue;
        ++result.characters;
        if (c.script() == QChar::Script_Han)
            ++result.chineseCharacters;
    }
    for (const Word& word : words(text)) {
        ++result.words;
        if (word.isNumber)
            ++result.numbers;
    }
    bool inParagraph = false;
    const QList<QStringView> lines = QStringView(text).split(u'\n');
    for (const QStringView line : lines) {
        const bool isBlank = line.trimmed().isEmpty();
        if (!isBlank)
            ++result.lines;
        if (!isBlank && !inParagraph)
            ++result.paragraphs;
        inParagraph = !isBlank;
    }
    result.sentences = sentences(text).size();
    if (result.sentences > 0)
        result.wordsPerSentence = static_cast<double>(result.words) / static_cast<double>(result.sentences);
    return result;
}

} // namespace spyhop::basics
