// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/batch/batchmanager.h"
#include "ui/common/banner.h"

namespace spyhop::ui {

//! \brief What a job waits for: its time, the person who paused it or tried it, a higher maximum cost, or an endpoint
//! that rests. Hides itself while it waits for nothing. Owner: BatchPage.
class JobWaitBanner : public Banner {
    Q_OBJECT
public:
    JobWaitBanner(const Theme& theme, base::Clock& clock, batch::BatchManager& manager, QWidget* parent);

    void showJob(const model::JobSummary& job);
    //! It tells of a job that its maximum cost has stopped, and its link raises that.
    [[nodiscard]] bool isAtMaximum() const { return m_isAtMaximum; }

private:
    [[nodiscard]] bool showMaximum(const model::JobSummary& job);
    void raiseMaximum();

    const Theme& m_theme;
    base::Clock& m_clock;
    batch::BatchManager& m_manager;
    QString m_job;
    bool m_isAtMaximum = false;
};

} // namespace spyhop::ui
