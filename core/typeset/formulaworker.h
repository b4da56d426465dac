// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/typeset/formula.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace spyhop::typeset {

class KatexEngine;

//! \brief A thread with KaTeX in it and a queue before it. Owner: Formulas, which is called from the thread that made
//! it; `announce` is called on the worker's own thread after each formula. Ends: the destructor interrupts and joins.
class FormulaWorker {
public:
    struct Job {
        QString key, latex;
        bool display = false;
    };
    struct Result {
        QString key;
        std::shared_ptr<const Formula> formula;
    };

    FormulaWorker(const base::Clock& clock, std::function<void()> announce);
    FormulaWorker(const FormulaWorker&) = delete;
    FormulaWorker& operator=(const FormulaWorker&) = delete;
    ~FormulaWorker();

    //! `first`: before all that wait.
    void add(Job job, bool first);
    [[nodiscard]] std::vector<Result> takeResults();
    //! Until something is ready, at most this long.
    void waitForResult(std::chrono::milliseconds limit);
    //! Ends the formula under way if it began longer ago than this; whether any is under way or waits.
    bool endRunaway(std::chrono::milliseconds patience);

private:
    void run();

    const base::Clock& m_clock;
    std::function<void()> m_announce;
    std::mutex m_mutex;
    std::condition_variable m_wake, m_done;
    std::deque<Job> m_queue;
    std::vector<Result> m_results;
    KatexEngine* m_engine = nullptr; //!< lives on the thread's stack
    base::SteadyTime m_began{};
    bool m_busy = false, m_stop = false;
    std::thread m_thread;
};

} // namespace spyhop::typeset
