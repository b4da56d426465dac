// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/formulasource.h"

#include "core/text/mathscan.h"

#include <tuple>

namespace spyhop::typeset {

namespace {

//! Calls ask(latex, display) for each formula whose end is there: a leaf draws no other.
template <typename Ask>
void eachFormula(const text::Inlines& inlines, const Ask& ask)
{
    for (const text::Inline& run : inlines) {
        if (!run.marks.testFlag(text::Mark::Formula))
            continue;
        const QString latex = text::latexOf(run.text);
        if (latex.size() < run.text.size())
            ask(latex, run.marks.testFlag(text::Mark::Display));
    }
}

template <typename Ask>
void eachFormula(const text::Block& block, const Ask& ask)
{
    eachFormula(block.inlines, ask);
    for (const QList<text::Inlines>& row : block.rows) {
        for (const text::Inlines& cell : row)
            eachFormula(cell, ask);
    }
    for (const text::Block& child : block.children)
        eachFormula(child, ask);
}

} // namespace

bool areReady(const QList<text::Block>& blocks, FormulaSource& formulas)
{
    bool ready = true;
    for (const text::Block& block : blocks)
        ready = areReady(block, formulas) && ready;
    return ready;
}

bool areReady(const text::Block& block, FormulaSource& formulas)
{
    bool ready = true;
    eachFormula(block, [&](const QString& latex, bool display) {
        if (formulas.find(latex, display) == nullptr)
            ready = false;
    });
    return ready;
}

void waitForFormulas(const QList<text::Block>& blocks, FormulaSource& formulas)
{
    for (const text::Block& block : blocks)
        eachFormula(block, [&](const QString& latex, bool display) { std::ignore = formulas.wait(latex, display); });
}

} // namespace spyhop::typeset
