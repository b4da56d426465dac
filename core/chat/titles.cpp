// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/titles.h"

#include "core/text/excerpt.h"
#include "core/text/markdown.h"

#include <QtCore/QStringList>
#include <QtCore/QStringView>

namespace spyhop::chat {

namespace {

constexpr qsizetype titleLength = 40; // characters: what fits one row of the list
constexpr qsizetype previewLength = 120;
constexpr qsizetype previewSource = 2'000; // characters that are looked through for them
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

//! Without the signs around its formulas.
QString wordsOf(const text::Inlines& inlines)
{
    QString words;
    for (const text::Inline& run : inlines) {
        QString part = run.text;
        if (run.marks.testFlag(text::Mark::Formula)) {
            for (const auto* sign : {u"$$", u"$", u"\\(", u"\\)", u"\\[", u"\\]"})
                part.remove(QStringView(sign).toString());
        }
        words += part;
    }
    return words;
}

//! Of the first block that has any; a formula of its own has none.
QString firstWords(const QList<text::Block>& blocks)
{
    for (const text::Block& block : blocks) {
        QString line;
        switch (block.kind) {
        case text::BlockKind::Paragraph:
        case text::BlockKind::Heading:
            line = firstLine(wordsOf(block.inlines));
            break;
        case text::BlockKind::Code:
            line = firstLine(block.code);
            break;
        case text::BlockKind::Table: {
            QStringList head;
            for (const text::Inlines& cell : block.rows.value(0))
                head.append(wordsOf(cell).simplified());
            head.removeAll(QString());
            line = head.join(QStringLiteral(" · "));
            break;
        }
        case text::BlockKind::List:
        case text::BlockKind::Item:
        case text::BlockKind::Quote:
            line = firstWords(block.children);
            break;
        case text::BlockKind::Rule:
        case text::BlockKind::Formula:
            break;
        }
        if (!line.isEmpty())
            return line;
    }
    return {};
}

} // namespace

QString titleFrom(const QString& question)
{
    return cut(firstLine(question), titleLength);
}

QString previewFrom(const QString& text)
{
    const QList<text::Block> blocks = text::parseMarkdown(text.left(previewSource));
    QString line = firstWords(blocks);
    if (line.isEmpty()) // formulas alone
        line = firstLine(text::flatText(blocks)).remove(QStringLiteral("$$"));
    return cut(line, previewLength);
}

} // namespace spyhop::chat
