// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/batch.h"

#include <optional>

namespace spyhop::ui {

//! How fast a job goes, from where its run stood when it was first seen. A value.
class JobRate {
public:
    void follow(const model::JobSummary& job, bool running, const base::Clock& clock);
    //! "14:20"; empty as long as too little has ended to say.
    [[nodiscard]] QString finishTime(const model::JobSummary& job, const base::Clock& clock) const;

    //! Items that end in a minute; nothing as long as too little has ended to say, or nothing is left.
    [[nodiscard]] std::optional<double> perMinute(const model::JobSummary& job, const base::Clock& clock) const;

private:
    QString m_job; //!< empty: none is followed
    base::SteadyTime m_since{0};
    qint64 m_from = 0;
};

} // namespace spyhop::ui
