// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/blockparts.h"

#include "core/typeset/flattext.h"

#include <QtCore/QCoreApplication>

namespace spyhop::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Transcript)
};

void addLinks(const text::Inlines& inlines, qsizetype start, QList<BlockPart>& parts)
{
    qsizetype at = start;
    for (const text::Inline& run : inlines) {
        if (!run.link.isEmpty())
            parts.append(BlockPart{QAccessible::Link, at, at + run.text.size(), run.link});
        at += run.text.size();
    }
}

//! Walks a block as its flat text does; `start`: where the block begins in it.
void walk(const text::Block& block, qsizetype start, QList<BlockPart>& parts)
{
    switch (block.kind) {
    case text::BlockKind::Paragraph:
    case text::BlockKind::Heading:
        addLinks(block.inlines, start, parts);
        return;
    case text::BlockKind::Table: {
        const QList<typeset::FlatLeaf> cells = typeset::flatLeaves(block);
        for (const typeset::FlatLeaf& cell : cells)
            parts.append(BlockPart{QAccessible::Cell, start + cell.start, start + cell.start + cell.text.size(), {}});
        return;
    }
    case text::BlockKind::List:
    case text::BlockKind::Item:
    case text::BlockKind::Quote: {
        qsizetype at = start;
        for (const text::Block& child : block.children) {
            const bool hasText = !typeset::flatLeaves(child).isEmpty();
            const qsizetype length = typeset::flatLength(child);
            if (child.kind == text::BlockKind::Item)
                parts.append(BlockPart{QAccessible::ListItem, at, at + length, {}});
            else
                walk(child, at, parts);
            at += hasText ? length + 1 : 0;
        }
        return;
    }
    case text::BlockKind::Code:
    case text::BlockKind::Formula:
    case text::BlockKind::Rule:
        return;
    }
}

} // namespace

QList<BlockPart> blockParts(const text::Block& block)
{
    QList<BlockPart> parts;
    walk(block, 0, parts);
    return parts;
}

QAccessible::Role blockRole(const text::Block& block)
{
    switch (block.kind) {
    case text::BlockKind::Paragraph:
    case text::BlockKind::Code:
        return QAccessible::Paragraph;
    case text::BlockKind::Formula:
        return QAccessible::Equation;
    case text::BlockKind::Heading:
        return QAccessible::Heading;
    case text::BlockKind::List:
        return QAccessible::List;
    case text::BlockKind::Item:
        return QAccessible::ListItem;
    case text::BlockKind::Quote:
        return QAccessible::Section;
    case text::BlockKind::Table:
        return QAccessible::Table;
    case text::BlockKind::Rule:
        return QAccessible::Separator;
    }
    return QAccessible::Paragraph;
}

QString blockDescription(const text::Block& block)
{
    switch (block.kind) {
    case text::BlockKind::Heading:
        return Words::tr("Heading %1").arg(block.level);
    case text::BlockKind::Code:
        return block.language.isEmpty() ? Words::tr("Code") : Words::tr("Code, %1").arg(block.language);
    case text::BlockKind::Table:
        return Words::tr("Table, %1 × %2")
            .arg(block.rows.size())
            .arg(block.rows.isEmpty() ? 0 : block.rows.first().size());
    case text::BlockKind::Quote:
        return Words::tr("Quote");
    case text::BlockKind::Formula:
        return Words::tr("Formula");
    case text::BlockKind::Paragraph:
    case text::BlockKind::List:
    case text::BlockKind::Item:
    case text::BlockKind::Rule:
        return {};
    }
    return {};
}

} // namespace spyhop::ui
