// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/jobfigures.h"

#include "core/batch/forecast.h"
#include "ui/batch/figure.h"
#include "ui/common/words.h"
#include "ui/common/wraplayout.h"

#include <QtCore/QLocale>

namespace spyhop::ui {
namespace {
enum FigureIndex { DoneFigure, FailedFigure, CostFigure, CacheFigure, RateFigure, FinishFigure, FigureCount };

QString rateText(double perMinute)
{
    constexpr double whole = 10; // from here on without a decimal
    return QLocale().toString(perMinute, 'f', perMinute < whole ? 1 : 0);
}
} // namespace

JobFigures::JobFigures(const Theme& theme, base::Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
{
    setObjectName(QStringLiteral("jobFigures"));
    auto* row = new WrapLayout(this);
    row->setSpacing(theme.px(32));
    row->setLineSpacing(theme.px(8));
    for (int index = 0; index < FigureCount; ++index) {
        m_figures.append(new Figure(theme, this));
        row->addWidget(m_figures.last());
    }
}

void JobFigures::showJob(const model::JobSummary& job, bool running)
{
    m_figures[DoneFigure]->setText(
        QStringLiteral("%1 / %2").arg(countText(job.items.done), countText(job.items.total())), tr("done"));
    const QString failed = job.items.unknown > 0
        ? tr("failed · %1 unknown", "items of unknown outcome").arg(countText(job.items.unknown))
        : tr("failed");
    m_figures[FailedFigure]->setText(countText(job.items.failed), failed);
    QString spent = tr("spent");
    m_rate.follow(job, running, m_clock);
    // At the end: from what is done so far.
    const bool goesOn = running && job.items.pending + job.items.running > 0 && m_rate.perMinute(job, m_clock);
    if (const auto all = goesOn ? batch::forecast(job) : std::nullopt; all && !all->cost.isEmpty())
        spent += tr(" · about %1 at the end").arg(moneyText(all->cost));
    if (job.spec.maxCost)
        spent += tr(" · stops at %1").arg(job.spec.maxCost->display());
    const bool roughly = job.costEstimated && !job.cost.isEmpty();
    m_figures[CostFigure]->setText((roughly ? QStringLiteral("≈ ") : QString()) + moneyText(job.cost), spent);
    const bool hasUsage = job.usage.promptTokens > 0;
    const qint64 share = hasUsage ? job.usage.cacheHitTokens * 100 / job.usage.promptTokens : 0;
    m_figures[CacheFigure]->setText(hasUsage ? QStringLiteral("%1 %").arg(share) : QString(), tr("prompt cache hits"));
    const std::optional<double> rate = m_rate.perMinute(job, m_clock);
    m_figures[RateFigure]->setText(rate ? rateText(*rate) : QString(), tr("items a minute"));
    m_figures[FinishFigure]->setText(m_rate.finishTime(job, m_clock), tr("expected to finish"));
}

} // namespace spyhop::ui
