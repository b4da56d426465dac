// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/statement.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>
#include <vector>

namespace spyhop::policy {

//! This computer's zone as its administrator has set it: the environment's TZ, which anybody sets, does not count.
//! Invalid where only TZ says anything.
[[nodiscard]] QTimeZone computerZone();

//! \brief The time zones that a policy names, so that one moment is read off each wall clock at most once a decision.
class Zones {
public:
    //! Its number; the empty name is this computer's zone.
    [[nodiscard]] std::size_t add(const QByteArray& name);
    [[nodiscard]] std::size_t count() const { return m_names.size(); }
    [[nodiscard]] QTimeZone zone(std::size_t number) const;

private:
    std::vector<QByteArray> m_names;
    std::vector<QTimeZone> m_zones; //!< invalid where the name is empty: the computer may travel
};

//! True if the wall clock shows a time within; the days are those on which the time begins.
[[nodiscard]] bool isWithin(const TimeCondition& condition, const QDateTime& local);

//! TimeCondition::days as policies name them: "Mon–Fri", "Mon, Wed–Fri"; empty: every day.
[[nodiscard]] QString dayNames(quint8 days);

} // namespace spyhop::policy
