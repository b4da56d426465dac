// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"
#include "core/typeset/formula.h"

#include <memory>

namespace spyhop::typeset {

//! \brief Where layouts get formulas from. Thread: main, or the one that an implementation names.
//!
//! A layout asks while it lays out and shows the source of what is not there yet; whoever owns the layout lays it out
//! again when generation() has changed.
class FormulaSource {
public:
    FormulaSource() = default;
    FormulaSource(const FormulaSource&) = delete;
    FormulaSource& operator=(const FormulaSource&) = delete;
    virtual ~FormulaSource() = default;

    //! The formula if it is ready (or cannot be drawn: see its error); nothing: it was asked for and comes later.
    //! `latex`: without delimiters.
    [[nodiscard]] virtual std::shared_ptr<const Formula> find(const QString& latex, bool display) = 0;
    //! The same, but waits for it; for copies and exports. An error where it takes too long.
    [[nodiscard]] virtual std::shared_ptr<const Formula> wait(const QString& latex, bool display) = 0;
    //! Grows whenever a formula that was asked for has become ready.
    [[nodiscard]] virtual int generation() const = 0;
};

//! Whether every formula in these blocks is ready or refused; those that are not are asked for.
[[nodiscard]] bool areReady(const QList<text::Block>& blocks, FormulaSource& formulas);
[[nodiscard]] bool areReady(const text::Block& block, FormulaSource& formulas);
//! Until every formula in these blocks is ready or refused.
void waitForFormulas(const QList<text::Block>& blocks, FormulaSource& formulas);

} // namespace spyhop::typeset
