// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/alarms.h"

#include <algorithm>

namespace spyhop::gateway {

using base::SteadyTime;

Alarms::Alarms(base::Clock& clock)
    : m_clock(clock)
{
}

void Alarms::Alarm::set(SteadyTime due)
{
    clear();
    m_due = due;
    m_isSet = true;
    m_alarms.m_set.emplace(due, this);
    m_alarms.armTimer();
}

void Alarms::Alarm::setAtLatest(SteadyTime due)
{
    if (!m_isSet || due < m_due)
        set(due);
}

void Alarms::Alarm::clear()
{
    if (!m_isSet)
        return;
    m_alarms.m_set.erase({m_due, this});
    m_isSet = false;
}

void Alarms::armTimer()
{
    if (m_ringing || m_set.empty())
        return;
    const SteadyTime due = m_set.begin()->first;
    if (!m_timer) {
        m_timer = m_clock.makeTimer();
        connect(m_timer.get(), &base::Timer::fired, this, &Alarms::ring);
    } else if (m_timer->isActive() && m_timerDue <= due) {
        return; // rings too early at worst, and is set anew then
    }
    m_timerDue = due;
    const SteadyTime left = std::max(SteadyTime{0}, due - m_clock.steadyTime());
    m_timer->start(std::chrono::ceil<std::chrono::milliseconds>(left));
}

void Alarms::ring()
{
    const SteadyTime now = m_clock.steadyTime();
    m_ringing = true;
    while (!m_set.empty() && m_set.begin()->first <= now) {
        Alarm* alarm = m_set.begin()->second;
        alarm->clear();
        alarm->m_receiver.alarmRang();
    }
    m_ringing = false;
    armTimer();
}

} // namespace spyhop::gateway
