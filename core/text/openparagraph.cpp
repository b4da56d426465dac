// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/openparagraph.h"

#include "core/text/formularules.h"

namespace spyhop::text {

namespace {

// Characters: what stays behind a parting, so that signs that may yet become something are all of it, and how far back
// one is looked for.
constexpr qsizetype leastRest = 200, farthest = 1'200;
constexpr QChar fullStop(u'\u3002');

//! Whether words begin a line: no sign that counts there.
bool beginsWords(QStringView line)
{
    if (line.startsWith(u'[')) {
        const qsizetype close = line.indexOf(u']');
        return close > 0 && close + 1 < line.size() && line[close + 1] != u':';
    }
    const QChar first = line.isEmpty() ? QChar() : line.front();
    return first.isLetterOrNumber() || first.unicode() > 127 || QStringView(u"`*_$(\"'\\").contains(first);
}

//! Whether a line may be parted behind these words of it.
bool isPlain(QStringView line, bool beginsInside)
{
    return (beginsInside || beginsWords(line)) && !line.contains(u'|');
}

bool isWithinWord(QStringView text, qsizetype i)
{
    return i > 0 && i + 1 < text.size() && isWordLetter(text[i - 1]) && isWordLetter(text[i + 1]);
}

//! Whether words have no sign that something behind them may make a mark. `brackets`: those that are open.
bool isClosedText(QStringView text, int* brackets)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isBeforeSpace = i + 1 < text.size() && text[i + 1].isSpace();
        if (c == u'[')
            ++*brackets;
        else if (c == u']')
            *brackets -= *brackets > 0 ? 1 : 0;
        else if (c == u'$' || (c == u'*' && !isBeforeSpace) || (c == u'~' && !isBeforeSpace)
            || (c == u'_' && !isBeforeSpace && !isWithinWord(text, i)))
            return false;
    }
    return true;
}

} // namespace

std::optional<qsizetype> OpenParagraph::partingIn(QStringView source, bool goesOn)
{
    for (qsizetype i = source.size() - leastRest; i > qMax<qsizetype>(1, source.size() - farthest); --i) {
        const QChar c = source[i];
        if ((c != u'\n' && c != u' ' && c != fullStop) || source[i - 1].isSpace() || source[i + 1].isSpace())
            continue;
        if (c == u'\n')
            return i;
        const qsizetype lineStart = source.left(i).lastIndexOf(u'\n') + 1;
        const bool isPlainLine = isPlain(source.mid(lineStart, i - lineStart), goesOn && lineStart == 0);
        if (isPlainLine && (c == u' ' || !source.left(i).contains(u'<')))
            return i;
    }
    return std::nullopt;
}

bool OpenParagraph::isClosed(const QList<Block>& blocks)
{
    if (blocks.isEmpty() || blocks.last().kind != BlockKind::Paragraph)
        return false;
    // Displayed formulas part what is one paragraph to marks.
    qsizetype first = blocks.size() - 1;
    while (first > 0 && (blocks[first].kind == BlockKind::Formula || blocks[first - 1].kind == BlockKind::Formula))
        --first;
    int brackets = 0;
    for (qsizetype i = first; i < blocks.size(); ++i) {
        for (const Inline& run : blocks[i].inlines) {
            const bool isRead = !run.marks.testAnyFlags(Mark::Code | Mark::Formula | Mark::Picture);
            if (isRead && !isClosedText(run.text, &brackets))
                return false;
        }
    }
    return brackets == 0;
}

OpenParagraph::OpenParagraph(qsizetype end, const QList<Block>& blocks)
    : m_end(end)
    , m_blocks(blocks.size())
    , m_runs(blocks.last().inlines.size())
    , m_lastSize(blocks.last().inlines.last().text.size())
{
}

bool OpenParagraph::goOn(const QList<Block>& later, QList<Block>* blocks) const
{
    if (later.isEmpty() || later.first().kind != BlockKind::Paragraph)
        return false;
    const Inlines& more = later.first().inlines;
    if (more.isEmpty() || more.first().marks != Marks() || !more.first().link.isEmpty()
        || !more.first().text.startsWith(head))
        return false;
    blocks->resize(m_blocks);
    Inlines& runs = blocks->last().inlines;
    runs.resize(m_runs);
    runs.last().text.truncate(m_lastSize);
    Inline first = more.first();
    first.text.remove(0, 1);
    const bool joins = runs.last().marks == first.marks && runs.last().link == first.link;
    if (joins)
        runs.last().text += first.text;
    else if (!first.text.isEmpty())
        runs.append(first);
    runs += more.mid(1);
    *blocks += later.mid(1);
    return true;
}

} // namespace spyhop::text
