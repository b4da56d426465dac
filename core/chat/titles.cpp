// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/titles.h"

#include <QtCore/QStringView>

namespace spyhop::chat {

namespace {

constexpr qsizetype titleLength = 40; // characters: what fits one row of the list
constexpr qsizetype previewLength = 120;
constexpr qsizetype longestWordCut = 12; // characters: a longer word is cut rather than left out

QString firstLine(const QString& text)
{
    qsizetype start = 0;
    while (start < text.size()) {
        qsizetype end = text.indexOf(u'\n', start);
        end = end < 0 ? text.size() : end;
        // A huge line is not copied whole for a few words of it.
        const QString line = text.mid(start, qMin(end - start, 4 * previewLength)).simplified();
        if (!line.isEmpty())
            return line;
        start = end + 1;
    }
    return {};
}

//! Cuts at most `length` characters, never through a surrogate pair.
QString cut(const QString& text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    // Between words, if one ends nearby; Chinese may be cut anywhere.
    const qsizetype space = text.lastIndexOf(u' ', length - 1);
    if (space >= length - longestWordCut)
        return text.left(space) + u'…';
    const bool inPair = text[length - 2].isHighSurrogate();
    return text.left(inPair ? length - 2 : length - 1) + u'…';
}

} // namespace

QString titleFrom(const QString& question)
{
    return cut(firstLine(question), titleLength);
}

QString previewFrom(const QString& text)
{
    QString line = firstLine(text);
    while (line.startsWith(u'#') || line.startsWith(u'>') || line.startsWith(u' '))
        line.remove(0, 1);
    line.remove(QStringLiteral("**")).remove(u'`');
    if (line.startsWith(QStringLiteral("- ")) || line.startsWith(QStringLiteral("* ")))
        line.remove(0, 2);
    return cut(line, previewLength);
}

} // namespace spyhop::chat
