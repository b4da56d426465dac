// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/batch/batchmanager.h"
#include "ui/common/banner.h"

namespace spyhop::ui {

//! \brief What a job waits for: its time, the person who paused it or tried it, or an endpoint that rests. Hides itself
//! while it waits for nothing. Owner: BatchPage.
class JobWaitBanner : public Banner {
    Q_OBJECT
public:
    JobWaitBanner(const Theme& theme, base::Clock& clock, const batch::BatchManager& manager, QWidget* parent);

    void showJob(const model::JobSummary& job);

private:
    base::Clock& m_clock;
    const batch::BatchManager& m_manager;
};

} // namespace spyhop::ui
