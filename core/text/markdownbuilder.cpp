// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdownbuilder.h"

#include <algorithm>

namespace spyhop::text {

namespace {

Align alignOf(MD_ALIGN align)
{
    switch (align) {
    case MD_ALIGN_DEFAULT:
        return Align::Default;
    case MD_ALIGN_LEFT:
        return Align::Left;
    case MD_ALIGN_CENTER:
        return Align::Center;
    case MD_ALIGN_RIGHT:
        return Align::Right;
    }
    return Align::Default;
}

} // namespace

void MarkdownBuilder::close()
{
    if (!m_leaf)
        return;
    const bool hasDisplay = m_leaf->kind == BlockKind::Paragraph
        && std::any_of(m_leaf->inlines.cbegin(), m_leaf->inlines.cend(),
            [](const Inline& run) { return run.marks.testFlag(Mark::Display); });
    if (hasDisplay)
        m_stack.back().children += aroundDisplays(m_leaf->inlines);
    else
        m_stack.back().children.append(std::move(*m_leaf));
    m_leaf.reset();
}

int MarkdownBuilder::enter(MD_BLOCKTYPE type, void* detail)
{
    switch (type) {
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
        return 0;
    case MD_BLOCK_HTML:
        openCode(QStringLiteral("html"));
        return 0;
    case MD_BLOCK_QUOTE:
        closeLoose();
        push(Block{.kind = BlockKind::Quote});
        return 0;
    case MD_BLOCK_UL:
        closeLoose();
        push(Block{.kind = BlockKind::List, .tight = static_cast<MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0});
        return 0;
    case MD_BLOCK_OL: {
        closeLoose();
        const auto* list = static_cast<MD_BLOCK_OL_DETAIL*>(detail);
        push(Block{.kind = BlockKind::List,
            .ordered = true,
            .tight = list->is_tight != 0,
            .start = static_cast<int>(qMin(list->start, 999'999'999U))});
        return 0;
    }
    case MD_BLOCK_LI: {
        closeLoose();
        const auto* item = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
        Block block{.kind = BlockKind::Item};
        if (item->is_task != 0)
            block.checked = item->task_mark != ' ';
        push(block);
        return 0;
    }
    case MD_BLOCK_HR:
        open(Block{.kind = BlockKind::Rule});
        return 0;
    case MD_BLOCK_H:
        open(Block{
            .kind = BlockKind::Heading, .level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level)});
        return 0;
    case MD_BLOCK_CODE:
        openCode(m_inlines.fromAttribute(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->lang));
        return 0;
    case MD_BLOCK_P:
        open(Block{});
        return 0;
    case MD_BLOCK_TABLE:
        m_columnCount = 0;
        open(Block{.kind = BlockKind::Table});
        return 0;
    case MD_BLOCK_TR:
        m_columnCount = 0;
        m_leaf->rows.append(QList<Inlines>());
        return 0;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        if (--m_cellBudget < 0)
            return 1;
        m_inCell = ++m_columnCount <= columnLimit;
        if (m_inCell) {
            m_leaf->rows.last().append(Inlines());
            if (type == MD_BLOCK_TH)
                m_leaf->columns.append(alignOf(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align));
        }
        return 0;
    }
    return 0;
}

int MarkdownBuilder::leave(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_DOC:
        closeLoose();
        return 0;
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI:
        closeLoose();
        pop();
        return 0;
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
        if (m_leaf && m_code)
            m_leaf->code = m_code->take();
        m_code.reset();
        close();
        return 0;
    case MD_BLOCK_HR:
    case MD_BLOCK_H:
    case MD_BLOCK_P:
    case MD_BLOCK_TABLE:
        close();
        return 0;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        m_inCell = false;
        return 0;
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
        return 0;
    }
    return 0;
}

Inlines& MarkdownBuilder::target()
{
    if (!m_leaf)
        m_leaf = Block{};
    if (m_leaf->kind == BlockKind::Table && !m_inCell) {
        m_dropped.clear();
        return m_dropped;
    }
    return m_inCell ? m_leaf->rows.last().last() : m_leaf->inlines;
}

void MarkdownBuilder::text(MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size)
{
    if (m_code)
        m_code->add(bytes, size);
    else
        m_inlines.text(type, bytes, size, m_inCell, target());
}

} // namespace spyhop::text
