// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDate>
#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QTimeZone>
#include <optional>
#include <utility>

namespace spyhop::model {

//! \brief A provider's peak hours: ranges of wall-clock time in its own zone, on its working days, not on its public
//! holidays. A value. A holiday that the data does not know yet counts as a working day: a job then waits longer, and
//! never pays more than it was told.
class Calendar {
public:
    //! The object of "peakHours" in models.json.
    [[nodiscard]] static Calendar parse(const QJsonObject& object);

    [[nodiscard]] bool isPeak(const QDateTime& at) const;
    //! `at` itself if it is off-peak, else the end of the peak hours it lies in. UTC.
    [[nodiscard]] QDateTime offPeakFrom(const QDateTime& at) const;
    //! When peak hours begin next after `at`; nothing within a month. UTC.
    [[nodiscard]] std::optional<QDateTime> peakAfter(const QDateTime& at) const;
    //! Whether the public holidays of that day's year are in the data.
    [[nodiscard]] bool knowsHolidays(const QDateTime& at) const;

private:
    [[nodiscard]] bool isWorkingDay(const QDate& day) const;

    QTimeZone m_zone = QTimeZone::utc();
    QList<std::pair<QTime, QTime>> m_ranges; //!< from (inclusive) to (exclusive), in order
    QList<int> m_weekdays; //!< 1 = Monday
    QSet<QDate> m_holidays;
};

} // namespace spyhop::model
