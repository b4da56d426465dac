// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/flattext.h"

#include "core/text/excerpt.h"
#include "core/text/mathscan.h"

namespace spyhop::typeset {

namespace {

//! Walks down one block; what it finds goes to `found(text, separator)`.
template <typename Found>
class Walker {
public:
    explicit Walker(Found& found)
        : m_found(found)
    {
    }
    void block(const text::Block& block)
    {
        switch (block.kind) {
        case text::BlockKind::Paragraph:
        case text::BlockKind::Heading:
        case text::BlockKind::Formula:
            m_found(flatText(block.inlines), QChar(u'\n'), std::exchange(m_marker, QString()));
            return;
        case text::BlockKind::Code:
            m_found(block.code, QChar(u'\n'), std::exchange(m_marker, QString()));
            return;
        case text::BlockKind::Table:
            table(block);
            return;
        case text::BlockKind::Rule:
            return;
        case text::BlockKind::List:
            list(block);
            return;
        case text::BlockKind::Item:
            item(block, QStringLiteral("• "));
            return;
        case text::BlockKind::Quote:
            for (const text::Block& child : block.children)
                this->block(child);
            return;
        }
    }

private:
    void table(const text::Block& block)
    {
        const qsizetype columns = block.rows.isEmpty() ? 0 : block.rows.first().size();
        for (const QList<text::Inlines>& row : block.rows) {
            for (qsizetype column = 0; column < columns; ++column)
                m_found(flatText(row.value(column)), column == 0 ? QChar(u'\n') : QChar(u'\t'),
                    std::exchange(m_marker, QString()));
        }
    }
    void list(const text::Block& block)
    {
        int number = block.start;
        for (const text::Block& child : block.children) {
            if (child.kind != text::BlockKind::Item) {
                this->block(child);
                continue;
            }
            item(child, block.ordered ? QString::number(number) + QStringLiteral(". ") : QStringLiteral("• "));
            ++number;
        }
    }
    void item(const text::Block& block, const QString& marker)
    {
        m_marker = !block.checked ? marker : *block.checked ? QStringLiteral("[x] ") : QStringLiteral("[ ] ");
        for (const text::Block& child : block.children)
            this->block(child);
        m_marker.clear();
    }

    Found& m_found;
    QString m_marker; //!< of the item whose first text comes next
};

} // namespace

QString flatText(const text::Inlines& inlines)
{
    if (inlines.size() == 1)
        return inlines.first().text;
    QString all;
    for (const text::Inline& run : inlines)
        all += run.text;
    return all;
}

QList<FlatLeaf> flatLeaves(const text::Block& block)
{
    QList<FlatLeaf> leaves;
    qsizetype start = 0;
    auto found = [&](const QString& text, QChar separator, const QString& marker) {
        leaves.append(FlatLeaf{text, marker, separator, start});
        start += text.size() + 1;
    };
    Walker walker(found);
    walker.block(block);
    return leaves;
}

qsizetype flatLength(const text::Block& block)
{
    qsizetype length = -1;
    auto found = [&](const QString& text, QChar, const QString&) { length += text.size() + 1; };
    Walker walker(found);
    walker.block(block);
    return qMax<qsizetype>(0, length);
}

QString plainText(const text::Inlines& inlines)
{
    return text::plainText(inlines);
}

QString latexOf(const text::Inline& formula)
{
    return text::latexOf(formula.text);
}

} // namespace spyhop::typeset
