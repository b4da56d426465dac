// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/formulasource.h"

#include "core/text/mathscan.h"

namespace spyhop::typeset {

namespace {

void waitFor(const text::Inlines& inlines, FormulaSource& formulas)
{
    for (const text::Inline& run : inlines) {
        if (run.marks.testFlag(text::Mark::Formula))
            static_cast<void>(formulas.wait(text::latexOf(run.text), run.marks.testFlag(text::Mark::Display)));
    }
}

} // namespace

void waitForFormulas(const QList<text::Block>& blocks, FormulaSource& formulas)
{
    for (const text::Block& block : blocks) {
        waitFor(block.inlines, formulas);
        for (const QList<text::Inlines>& row : block.rows) {
            for (const text::Inlines& cell : row)
                waitFor(cell, formulas);
        }
        waitForFormulas(block.children, formulas);
    }
}

} // namespace spyhop::typeset
