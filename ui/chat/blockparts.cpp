// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/blockparts.h"

#include "core/typeset/flattext.h"
#include "core/typeset/linktext.h"

#include <QtCore/QCoreApplication>

namespace spyhop::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Transcript)
};

void addRuns(const text::Inlines& inlines, qsizetype start, QList<BlockPart>& parts)
{
    qsizetype at = start;
    for (const text::Inline& run : inlines) {
        if (const QString link = typeset::openableLink(run); !link.isEmpty())
            parts.append(BlockPart{QAccessible::Link, at, at + run.text.size(), link, {}});
        else if (run.marks.testFlag(text::Mark::Formula))
            parts.append(BlockPart{QAccessible::Equation, at, at + run.text.size(), {}, typeset::latexOf(run)});
        at += run.text.size();
    }
}

//! Links and formulas in whatever is in a block.
void addRunsWithin(const text::Block& block, qsizetype start, QList<BlockPart>& parts)
{
    addRuns(block.inlines, start, parts);
    if (block.kind == text::BlockKind::Table) {
        const QList<typeset::FlatLeaf> cells = typeset::flatLeaves(block);
        const qsizetype columns = block.rows.isEmpty() ? 1 : qMax<qsizetype>(1, block.rows.first().size());
        for (qsizetype i = 0; i < cells.size(); ++i)
            addRuns(block.rows.value(i / columns).value(i % columns), start + cells[i].start, parts);
    }
    qsizetype at = start;
    for (const text::Block& child : block.children) {
        addRunsWithin(child, at, parts);
        at += typeset::flatLeaves(child).isEmpty() ? 0 : typeset::flatLength(child) + 1;
    }
}

//! Walks a block as its flat text does; `start`: where the block begins in it.
void walk(const text::Block& block, qsizetype start, QList<BlockPart>& parts)
{
    switch (block.kind) {
    case text::BlockKind::Paragraph:
    case text::BlockKind::Heading:
        addRuns(block.inlines, start, parts);
        return;
    case text::BlockKind::Table: {
        const QList<typeset::FlatLeaf> cells = typeset::flatLeaves(block);
        const qsizetype columns = block.rows.isEmpty() ? 0 : block.rows.first().size();
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const QAccessible::Role role = i < columns ? QAccessible::ColumnHeader : QAccessible::Cell;
            const qsizetype from = start + cells[i].start;
            parts.append(BlockPart{role, from, from + cells[i].text.size(), {}, {}});
        }
        addRunsWithin(block, start, parts); // behind the cells, which are counted
        return;
    }
    case text::BlockKind::List:
    case text::BlockKind::Item:
    case text::BlockKind::Quote: {
        qsizetype at = start;
        for (const text::Block& child : block.children) {
            const bool hasText = !typeset::flatLeaves(child).isEmpty();
            const qsizetype length = typeset::flatLength(child);
            if (child.kind == text::BlockKind::Item) {
                parts.append(BlockPart{QAccessible::ListItem, at, at + length, {}, {}});
                addRunsWithin(child, at, parts);
            } else {
                walk(child, at, parts);
            }
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

QString blockName(const text::Block& block)
{
    switch (block.kind) {
    case text::BlockKind::Formula:
        return block.inlines.isEmpty() ? QString() : typeset::latexOf(block.inlines.first());
    case text::BlockKind::Code: {
        const auto lines = static_cast<int>(block.code.count(u'\n') + 1);
        return block.language.isEmpty() ? Words::tr("Code, %n line(s)", nullptr, lines)
                                        : Words::tr("Code, %1, %n line(s)", nullptr, lines).arg(block.language);
    }
    case text::BlockKind::Table: {
        QStringList heads;
        for (const text::Inlines& head : block.rows.value(0))
            heads.append(typeset::plainText(head).trimmed());
        return Words::tr("Table, %1 × %2: %3")
            .arg(block.rows.size())
            .arg(heads.size())
            .arg(heads.join(QStringLiteral(", ")));
    }
    case text::BlockKind::Quote:
        return Words::tr("Quote");
    case text::BlockKind::Paragraph:
    case text::BlockKind::Heading:
    case text::BlockKind::List:
    case text::BlockKind::Item:
    case text::BlockKind::Rule:
        break;
    }
    QStringList lines;
    for (const typeset::FlatLeaf& leaf : typeset::flatLeaves(block))
        lines.append(leaf.marker + leaf.text);
    return lines.join(u'\n');
}

QString blockDescription(const text::Block& block)
{
    switch (block.kind) {
    case text::BlockKind::Heading:
        return Words::tr("Heading %1").arg(block.level);
    case text::BlockKind::Formula:
        return Words::tr("Formula");
    case text::BlockKind::Code:
    case text::BlockKind::Table:
    case text::BlockKind::Quote:
    case text::BlockKind::Paragraph:
    case text::BlockKind::List:
    case text::BlockKind::Item:
    case text::BlockKind::Rule:
        return {};
    }
    return {};
}

} // namespace spyhop::ui
