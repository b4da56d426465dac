// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch.h"
#include "ui/common/progressbar.h"

namespace spyhop::ui {

//! \brief How far a job is, in a bar; its tooltip says how many of its items are what. Owner: BatchPage. Thread: main.
class JobProgress : public ProgressBar {
    Q_OBJECT
public:
    JobProgress(const Theme& theme, QWidget* parent);

    void showJob(const model::JobSummary& job);
};

} // namespace spyhop::ui
