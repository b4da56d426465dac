// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch.h"

#include <QtCore/QList>
#include <algorithm>

namespace spyhop::batch {

//! As jobs are listed; those of one moment stay as they are.
inline void sortNewestFirst(QList<model::JobSummary>& jobs)
{
    std::stable_sort(jobs.begin(), jobs.end(),
        [](const model::JobSummary& a, const model::JobSummary& b) { return a.startedAt > b.startedAt; });
}

} // namespace spyhop::batch
