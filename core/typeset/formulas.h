// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/typeset/formulasource.h"

#include <QtCore/QCache>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <memory>

namespace spyhop::typeset {

class FormulaWorker;

//! \brief Formulas by KaTeX, made on a thread of its own and kept while there is room (the least recently used go).
//!
//! Owner: the window (or a test). Thread: main. The thread starts with the first formula and ends, joined, with this
//! object. A formula longer than `longestFormula`, or one that takes longer than `patience`, is an error in words.
class Formulas : public QObject, public FormulaSource {
    Q_OBJECT
public:
    static constexpr qsizetype longestFormula = 5'000; //!< characters: two pages of LaTeX
    static constexpr std::chrono::milliseconds patience{5'000}; //!< 500 times an ordinary formula
    static constexpr std::chrono::milliseconds longestWait{15'000}; //!< in wait(): the engine's start and one runaway
    static constexpr int keptMarks = 200'000; //!< in all formulas kept: about 30 MB

    explicit Formulas(base::Clock& clock);
    ~Formulas() override;

    [[nodiscard]] std::shared_ptr<const Formula> find(const QString& latex, bool display) override;
    [[nodiscard]] std::shared_ptr<const Formula> wait(const QString& latex, bool display) override;
    [[nodiscard]] int generation() const override { return m_generation; }

Q_SIGNALS:
    //! Formulas that were asked for are there now; once for all that came since the last turn of the event loop.
    void ready();

private:
    using Ready = std::shared_ptr<const Formula>;
    void collect();
    [[nodiscard]] Ready known(const QString& key) const;

    const base::Clock& m_clock;
    std::unique_ptr<FormulaWorker> m_worker;
    std::unique_ptr<base::Timer> m_watchdog;
    mutable QCache<QString, Ready> m_cache;
    QSet<QString> m_pending;
    int m_generation = 0;
};

} // namespace spyhop::typeset
