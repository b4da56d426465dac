// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/formulaworker.h"

#include "core/typeset/katexengine.h"

#include <QtCore/QString>

namespace spyhop::typeset {

FormulaWorker::FormulaWorker(const base::Clock& clock, std::function<void()> announce)
    : m_clock(clock)
    , m_announce(std::move(announce))
    , m_thread([this] { run(); })
{
}

FormulaWorker::~FormulaWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        if (m_busy && m_engine != nullptr)
            m_engine->interrupt();
    }
    m_wake.notify_all();
    m_thread.join();
}

void FormulaWorker::add(Job job, bool first)
{
    {
        const std::lock_guard lock(m_mutex);
        if (first)
            m_queue.push_front(std::move(job));
        else
            m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
}

std::vector<FormulaWorker::Result> FormulaWorker::takeResults()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_results, {});
}

void FormulaWorker::waitForResult(std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    m_done.wait_for(lock, limit, [this] { return !m_results.empty(); });
}

bool FormulaWorker::endRunaway(std::chrono::milliseconds patience)
{
    const std::lock_guard lock(m_mutex);
    if (m_busy && m_engine != nullptr && m_clock.elapsedSince(m_began) > patience)
        m_engine->interrupt();
    return m_busy || !m_queue.empty();
}

void FormulaWorker::run()
{
    KatexEngine engine;
    engine.load(); // on a busy computer this may take longer than a formula is given
    std::unique_lock lock(m_mutex);
    m_engine = &engine;
    for (;;) {
        m_wake.wait(lock, [this] { return m_stop || !m_queue.empty(); });
        if (m_stop)
            break;
        const Job job = std::move(m_queue.front());
        m_queue.pop_front();
        m_busy = true;
        m_began = m_clock.steadyTime();
        lock.unlock();
        auto formula = std::make_shared<const Formula>(engine.typeset(job.latex, job.display));
        lock.lock();
        m_busy = false;
        m_results.push_back(Result{job.key, std::move(formula)});
        m_done.notify_all();
        if (!m_stop)
            m_announce();
    }
    m_engine = nullptr;
}

} // namespace spyhop::typeset
