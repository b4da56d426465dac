// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"
#include "core/text/codelines.h"
#include "core/text/inlinebuilder.h"
#include "core/text/markdown.h"
#include "core/text/tablehints.h"

#include <QtCore/QByteArrayView>
#include <md4c.h>
#include <optional>
#include <vector>

namespace spyhop::text {

//! Builds the tree from md4c's callbacks. Lives for one parse.
class MarkdownBuilder {
public:
    //! `source`: what md4c reads, UTF-8, with these tokens and what was put in for these hints in it. All live longer.
    MarkdownBuilder(QByteArrayView source, const SpanTokens& tokens, const QList<TableHint>& hints,
        const QList<HintPlace>& hintPlaces)
        : m_source(source)
        , m_tokens(tokens)
        , m_hints(hints)
        , m_hintPlaces(hintPlaces)
        , m_inlines(tokens)
        , m_cellBudget(1024 + cellsPerByte * source.size())
    {
        m_stack.reserve(16);
        m_stack.push_back(Block{});
    }
    QList<Block> take() { return std::move(m_stack.front().children); }
    //! Paragraphs of more than one line.
    [[nodiscard]] const QList<ParagraphPlace>& paragraphs() const { return m_paragraphs; }
    //! The first hint that did not give a table where its paragraph stood; -1: none.
    [[nodiscard]] qsizetype wrongHint() const { return m_wrongHint; }

    int enter(MD_BLOCKTYPE type, void* detail);
    int leave(MD_BLOCKTYPE type);
    void enterSpan(MD_SPANTYPE type, void* detail) { m_inlines.enter(type, detail); }
    void leaveSpan(MD_SPANTYPE type)
    {
        // Only a picture is text by itself.
        m_inlines.leave(type, type == MD_SPAN_IMG ? target() : m_dropped);
    }
    void text(MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size);

private:
    //! A table of n columns and n short rows makes md4c report n² cells; beyond this many for each byte it is an
    //! attack.
    static constexpr qint64 cellsPerByte = 8;

    void push(const Block& block)
    {
        // Too deep: the block is not made, and what is in it goes to its ancestor.
        if (m_skipped > 0 || m_stack.size() > nestingLimit) {
            ++m_skipped;
            return;
        }
        m_stack.push_back(block);
    }
    void pop()
    {
        if (m_skipped > 0) {
            --m_skipped;
            return;
        }
        Block done = std::move(m_stack.back());
        m_stack.pop_back();
        m_stack.back().children.append(std::move(done));
    }
    //! Leaves (paragraphs, code, tables) are one level that is always allowed.
    void open(const Block& block)
    {
        closeLoose();
        m_leaf = block;
        m_place = {};
        m_lines = 0;
        m_beginsLine = true;
        m_isInRow = false;
    }
    void openCode(const QString& language)
    {
        open(Block{.kind = BlockKind::Code, .language = language});
        m_code.emplace(m_source, m_tokens);
    }
    void close();
    //! A tight list's item holds its text without a paragraph: it gets one.
    void closeLoose()
    {
        if (m_leaf)
            close();
    }
    //! Where runs go.
    Inlines& target();
    [[nodiscard]] qsizetype depth() const { return static_cast<qsizetype>(m_stack.size()) + m_skipped; }
    //! A paragraph has ended that hints may be found in.
    void notePlace();
    //! A text of a paragraph or heading; its offset in the source, -1: it is not of it.
    void see(MD_TEXTTYPE type, qsizetype offset, MD_SIZE size);
    //! Whether the text is what was put in between a paragraph and a table.
    [[nodiscard]] bool isBreak(qsizetype offset, MD_SIZE size);
    void expectTable();
    //! What comes next: a table, if one was expected.
    void meet(bool isTable);
    void refuse(qsizetype hint) { m_wrongHint = m_wrongHint < 0 ? hint : qMin(m_wrongHint, hint); }
    //! Words of a cell, or of what may become one.
    void cellText(const MD_CHAR* bytes, MD_SIZE size, bool isEscaped);

    QByteArrayView m_source;
    const SpanTokens& m_tokens;
    const QList<TableHint>& m_hints;
    const QList<HintPlace>& m_hintPlaces;
    QList<ParagraphPlace> m_paragraphs;
    ParagraphPlace m_place; //!< of the leaf, while it is a paragraph
    int m_lines = 0; //!< of it that have ended
    bool m_beginsLine = false; //!< the next text does
    bool m_isInRow = false; //!< the text's line begins with a bar, or is a table's
    qsizetype m_break = -1; //!< the hint whose break the leaf is
    qsizetype m_expected = -1; //!< the hint whose table is to come
    qsizetype m_wrongHint = -1;
    InlineBuilder m_inlines;
    std::vector<Block> m_stack;
    std::optional<Block> m_leaf;
    std::optional<CodeLines> m_code; //!< of the leaf that is code
    Inlines m_dropped; //!< what has no place: columns beyond the limit
    bool m_inCell = false;
    int m_columnCount = 0;
    int m_skipped = 0;
    qint64 m_cellBudget;
};

} // namespace spyhop::text
