// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/slices.h"

#include <numeric>

namespace spyhop::typeset {

namespace {

// Each slice takes some milliseconds to lay out. Blocks that are not much larger are not cut: their columns are
// measured by all cells, their lines broken as a whole.
constexpr qsizetype cellsInSlice = 100, cellsUncut = 400, leastRows = 8;
constexpr qsizetype itemsInSlice = 50, itemsUncut = 100;
constexpr qsizetype quoteInSlice = 2'500, quoteUncut = 5'000; // characters
constexpr qsizetype charactersInSlice = 10'000, runsInSlice = 1'000;
constexpr qsizetype linesInSlice = 200, linesUncut = 400; // of code
constexpr qsizetype codeInSlice = 20'000, codeUncut = 40'000; // characters
constexpr qsizetype lineEndWithin = 2'000; //!< characters looked back through for a line's end
constexpr qsizetype longestWord = 200; //!< the same for a space

QList<Slice> whole(const text::Block& block)
{
    return {Slice{block, {}}};
}

QList<Slice> tableSlices(const text::Block& table)
{
    const qsizetype columns = table.rows.isEmpty() ? 0 : table.rows.first().size();
    if (columns == 0 || table.rows.size() * columns <= cellsUncut)
        return whole(table);
    const qsizetype height = qMax(leastRows, cellsInSlice / columns);
    QList<Slice> slices;
    for (qsizetype row = 0; row < table.rows.size(); row += height) {
        Slice slice{text::Block{.kind = text::BlockKind::Table, .columns = table.columns}, {}};
        slice.block.rows = table.rows.mid(row, height);
        for (QList<text::Inlines>& cells : slice.block.rows) {
            if (cells.size() != columns)
                cells.resize(columns);
        }
        slice.joint = row == 0 ? QString() : QStringLiteral("\n");
        slices.append(std::move(slice));
    }
    return slices;
}

QList<Slice> listSlices(const text::Block& list)
{
    if (list.children.size() <= itemsUncut)
        return whole(list);
    QList<Slice> slices;
    int number = list.start;
    for (qsizetype first = 0; first < list.children.size(); first += itemsInSlice) {
        Slice slice{list, first == 0 ? QString() : QStringLiteral("\n")};
        slice.block.children = list.children.mid(first, itemsInSlice);
        slice.block.start = number;
        for (const text::Block& child : std::as_const(slice.block.children))
            number += child.kind == text::BlockKind::Item ? 1 : 0;
        slices.append(std::move(slice));
    }
    return slices;
}

qsizetype charactersOf(const text::Inlines& inlines)
{
    return std::accumulate(inlines.cbegin(), inlines.cend(), qsizetype(0),
        [](qsizetype sum, const text::Inline& run) { return sum + run.text.size(); });
}

qsizetype charactersOf(const text::Block& block)
{
    qsizetype sum = charactersOf(block.inlines) + block.code.size();
    for (const QList<text::Inlines>& row : block.rows) {
        for (const text::Inlines& cell : row)
            sum += charactersOf(cell);
    }
    for (const text::Block& child : block.children)
        sum += charactersOf(child);
    return sum;
}

QList<Slice> quoteSlices(const text::Block& quote)
{
    if (quote.children.size() < 2 || charactersOf(quote) <= quoteUncut)
        return whole(quote);
    QList<Slice> slices{Slice{text::Block{.kind = text::BlockKind::Quote}, {}}};
    qsizetype characters = 0; // of the last slice
    for (const text::Block& child : quote.children) {
        const qsizetype more = charactersOf(child);
        if (characters >= quoteInSlice && more > 0) { // each slice begins with a text
            slices.append(Slice{text::Block{.kind = text::BlockKind::Quote}, QStringLiteral("\n")});
            characters = 0;
        }
        slices.last().block.children.append(child);
        characters += more;
    }
    return slices;
}

//! Where a run of text is cut so that at most `room` characters stay before it: [first, second) is the joint.
std::pair<qsizetype, qsizetype> cutIn(const QString& text, qsizetype room)
{
    const qsizetype lineEnd = text.lastIndexOf(u'\n', room);
    if (lineEnd > 0 && room - lineEnd < lineEndWithin)
        return {lineEnd, lineEnd + 1};
    for (qsizetype i = room; i > 0 && room - i < longestWord; --i) {
        if (text[i].isSpace())
            return {i, i + 1};
    }
    const qsizetype cut = text[room].isLowSurrogate() ? room + 1 : room;
    return {cut, cut};
}

QList<Slice> paragraphSlices(const text::Block& paragraph)
{
    if (charactersOf(paragraph.inlines) <= charactersInSlice && paragraph.inlines.size() <= runsInSlice)
        return whole(paragraph);
    QList<Slice> slices;
    Slice slice;
    qsizetype room = charactersInSlice;
    const auto close = [&](const QString& joint) {
        slices.append(std::exchange(slice, Slice{{}, joint}));
        room = charactersInSlice;
    };
    for (const text::Inline& run : paragraph.inlines) {
        QString rest = run.text;
        // A formula stays whole.
        while (rest.size() > room && !run.marks.testFlag(text::Mark::Formula)) {
            if (room == 0) {
                close({});
                continue;
            }
            const auto [from, to] = cutIn(rest, room);
            slice.block.inlines.append(text::Inline{rest.left(from), run.marks, run.link, run.around});
            close(rest.mid(from, to - from));
            rest.remove(0, to);
        }
        room -= qMin(room, rest.size());
        if (!rest.isEmpty())
            slice.block.inlines.append(text::Inline{rest, run.marks, run.link, run.around});
        if (slice.block.inlines.size() >= runsInSlice)
            close({});
    }
    if (!slice.block.inlines.isEmpty())
        slices.append(std::move(slice));
    return slices;
}

//! Where a slice of code that begins at `from` ends: [first, second) is the joint; at the code's end both are it.
std::pair<qsizetype, qsizetype> cutInCode(const QString& code, qsizetype from)
{
    qsizetype cut = -1; // the last line's end within the room
    qsizetype at = from;
    for (qsizetype lines = 0; lines < linesInSlice; ++lines) {
        const qsizetype end = code.indexOf(u'\n', at);
        if ((end < 0 ? code.size() : end) - from > codeInSlice)
            break;
        if (end < 0)
            return {code.size(), code.size()};
        cut = end;
        at = end + 1;
    }
    if (cut >= 0)
        return {cut, cut + 1};
    const qsizetype middle = from + codeInSlice; // of a line that no slice has room for
    const qsizetype whole = code[middle].isLowSurrogate() ? middle + 1 : middle;
    return {whole, whole};
}

QList<Slice> codeSlices(const text::Block& code)
{
    if (code.code.size() <= codeUncut && code.code.count(u'\n') < linesUncut)
        return whole(code);
    QList<Slice> slices;
    QString joint;
    for (qsizetype from = 0; from >= 0;) {
        const auto [end, next] = cutInCode(code.code, from);
        Slice slice{text::Block{.kind = text::BlockKind::Code, .language = code.language}, joint};
        slice.block.code = code.code.mid(from, end - from);
        slices.append(std::move(slice));
        joint = code.code.mid(end, next - end);
        from = next > end || next < code.code.size() ? next : -1;
    }
    return slices;
}

} // namespace

QList<Slice> slicesOf(const text::Block& block)
{
    switch (block.kind) {
    case text::BlockKind::Table:
        return tableSlices(block);
    case text::BlockKind::List:
        return listSlices(block);
    case text::BlockKind::Paragraph:
        return paragraphSlices(block);
    case text::BlockKind::Code:
        return codeSlices(block);
    case text::BlockKind::Quote:
        return quoteSlices(block);
    case text::BlockKind::Heading:
    case text::BlockKind::Item:
    case text::BlockKind::Rule:
    case text::BlockKind::Formula:
        break;
    }
    return whole(block);
}

} // namespace spyhop::typeset
