// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/jobwaitbanner.h"

#include "core/batch/forecast.h"
#include "ui/batch/maximumdialog.h"
#include "ui/common/moments.h"
#include "ui/common/words.h"

namespace spyhop::ui {

JobWaitBanner::JobWaitBanner(const Theme& theme, base::Clock& clock, batch::BatchManager& manager, QWidget* parent)
    : Banner(theme, Kind::Info, Icon::Clock, parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_manager(manager)
{
    setObjectName(QStringLiteral("jobWaits"));
    hide();
    connect(this, &Banner::linkActivated, this, [this] {
        if (m_isAtMaximum)
            raiseMaximum();
    });
}

//! False: a higher maximum would not help it.
bool JobWaitBanner::showMaximum(const model::JobSummary& job)
{
    const QString& id = job.spec.id;
    const auto reason
        = m_manager.isRunning(id) || m_manager.runsElsewhere(id) ? std::nullopt : m_manager.stopReason(id);
    m_isAtMaximum = reason && reason->mendedByMore && job.spec.maxCost && job.items.pending > 0;
    setKind(m_isAtMaximum ? Kind::Warning : Kind::Info, m_isAtMaximum ? Icon::Info : Icon::Clock);
    if (!m_isAtMaximum)
        return false;
    setText(tr("%1 of %2 done").arg(countText(job.items.done), countText(job.items.total())), reason->sentence());
    setLink(tr("Raise the maximum…"));
    show();
    return true;
}

void JobWaitBanner::raiseMaximum()
{
    if (const model::JobSummary* const job = m_manager.job(m_job))
        (new MaximumDialog(m_theme, m_manager, *job, window()))->open();
}

void JobWaitBanner::showJob(const model::JobSummary& job)
{
    const QString& id = job.spec.id;
    m_job = id;
    if (showMaximum(job))
        return;
    const bool running = m_manager.isRunning(id);
    const bool waits = running && job.state == model::JobState::Waiting;
    const qint64 over = job.items.done + job.items.failed + job.items.unknown;
    const bool elsewhere = !running && m_manager.runsElsewhere(id);
    const bool cutOff = !running && m_manager.wasCutOff(id) && job.items.pending + job.items.running > 0;
    const bool paused = !running && !elsewhere && over > 0 && job.items.pending > 0 && !m_manager.stopReason(id);
    const QString why = running ? m_manager.waitReason(id) : QString();
    const QString switched = running ? m_manager.switchReason(id) : QString();
    setVisible(waits || elsewhere || cutOff || paused || !why.isEmpty() || !switched.isEmpty());
    if (waits) {
        setText(tr("Waits until %1").arg(momentText(job.waitsUntil, m_clock.wallTime())),
            !why.isEmpty()                                         ? why
                : job.spec.when.kind == model::When::Kind::OffPeak ? tr("peak hours cost more")
                                                                   : tr("as you chose"));
        setLink(why.isEmpty() ? tr("Start now") : QString()); // the policy's hours are not the person's
    } else if (!why.isEmpty()) {
        setText(tr("Waiting"), why);
        setLink(m_manager.waitsForRoom(id) ? tr("Look again") : QString());
    } else if (elsewhere) {
        setText(tr("Running elsewhere"), tr("another program has this job; what it does is followed here"));
        setLink(QString());
    } else if (!switched.isEmpty()) {
        setText(tr("Another endpoint answers"), switched);
        setLink(QString());
    } else if (cutOff) {
        setText(tr("Spyhop ended while this job was at work"),
            tr("%1 of %2 done, the rest waits for you").arg(countText(job.items.done), countText(job.items.total())));
        setLink(tr("Resume"));
    } else if (paused) {
        // What is done says what the whole will come to: this is what a trial is for.
        const auto all = batch::forecast(job);
        setText(tr("%1 of %2 done").arg(countText(job.items.done), countText(job.items.total())),
            !all || all->cost.isEmpty() ? tr("the rest waits for you")
                                        : tr("at this rate all of them cost %1").arg(moneyText(all->cost)));
        setLink(tr("Do the rest"));
    }
}

} // namespace spyhop::ui
