// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/jobprogress.h"

#include "ui/common/words.h"

#include <algorithm>

namespace spyhop::ui {

JobProgress::JobProgress(const Theme& theme, QWidget* parent)
    : ProgressBar(theme, parent)
{
    setObjectName(QStringLiteral("jobProgress"));
}

void JobProgress::showJob(const model::JobSummary& job)
{
    const model::ItemCounts& items = job.items;
    const double all = std::max<double>(1, static_cast<double>(items.total()));
    const auto share = [all](qint64 count) { return static_cast<double>(count) / all; };
    setShares({share(items.done), share(items.unknown), share(items.failed)});
    QStringList lines{tr("Done: %1 of %2").arg(countText(items.done), countText(items.total()))};
    if (items.unknown > 0)
        lines.append(tr("Outcome unknown: %1").arg(countText(items.unknown)));
    if (items.failed > 0)
        lines.append(tr("Failed: %1").arg(countText(items.failed)));
    setToolTip(plainToolTip(lines.join(u'\n')));
    setAccessibleDescription(lines.join(QStringLiteral(" · ")));
}

} // namespace spyhop::ui
