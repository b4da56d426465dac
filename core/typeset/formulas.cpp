// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/formulas.h"

#include "core/typeset/formulaworker.h"

namespace spyhop::typeset {

namespace {

constexpr std::chrono::milliseconds watchInterval{250}; //!< how often a runaway is looked for

QString keyOf(const QString& latex, bool display)
{
    return (display ? u'D' : u'I') + latex;
}

std::shared_ptr<const Formula> failed(const QString& message)
{
    Formula formula;
    formula.error = FormulaError{message, -1};
    return std::make_shared<const Formula>(std::move(formula));
}

int marksOf(const Formula& formula)
{
    qsizetype count = 1;
    for (const FormulaPart& part : formula.parts)
        count += part.marks.size();
    return static_cast<int>(count);
}

} // namespace

Formulas::Formulas(base::Clock& clock)
    : m_clock(clock)
    , m_watchdog(clock.makeTimer())
    , m_cache(keptMarks)
{
    connect(m_watchdog.get(), &base::Timer::fired, this, [this] {
        if (m_worker && m_worker->endRunaway(patience))
            m_watchdog->start(watchInterval);
    });
}

Formulas::~Formulas() = default;

Formulas::Ready Formulas::known(const QString& key) const
{
    const Ready* formula = m_cache.object(key);
    return formula == nullptr ? Ready() : *formula;
}

Formulas::Ready Formulas::find(const QString& latex, bool display)
{
    const QString key = keyOf(latex, display);
    if (Ready formula = known(key))
        return formula;
    if (latex.size() > longestFormula)
        return failed(tr("This formula is longer than %n characters.", nullptr, static_cast<int>(longestFormula)));
    if (m_pending.contains(key))
        return nullptr;
    if (!m_worker) {
        m_worker = std::make_unique<FormulaWorker>(m_clock, [this] {
            QMetaObject::invokeMethod(
                this, [this] { collect(); }, Qt::QueuedConnection);
        });
    }
    m_pending.insert(key);
    m_worker->add(FormulaWorker::Job{key, latex, display}, false);
    if (!m_watchdog->isActive())
        m_watchdog->start(watchInterval);
    return nullptr;
}

Formulas::Ready Formulas::wait(const QString& latex, bool display)
{
    const QString key = keyOf(latex, display);
    if (Ready formula = find(latex, display))
        return formula;
    // It may stand behind others in the queue: once more, before them.
    m_worker->add(FormulaWorker::Job{key, latex, display}, true);
    const base::SteadyTime began = m_clock.steadyTime();
    while (m_clock.elapsedSince(began) < longestWait) {
        m_worker->waitForResult(watchInterval);
        m_worker->endRunaway(patience);
        collect();
        if (Ready formula = known(key))
            return formula;
    }
    return failed(tr("This formula takes too long to draw."));
}

void Formulas::collect()
{
    const std::vector<FormulaWorker::Result> results = m_worker->takeResults();
    if (results.empty())
        return;
    for (const FormulaWorker::Result& result : results) {
        m_pending.remove(result.key);
        m_cache.insert(result.key, new Ready(result.formula), qMin(marksOf(*result.formula), keptMarks));
    }
    ++m_generation;
    Q_EMIT ready();
}

} // namespace spyhop::typeset
