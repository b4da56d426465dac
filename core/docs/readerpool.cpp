// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/readerpool.h"
#include "core/docs/numbers.h"
#include "core/docs/openfile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <algorithm>

namespace spyhop::docs {

ReaderPool::ReaderPool(base::Clock& clock, const QString& program, const QStringList& arguments, int most)
    : m_clock(clock)
    , m_program(program)
    , m_arguments(arguments)
    , m_most(std::max(1, most))
    , m_turn(clock.makeTimer())
    , m_idle(clock.makeTimer())
{
    connect(m_turn.get(), &base::Timer::fired, this, &ReaderPool::turn);
    connect(m_idle.get(), &base::Timer::fired, this,
        [this] { std::erase_if(m_workers, [](const auto& worker) { return worker->task == nullptr; }); });
}

ReaderPool::~ReaderPool() = default;

std::unique_ptr<ReaderTask> ReaderPool::run(const ReaderTask::Order& order)
{
    auto task = std::make_unique<ReaderTask>(*this, order);
    if (order.priority == model::Priority::Interactive) {
        const auto place = std::find_if(m_waiting.begin(), m_waiting.end(),
            [](const ReaderTask* waiting) { return waiting->order().priority == model::Priority::Background; });
        m_waiting.insert(place, task.get());
    } else {
        m_waiting.push_back(task.get());
    }
    if (!m_turn->isActive())
        m_turn->start(0ms);
    return task;
}

QList<pid_t> ReaderPool::processes() const
{
    QList<pid_t> pids;
    for (const auto& worker : m_workers)
        pids.append(worker->process->pid());
    return pids;
}

void ReaderPool::leave(ReaderTask* task)
{
    std::erase(m_waiting, task);
    // What nobody waits for is not read to its end: it may be a file that takes all the time it may have.
    std::erase_if(m_workers, [task](const auto& worker) { return worker->task == task; });
    if (!m_waiting.empty() && !m_turn->isActive())
        m_turn->start(0ms);
}

//! One task finds its process, then the event loop gets its turn: a task that fails here tells its owner, who may do
//! anything.
void ReaderPool::turn()
{
    m_retired.clear();
    ReaderTask* const task = next();
    if (!task)
        return;
    std::erase(m_waiting, task);
    if (!m_waiting.empty())
        m_turn->start(0ms);
    give(task);
}

//! The first that waits, if a process is free or may be started.
ReaderTask* ReaderPool::next()
{
    const bool room = m_workers.size() < static_cast<std::size_t>(m_most)
        || std::any_of(m_workers.begin(), m_workers.end(), [](const auto& worker) { return worker->task == nullptr; });
    return room && !m_waiting.empty() ? m_waiting.front() : nullptr;
}

base::Expected<ReaderPool::Worker*> ReaderPool::workerFor(const ReaderTask& task)
{
    const bool recognises = task.order().request.verb == ReaderVerb::RecognisePart;
    const QString locale = QLocale().name();
    for (const auto& worker : m_workers) {
        if (!worker->task && worker->process->isIdle() && worker->recognises == recognises && worker->locale == locale)
            return worker.get();
    }
    if (m_workers.size() >= static_cast<std::size_t>(m_most)) {
        const auto other
            = std::find_if(m_workers.begin(), m_workers.end(), [](const auto& worker) { return !worker->task; });
        m_workers.erase(other);
    }
    QStringList arguments = m_arguments;
    arguments << QStringLiteral("--locale") << locale;
    if (recognises)
        arguments << QStringLiteral("--recognise");
    auto process = ReaderProcess::start(m_clock, m_decoders, m_program, arguments);
    if (!process)
        return base::failure(process.error());
    ReaderProcess* const started = process->get();
    connect(
        started, &ReaderProcess::replied, this, [this, started](const ReaderReply& reply) { replied(started, reply); });
    connect(started, &ReaderProcess::died, this, [this, started](const base::Error& reason) { died(started, reason); });
    m_workers.push_back(std::make_unique<Worker>(Worker{std::move(*process), recognises, locale, nullptr}));
    return m_workers.back().get();
}

void ReaderPool::give(ReaderTask* task)
{
    const auto file = OpenFile::open(task->order().path, mostBytes(task->order().request.type));
    if (!file) {
        task->settle(base::failure(file.error()));
        return;
    }
    // One that died while it was idle shows it only now; its successor gets the file.
    for (int tries = 0; tries <= m_most; ++tries) {
        const auto worker = workerFor(*task);
        if (!worker) {
            task->settle(base::failure(worker.error()));
            return;
        }
        if ((*worker)->process->send(task->order().request, file->descriptor())) {
            (*worker)->task = task;
            m_idle->stop();
            return;
        }
        retire((*worker)->process.get());
    }
    base::Error error;
    error.what = QCoreApplication::translate("Documents", "The processes that read documents end at once.");
    task->settle(base::failure(error));
}

ReaderPool::Worker* ReaderPool::workerOf(const ReaderProcess* process)
{
    const auto found = std::find_if(
        m_workers.begin(), m_workers.end(), [process](const auto& worker) { return worker->process.get() == process; });
    return found == m_workers.end() ? nullptr : found->get();
}

void ReaderPool::retire(ReaderProcess* process)
{
    for (const auto& worker : m_workers) {
        if (worker->process.get() == process)
            m_retired.push_back(std::move(worker->process));
    }
    std::erase_if(m_workers, [](const auto& worker) { return !worker->process; });
    if (!m_turn->isActive())
        m_turn->start(0ms);
}

void ReaderPool::replied(ReaderProcess* process, const ReaderReply& reply)
{
    Worker* const worker = workerOf(process);
    ReaderTask* const task = worker ? std::exchange(worker->task, nullptr) : nullptr;
    if (reply.retires)
        retire(process);
    if (!m_waiting.empty() && !m_turn->isActive())
        m_turn->start(0ms);
    else
        m_idle->start(idleReaders);
    if (task)
        task->settle(reply.result);
}

void ReaderPool::died(ReaderProcess* process, const base::Error& reason)
{
    Worker* const worker = workerOf(process);
    ReaderTask* const task = worker ? worker->task : nullptr;
    retire(process);
    if (task)
        task->settle(base::failure(reason));
}

} // namespace spyhop::docs
