// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/localmoment.h"

#include <algorithm>

namespace spyhop::policy {

std::size_t Zones::add(const QByteArray& name)
{
    const auto known = std::find(m_names.begin(), m_names.end(), name);
    if (known != m_names.end())
        return static_cast<std::size_t>(known - m_names.begin());
    m_names.push_back(name);
    m_zones.push_back(name.isEmpty() ? QTimeZone() : QTimeZone(name));
    return m_names.size() - 1;
}

QTimeZone Zones::zone(std::size_t number) const
{
    return m_names.at(number).isEmpty() ? QTimeZone::systemTimeZone() : m_zones.at(number);
}

bool isWithin(const TimeCondition& condition, const QDateTime& local)
{
    int day = local.date().dayOfWeek();
    if (condition.between) {
        const QTime time = local.time();
        const auto& [from, to] = *condition.between;
        const bool overMidnight = from > to;
        const bool beganYesterday = overMidnight && time <= to;
        if (overMidnight ? time < from && !beganYesterday : time < from || time > to)
            return false;
        if (beganYesterday)
            day = day == 1 ? 7 : day - 1;
    }
    return condition.days == 0 || (condition.days >> (day - 1) & 1U) != 0;
}

} // namespace spyhop::policy
