// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdownbuilder.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace spyhop::text {

namespace {

//! ```math is a formula, up to here (characters); what is longer, or would end its own dollars, stays code.
constexpr qsizetype longestFormula = 20'000;

bool isFormula(const Block& code)
{
    return code.language.compare(QStringLiteral("math"), Qt::CaseInsensitive) == 0 && code.code.size() <= longestFormula
        && !code.code.trimmed().isEmpty() && !code.code.contains(QStringLiteral("$$"));
}

Block formulaOf(const Block& code)
{
    const QString latex = QStringLiteral("$$\n") + code.code + QStringLiteral("\n$$");
    return Block{.kind = BlockKind::Formula, .inlines = {Inline{latex, Mark::Formula | Mark::Display, {}}}};
}

//! The length of "<br>", "<br/>", "<br />" where a text begins with one; 0: it does not.
qsizetype lineBreakAt(QByteArrayView text)
{
    const auto isOneOf = [&text](qsizetype i, char lower, char upper) {
        return i < text.size() && (text[i] == lower || text[i] == upper);
    };
    if (!text.startsWith('<') || !isOneOf(1, 'b', 'B') || !isOneOf(2, 'r', 'R'))
        return 0;
    qsizetype end = 3;
    while (end < text.size() && text[end] == ' ')
        ++end;
    if (end < text.size() && text[end] == '/')
        ++end;
    return end < text.size() && text[end] == '>' ? end + 1 : 0;
}

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
    notePlace();
    const bool hasDisplay = m_leaf->kind == BlockKind::Paragraph
        && std::any_of(m_leaf->inlines.cbegin(), m_leaf->inlines.cend(),
            [](const Inline& run) { return run.marks.testFlag(Mark::Display); });
    if (hasDisplay)
        m_stack.back().children += aroundDisplays(m_leaf->inlines);
    else
        m_stack.back().children.append(std::move(*m_leaf));
    m_leaf.reset();
}

void MarkdownBuilder::notePlace()
{
    if (m_leaf->kind != BlockKind::Paragraph || m_lines == 0 || m_skipped > 0)
        return;
    m_place.depth = depth();
    m_place.quotes = std::count_if(
        m_stack.begin(), m_stack.end(), [](const Block& block) { return block.kind == BlockKind::Quote; });
    m_place.isInItem
        = std::any_of(m_stack.begin(), m_stack.end(), [](const Block& block) { return block.kind == BlockKind::Item; });
    if (m_place.end > m_place.begin)
        m_paragraphs.append(m_place);
}

void MarkdownBuilder::see(MD_TEXTTYPE type, qsizetype offset, MD_SIZE size)
{
    if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR) {
        ++m_lines;
        m_beginsLine = true;
        m_isInRow = false;
        return;
    }
    if (m_place.end == 0 || m_beginsLine)
        m_isInRow = offset >= 0 && m_source[offset] == '|' && m_leaf->kind == BlockKind::Paragraph;
    m_beginsLine = false;
    if (offset < 0)
        return;
    if (m_place.end == 0)
        m_place.begin = offset;
    m_place.end = qMax(m_place.end, offset + static_cast<qsizetype>(size));
}

bool MarkdownBuilder::isBreak(qsizetype offset, MD_SIZE size)
{
    const qsizetype end = offset + static_cast<qsizetype>(size);
    auto place = std::lower_bound(m_hintPlaces.cbegin(), m_hintPlaces.cend(), offset,
        [](const HintPlace& one, qsizetype at) { return one.end <= at; });
    for (; place != m_hintPlaces.cend() && place->begin < end; ++place) {
        if (place->isBreak && place->begin == offset && m_leaf && m_leaf->kind == BlockKind::Code
            && m_hints[place->hint].depth == depth()) {
            m_break = place->hint;
            return true;
        }
        refuse(place->hint);
    }
    return false;
}

void MarkdownBuilder::expectTable()
{
    m_leaf.reset();
    m_code.reset();
    m_expected = std::exchange(m_break, -1);
}

void MarkdownBuilder::meet(bool isTable)
{
    if (m_expected >= 0 && (!isTable || m_hints[m_expected].depth != depth()))
        refuse(m_expected);
    m_expected = -1;
}

int MarkdownBuilder::enter(MD_BLOCKTYPE type, void* detail)
{
    meet(type == MD_BLOCK_TABLE);
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
        meet(false);
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
        if (m_break >= 0) {
            expectTable();
            return 0;
        }
        if (m_leaf && m_code)
            m_leaf->code = m_code->take();
        m_code.reset();
        if (m_leaf && type == MD_BLOCK_CODE && isFormula(*m_leaf))
            m_leaf = formulaOf(*m_leaf);
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
        open(Block{});
    if (m_leaf->kind == BlockKind::Table && !m_inCell) {
        m_dropped.clear();
        return m_dropped;
    }
    return m_inCell ? m_leaf->rows.last().last() : m_leaf->inlines;
}

void MarkdownBuilder::text(MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size)
{
    const std::less<> before;
    const bool isOfSource = !before(bytes, m_source.begin()) && before(bytes, m_source.end());
    const qsizetype offset = isOfSource ? bytes - m_source.begin() : -1;
    if (!m_hintPlaces.isEmpty() && isOfSource && isBreak(offset, size))
        return;
    if (m_code) {
        m_code->add(bytes, size);
        return;
    }
    Inlines& to = target();
    if (m_leaf->kind == BlockKind::Table) {
        m_isInRow = true;
    } else {
        meet(false);
        see(type, offset, size);
    }
    const bool isEscaped = offset > 0 && m_source[offset - 1] == '\\';
    if (m_isInRow && type == MD_TEXT_NORMAL)
        cellText(bytes, size, isEscaped);
    else
        m_inlines.text(type, bytes, size, m_inCell, to);
}

//! "<br>" breaks a line here, as nothing else can; also in a row that may become a table's head.
void MarkdownBuilder::cellText(const MD_CHAR* bytes, MD_SIZE size, bool isEscaped)
{
    const QByteArrayView text(bytes, static_cast<qsizetype>(size));
    qsizetype from = 0;
    const auto flush = [&](qsizetype end) {
        if (end > from)
            m_inlines.text(MD_TEXT_NORMAL, bytes + from, static_cast<MD_SIZE>(end - from), m_inCell, target());
    };
    for (qsizetype i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
        const qsizetype length = i == 0 && isEscaped ? 0 : lineBreakAt(text.sliced(i));
        if (length == 0)
            continue;
        flush(i);
        m_inlines.text(MD_TEXT_BR, "\n", 1, m_inCell, target());
        from = i + length;
    }
    flush(text.size());
}

} // namespace spyhop::text
