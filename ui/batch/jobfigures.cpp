// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/jobfigures.h"

#include "ui/batch/figure.h"
#include "ui/common/words.h"

#include <QtWidgets/QHBoxLayout>

namespace spyhop::ui {
namespace {
enum FigureIndex { DoneFigure, FailedFigure, CostFigure, CacheFigure, FinishFigure, FigureCount };
} // namespace

JobFigures::JobFigures(const Theme& theme, base::Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
{
    setObjectName(QStringLiteral("jobFigures"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(32));
    for (int index = 0; index < FigureCount; ++index) {
        m_figures.append(new Figure(theme, this));
        row->addWidget(m_figures.last());
    }
    row->addStretch(1);
}

void JobFigures::showJob(const model::JobSummary& job, bool running)
{
    m_figures[DoneFigure]->setText(
        QStringLiteral("%1 / %2").arg(countText(job.items.done), countText(job.items.total())), tr("done"));
    m_figures[FailedFigure]->setText(countText(job.items.failed + job.items.unknown), tr("failed"));
    QString spent = tr("spent");
    if (job.spec.maxCost)
        spent += tr(" · stops at %1").arg(job.spec.maxCost->display());
    const bool roughly = job.costEstimated && !job.cost.isEmpty();
    m_figures[CostFigure]->setText((roughly ? QStringLiteral("≈ ") : QString()) + moneyText(job.cost), spent);
    const bool hasUsage = job.usage.promptTokens > 0;
    const qint64 share = hasUsage ? job.usage.cacheHitTokens * 100 / job.usage.promptTokens : 0;
    m_figures[CacheFigure]->setText(hasUsage ? QStringLiteral("%1 %").arg(share) : QString(), tr("prompt cache hits"));
    m_rate.follow(job, running, m_clock);
    m_figures[FinishFigure]->setText(m_rate.finishTime(job, m_clock), tr("expected to finish"));
}

} // namespace spyhop::ui
