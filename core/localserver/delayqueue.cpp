// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/delayqueue.h"

namespace spyhop::localserver {

using namespace std::chrono_literals;

DelayQueue::DelayQueue(base::Clock& clock)
    : m_clock(clock)
    , m_timer(clock.makeTimer())
{
    connect(m_timer.get(), &base::Timer::fired, this, &DelayQueue::fire);
}

void DelayQueue::add(quint64 id, std::chrono::milliseconds pause)
{
    m_heap.push({m_clock.steadyTime() + pause, m_order++, id});
    if (!m_timer->isActive() || m_heap.top().due < m_armedFor)
        arm();
}

void DelayQueue::arm()
{
    if (m_heap.empty())
        return;
    m_armedFor = m_heap.top().due;
    const auto rest = m_armedFor - m_clock.steadyTime();
    m_timer->start(rest > 0ns ? std::chrono::ceil<std::chrono::milliseconds>(rest) : 0ms);
}

void DelayQueue::fire()
{
    QList<quint64> ids;
    const base::SteadyTime now = m_clock.steadyTime();
    while (!m_heap.empty() && m_heap.top().due <= now) {
        ids.append(m_heap.top().id);
        m_heap.pop();
    }
    arm();
    if (!ids.isEmpty())
        Q_EMIT due(ids);
}

} // namespace spyhop::localserver
