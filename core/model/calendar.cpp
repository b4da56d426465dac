// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/calendar.h"

#include <QtCore/QJsonArray>
#include <algorithm>

namespace spyhop::model {

Calendar Calendar::parse(const QJsonObject& object)
{
    Calendar calendar;
    const QTimeZone zone(object.value(QStringLiteral("zone")).toString().toLatin1());
    if (zone.isValid())
        calendar.m_zone = zone;
    const QJsonArray ranges = object.value(QStringLiteral("ranges")).toArray();
    for (const QJsonValue& range : ranges) {
        const QJsonArray ends = range.toArray();
        calendar.m_ranges.append({QTime::fromString(ends.at(0).toString(), QStringLiteral("HH:mm")),
            QTime::fromString(ends.at(1).toString(), QStringLiteral("HH:mm"))});
    }
    std::sort(calendar.m_ranges.begin(), calendar.m_ranges.end());
    const QJsonArray weekdays = object.value(QStringLiteral("weekdays")).toArray();
    for (const QJsonValue& day : weekdays)
        calendar.m_weekdays.append(day.toInt());
    const QJsonArray holidays = object.value(QStringLiteral("holidays")).toArray();
    for (const QJsonValue& day : holidays)
        calendar.m_holidays.insert(QDate::fromString(day.toString(), Qt::ISODate));
    return calendar;
}

bool Calendar::isWorkingDay(const QDate& day) const
{
    return m_weekdays.contains(day.dayOfWeek()) && !m_holidays.contains(day);
}

bool Calendar::isPeak(const QDateTime& at) const
{
    const QDateTime there = at.toTimeZone(m_zone);
    if (!isWorkingDay(there.date()))
        return false;
    return std::any_of(m_ranges.cbegin(), m_ranges.cend(),
        [&there](const auto& range) { return there.time() >= range.first && there.time() < range.second; });
}

QDateTime Calendar::offPeakFrom(const QDateTime& at) const
{
    QDateTime there = at.toTimeZone(m_zone);
    // Ranges may touch each other.
    for (const auto& [from, to] : m_ranges) {
        if (isWorkingDay(there.date()) && there.time() >= from && there.time() < to)
            there = QDateTime(there.date(), to, m_zone);
    }
    return there.toUTC();
}

std::optional<QDateTime> Calendar::peakAfter(const QDateTime& at) const
{
    constexpr int daysLookedAt = 31; // longer than any run of holidays
    const QDateTime there = at.toTimeZone(m_zone);
    for (int ahead = 0; ahead <= daysLookedAt; ++ahead) {
        const QDate day = there.date().addDays(ahead);
        if (!isWorkingDay(day))
            continue;
        for (const auto& range : m_ranges) {
            const QDateTime begin(day, range.first, m_zone);
            if (begin > there)
                return begin.toUTC();
        }
    }
    return std::nullopt;
}

bool Calendar::knowsHolidays(const QDateTime& at) const
{
    const int year = at.toTimeZone(m_zone).date().year();
    return std::any_of(
        m_holidays.cbegin(), m_holidays.cend(), [year](const QDate& holiday) { return holiday.year() == year; });
}

} // namespace spyhop::model
