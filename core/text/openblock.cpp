// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/openblock.h"

#include "core/text/mathscan.h"

#include <algorithm>

namespace spyhop::text {

namespace {

QStringView lineBefore(QStringView source, qsizetype end)
{
    const qsizetype start = end == 0 ? 0 : source.left(end).lastIndexOf(u'\n') + 1;
    return source.mid(start, end - start);
}

//! A mark, a space, and a word behind it.
bool beginsItem(QStringView line)
{
    qsizetype mark = 0;
    if (!line.isEmpty() && QStringView(u"-+*").contains(line.front())) {
        mark = 1;
    } else {
        while (mark < line.size() && mark < 9 && line[mark] >= u'0' && line[mark] <= u'9')
            ++mark;
        const bool isNumber = mark > 0 && mark < line.size() && (line[mark] == u'.' || line[mark] == u')');
        mark = isNumber ? mark + 1 : 0;
    }
    const QStringView words = line.mid(mark);
    const bool isMarked = mark > 0 && words.size() > 1 && words[0] == u' ' && !words[1].isSpace();
    // A rule is no item.
    return isMarked && std::any_of(words.begin(), words.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

bool beginsParagraph(QStringView line, QStringView above)
{
    const bool isQuoted = line.size() > 2 && line[0] == u'>' && line[1] == u' ' && !line[2].isSpace();
    if (!isQuoted || above.isEmpty() || above[0] != u'>' || !above.mid(1).trimmed().isEmpty())
        return false;
    const QChar first = line[2];
    return first.isLetter() || QStringView(u"*_`$[\\\"“").contains(first);
}

bool isRow(QStringView line)
{
    return line.size() > 1 && line.front() == u'|';
}

//! The line between a table's head and its rows.
bool isRule(QStringView line)
{
    return line.contains(u'-') && line.contains(u'|')
        && std::all_of(line.begin(), line.end(), [](QChar c) { return QStringView(u"|-: \t\r").contains(c); });
}

} // namespace

std::optional<qsizetype> partingIn(QStringView source, BlockKind kind)
{
    if (kind != BlockKind::List && kind != BlockKind::Quote && kind != BlockKind::Table)
        return std::nullopt;
    for (qsizetype end = source.lastIndexOf(u'\n'); end > 0;) {
        const QStringView line = lineBefore(source, end);
        const qsizetype start = end - line.size();
        if (start == 0)
            return std::nullopt;
        const QStringView above = lineBefore(source, start - 1);
        const bool mayPart = kind == BlockKind::List ? beginsItem(line)
            : kind == BlockKind::Quote               ? beginsParagraph(line, above)
                                                     : isRow(line) && isRow(above) && !isRule(line);
        if (mayPart)
            return start;
        end = start - 1;
    }
    return std::nullopt;
}

bool isClosedPart(QStringView source)
{
    const MathScan scan = findMath(source, SourceEnd::Growing);
    if (!scan.openFence.isNull())
        return false;
    // What is open at the end, the two ways to read it disagree on; but for some "\\[" beside a word.
    if (scan.spans != findMath(source, SourceEnd::Final).spans)
        return false;
    qsizetype from = 0;
    for (const ProtectedSpan& span : scan.spans) {
        if (source.mid(from, span.start - from).contains(QStringView(u"\\[")))
            return false;
        from = span.start + span.length;
    }
    return !source.mid(from).contains(QStringView(u"\\["));
}

bool endsInEmptyLine(QStringView source)
{
    return source.endsWith(u'\n') && lineBefore(source, source.size() - 1).trimmed().isEmpty();
}

QString tableHeadIn(QStringView source)
{
    qsizetype start = 0; // of the lines that no empty one parts
    for (qsizetype at = 0; at < source.size();) {
        const qsizetype feed = source.indexOf(u'\n', at);
        const qsizetype end = feed < 0 ? source.size() : feed;
        if (source.mid(at, end - at).trimmed().isEmpty())
            start = end + 1;
        at = end + 1;
    }
    QStringView above;
    for (qsizetype at = start; at < source.size();) {
        const qsizetype feed = source.indexOf(u'\n', at);
        if (feed < 0)
            break;
        const QStringView line = source.mid(at, feed - at);
        if (!above.isEmpty() && isRule(line))
            return above.toString() + u'\n' + line.toString() + u'\n';
        above = line;
        at = feed + 1;
    }
    return {};
}

std::optional<QList<Block>> joined(QList<Block> before, const QList<Block>& after, bool apart)
{
    if (before.isEmpty() || after.isEmpty())
        return std::nullopt;
    Block& open = before.last();
    const Block& more = after.first();
    if (open.kind != more.kind || open.ordered != more.ordered || open.columns != more.columns)
        return std::nullopt;
    switch (open.kind) {
    case BlockKind::List:
        open.children += more.children;
        open.tight = open.tight && more.tight && !apart;
        break;
    case BlockKind::Quote:
        open.children += more.children;
        break;
    case BlockKind::Table:
        open.rows += more.rows.mid(1);
        break;
    case BlockKind::Paragraph:
    case BlockKind::Heading:
    case BlockKind::Item:
    case BlockKind::Code:
    case BlockKind::Rule:
    case BlockKind::Formula:
        return std::nullopt;
    }
    before += after.mid(1);
    return before;
}

} // namespace spyhop::text
