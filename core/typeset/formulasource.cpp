// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/formulasource.h"

#include "core/text/mathscan.h"

namespace spyhop::typeset {

namespace {

//! Calls ask(latex, display) for each formula.
template <typename Ask>
void eachFormula(const text::Inlines& inlines, const Ask& ask)
{
    for (const text::Inline& run : inlines) {
        if (run.marks.testFlag(text::Mark::Formula))
            ask(text::latexOf(run.text), run.marks.testFlag(text::Mark::Display));
    }
}

template <typename Ask>
void eachFormula(const QList<text::Block>& blocks, const Ask& ask)
{
    for (const text::Block& block : blocks) {
        eachFormula(block.inlines, ask);
        for (const QList<text::Inlines>& row : block.rows) {
            for (const text::Inlines& cell : row)
                eachFormula(cell, ask);
        }
        eachFormula(block.children, ask);
    }
}

} // namespace

bool areReady(const QList<text::Block>& blocks, FormulaSource& formulas)
{
    bool ready = true;
    eachFormula(blocks, [&](const QString& latex, bool display) {
        if (formulas.find(latex, display) == nullptr)
            ready = false;
    });
    return ready;
}

void waitForFormulas(const QList<text::Block>& blocks, FormulaSource& formulas)
{
    eachFormula(blocks, [&](const QString& latex, bool display) { static_cast<void>(formulas.wait(latex, display)); });
}

} // namespace spyhop::typeset
