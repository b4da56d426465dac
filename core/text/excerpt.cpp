// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/excerpt.h"

#include <optional>

namespace spyhop::text {

namespace {

qsizetype columnCount(const Block& table)
{
    return table.rows.isEmpty() ? 0 : table.rows.first().size();
}

void collect(const Block& block, QStringList& leaves)
{
    switch (block.kind) {
    case BlockKind::Paragraph:
    case BlockKind::Heading:
    case BlockKind::Formula:
        leaves.append(plainText(block.inlines));
        return;
    case BlockKind::Code:
        leaves.append(block.code);
        return;
    case BlockKind::Table:
        for (const QList<Inlines>& row : block.rows) {
            for (qsizetype column = 0; column < columnCount(block); ++column)
                leaves.append(plainText(row.value(column)));
        }
        return;
    case BlockKind::List:
    case BlockKind::Item:
    case BlockKind::Quote:
        for (const Block& child : block.children)
            collect(child, leaves);
        return;
    case BlockKind::Rule:
        return;
    }
}

//! Walks over the leaves in order; m_at is the flat offset where the next one begins.
class Cutter {
public:
    Cutter(qsizetype from, qsizetype to)
        : m_from(from)
        , m_to(to)
    {
    }
    QList<Block> run(const QList<Block>& blocks);

private:
    struct Part {
        qsizetype begin = 0, end = 0; //!< in the leaf
        bool taken = false;
    };
    //! What of the next leaf is selected; goes on to the one after it.
    Part leaf(qsizetype length);
    [[nodiscard]] std::optional<Block> cut(const Block& block);
    [[nodiscard]] std::optional<Block> container(const Block& block);
    [[nodiscard]] std::optional<Block> table(const Block& block);
    static Inlines part(const Inlines& inlines, const Part& part);

    qsizetype m_from, m_to;
    qsizetype m_at = 0;
    int m_taken = 0; //!< leaves
    bool m_isPart = false; //!< one of them is not whole
    Block m_last; //!< the last leaf taken, as a block of its own
};

Cutter::Part Cutter::leaf(qsizetype length)
{
    const qsizetype start = m_at;
    m_at += length + 1;
    Part part{qMax(m_from, start) - start, qMin(m_to, start + length) - start, false};
    part.taken = part.begin < part.end || (length == 0 && part.begin == part.end && m_from < m_to);
    if (part.taken) {
        ++m_taken;
        m_isPart = m_isPart || part.end - part.begin < length;
    }
    return part;
}

Inlines Cutter::part(const Inlines& inlines, const Part& part)
{
    Inlines result;
    qsizetype at = 0;
    for (const Inline& run : inlines) {
        const qsizetype begin = qMax(part.begin, at) - at;
        const qsizetype end = qMin(part.end, at + run.text.size()) - at;
        at += run.text.size();
        if (begin >= end)
            continue;
        Inline piece = run;
        if (!run.marks.testFlag(Mark::Formula) && !run.marks.testFlag(Mark::Picture))
            piece.text = run.text.mid(begin, end - begin);
        result.append(piece);
    }
    return result;
}

std::optional<Block> Cutter::table(const Block& block)
{
    Block result = block;
    result.rows.clear();
    for (const QList<Inlines>& row : block.rows) {
        QList<Inlines> cells;
        bool any = false;
        for (qsizetype column = 0; column < columnCount(block); ++column) {
            const Inlines cell = row.value(column);
            const Part taken = leaf(plainText(cell).size());
            cells.append(taken.taken ? part(cell, taken) : Inlines());
            if (taken.taken) {
                any = true;
                m_last = Block{.inlines = cells.last()};
            }
        }
        if (any)
            result.rows.append(cells);
    }
    if (result.rows.isEmpty())
        return std::nullopt;
    return result;
}

std::optional<Block> Cutter::container(const Block& block)
{
    Block result = block;
    result.children.clear();
    qsizetype dropped = 0;
    for (const Block& child : block.children) {
        if (std::optional<Block> kept = cut(child))
            result.children.append(std::move(*kept));
        else if (result.children.isEmpty())
            ++dropped;
    }
    const bool isEmptyItem = block.kind == BlockKind::Item && block.children.isEmpty() && m_at > m_from && m_at < m_to;
    if (result.children.isEmpty() && !isEmptyItem)
        return std::nullopt;
    if (block.kind == BlockKind::List) {
        result.start += static_cast<int>(dropped);
        // One item of one block has nothing to be apart from.
        if (result.children.size() == 1 && result.children.first().children.size() <= 1)
            result.tight = true;
    } else if (dropped > 0) {
        result.checked.reset(); // the box stands before the words that were left out
    }
    return result;
}

std::optional<Block> Cutter::cut(const Block& block)
{
    switch (block.kind) {
    case BlockKind::Paragraph:
    case BlockKind::Heading:
    case BlockKind::Formula: {
        const Part taken = leaf(plainText(block.inlines).size());
        if (!taken.taken)
            return std::nullopt;
        Block result = block;
        result.inlines = part(block.inlines, taken);
        m_last = result;
        m_last.kind = block.kind == BlockKind::Formula ? BlockKind::Formula : BlockKind::Paragraph;
        m_last.level = 0;
        return result;
    }
    case BlockKind::Code: {
        const Part taken = leaf(block.code.size());
        if (!taken.taken)
            return std::nullopt;
        Block result = block;
        result.code = block.code.mid(taken.begin, taken.end - taken.begin);
        m_last = result.code.contains(u'\n') ? result : Block{.inlines = {Inline{result.code, Mark::Code, {}}}};
        return result;
    }
    case BlockKind::Table:
        return table(block);
    case BlockKind::List:
    case BlockKind::Item:
    case BlockKind::Quote:
        return container(block);
    case BlockKind::Rule:
        return m_at > m_from && m_at < m_to ? std::optional<Block>(block) : std::nullopt;
    }
    return std::nullopt;
}

QList<Block> Cutter::run(const QList<Block>& blocks)
{
    QList<Block> result;
    for (const Block& block : blocks) {
        const qsizetype before = m_at;
        std::optional<Block> kept = cut(block);
        if (m_at == before)
            ++m_at; // a rule, an empty item: no leaf, but a place of its own
        if (kept)
            result.append(std::move(*kept));
    }
    if (m_taken == 1 && m_isPart)
        return {m_last};
    return result;
}

} // namespace

QString plainText(const Inlines& inlines)
{
    QString all;
    for (const Inline& run : inlines)
        all += run.text;
    return all;
}

QString flatText(const QList<Block>& blocks)
{
    QStringList pieces;
    for (const Block& block : blocks) {
        QStringList leaves;
        collect(block, leaves);
        pieces.append(leaves.join(u'\n'));
    }
    return pieces.join(u'\n');
}

QList<Block> excerpt(const QList<Block>& blocks, qsizetype from, qsizetype to)
{
    return Cutter(from, to).run(blocks);
}

} // namespace spyhop::text
