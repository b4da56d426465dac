// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

#include <QtCore/QStringList>

namespace spyhop::tests {

//! Inlines as "a|b:bold|it>address", a line's end as ⏎.
inline QString outline(const text::Inlines& inlines)
{
    QStringList runs;
    for (const text::Inline& run : inlines) {
        QString marks;
        if (run.marks.testFlag(text::Mark::Bold))
            marks += u'b';
        if (run.marks.testFlag(text::Mark::Italic))
            marks += u'i';
        if (run.marks.testFlag(text::Mark::Code))
            marks += u'c';
        if (run.marks.testFlag(text::Mark::Strike))
            marks += u's';
        if (run.marks.testFlag(text::Mark::Formula))
            marks += run.marks.testFlag(text::Mark::Display) ? u'd' : u'm';
        if (run.marks.testFlag(text::Mark::Picture))
            marks += u'p';
        runs += (marks.isEmpty() ? QString() : marks + u':') + run.text
            + (run.link.isEmpty() ? QString() : u'>' + run.link);
    }
    return runs.join(u'|').replace(u'\n', u'⏎');
}

//! A tree of blocks as one line that tests compare: "p(text) ul[li[p(a)]] code:py(x)".
inline QString outline(const QList<text::Block>& blocks)
{
    QStringList parts;
    for (const text::Block& block : blocks) {
        const QString inner = u'[' + outline(block.children) + u']';
        switch (block.kind) {
        case text::BlockKind::Paragraph:
            parts += QStringLiteral("p(") + outline(block.inlines) + u')';
            break;
        case text::BlockKind::Heading:
            parts += u'h' + QString::number(block.level) + u'(' + outline(block.inlines) + u')';
            break;
        case text::BlockKind::List:
            parts += (block.ordered ? QStringLiteral("ol") + QString::number(block.start) : QStringLiteral("ul"))
                + (block.tight ? QString() : QStringLiteral("~")) + inner;
            break;
        case text::BlockKind::Item:
            parts += QStringLiteral("li") + (block.checked ? QString(QChar(*block.checked ? u'+' : u'-')) : QString())
                + inner;
            break;
        case text::BlockKind::Quote:
            parts += u'q' + inner;
            break;
        case text::BlockKind::Code:
            parts += QStringLiteral("code") + (block.language.isEmpty() ? QString() : u':' + block.language) + u'('
                + QString(block.code).replace(u'\n', u'⏎') + u')';
            break;
        case text::BlockKind::Rule:
            parts += QStringLiteral("hr");
            break;
        case text::BlockKind::Formula:
            parts += QStringLiteral("math(") + outline(block.inlines) + u')';
            break;
        case text::BlockKind::Table: {
            QStringList columns, rows;
            for (const text::Align align : block.columns)
                columns += QString(QChar(u"dlcr"[static_cast<int>(align)]));
            for (const QList<text::Inlines>& row : block.rows) {
                QStringList cells;
                for (const text::Inlines& cell : row)
                    cells += outline(cell);
                rows += cells.join(u'/');
            }
            parts += QStringLiteral("table<") + columns.join(u',') + QStringLiteral(">(")
                + rows.join(QStringLiteral(" // ")) + u')';
            break;
        }
        }
    }
    return parts.join(u' ');
}

} // namespace spyhop::tests
