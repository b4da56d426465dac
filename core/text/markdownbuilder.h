// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"
#include "core/text/markdown.h"
#include "core/text/mathscan.h"

#include <QtCore/QStringList>
#include <md4c.h>
#include <optional>
#include <vector>

namespace spyhop::text {

//! What md4c must not look into travels through it as a word of its own: these noncharacters around a number.
constexpr QChar tokenOpen(0xFDD0), tokenClose(0xFDD1);

//! Builds the tree from md4c's callbacks. Lives for one parse.
class MarkdownBuilder {
public:
    //! `spans`: what the tokens in the source stand for.
    MarkdownBuilder(qsizetype bytes, const QList<ProtectedSpan>& spans)
        : m_spans(spans)
        , m_cellBudget(1024 + cellsPerByte * bytes)
    {
        m_stack.reserve(16);
        m_stack.push_back(Block{});
    }
    QList<Block> take() { return std::move(m_stack.front().children); }

    int enter(MD_BLOCKTYPE type, void* detail);
    int leave(MD_BLOCKTYPE type);
    void enterSpan(MD_SPANTYPE type, void* detail);
    void leaveSpan(MD_SPANTYPE type);
    void text(MD_TEXTTYPE type, const char* bytes, MD_SIZE size);

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
    }
    void close();
    //! A tight list's item holds its text without a paragraph: it gets one.
    void closeLoose()
    {
        if (m_leaf)
            close();
    }
    Inlines& target();
    void add(const QString& text);
    void addRun(const QString& text, Marks extra);
    //! The source's own characters in place of tokens.
    [[nodiscard]] QString restored(const QString& text) const;
    //! An address or a language, its entities decoded.
    [[nodiscard]] QString fromAttribute(const MD_ATTRIBUTE& attribute) const;
    [[nodiscard]] const ProtectedSpan* tokenAt(const QString& text, qsizetype at, qsizetype* end) const;

    const QList<ProtectedSpan>& m_spans;
    std::vector<Block> m_stack;
    std::optional<Block> m_leaf;
    bool m_inCell = false;
    int m_columnCount = 0;
    int m_skipped = 0;
    qint64 m_cellBudget;
    int m_bold = 0, m_italic = 0, m_strike = 0, m_code = 0;
    QStringList m_links;
    QStringList m_pictures; //!< addresses; the innermost last
    bool m_pictureHasWords = false;
};

} // namespace spyhop::text
