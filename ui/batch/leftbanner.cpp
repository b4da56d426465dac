// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/leftbanner.h"

#include "core/batch/leftreading.h"
#include "ui/common/banner.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>

namespace spyhop::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto tick = 1s; // seconds are counted down

} // namespace

LeftBanner::LeftBanner(const Theme& theme, base::Clock& clock, batch::BatchManager& manager, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_manager(manager)
    , m_left(new Banner(theme, Banner::Kind::Info, Icon::Waiting, this))
    , m_unsure(new Banner(theme, Banner::Kind::Warning, Icon::Info, this))
    , m_timer(clock.makeTimer())
{
    setObjectName(QStringLiteral("leftBanner"));
    m_left->setObjectName(QStringLiteral("leftWithProvider"));
    m_unsure->setObjectName(QStringLiteral("unknownItems"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    column->addWidget(m_left);
    column->addWidget(m_unsure);
    connect(m_left, &Banner::linkActivated, this, [this] {
        if (m_manager.isRunning(m_id))
            m_manager.lookNow(m_id);
        else
            Q_EMIT cancelRequested();
    });
    connect(m_unsure, &Banner::linkActivated, this, &LeftBanner::retryRequested);
    connect(m_timer.get(), &base::Timer::fired, this, &LeftBanner::refresh);
    hide();
}

LeftBanner::~LeftBanner() = default;

void LeftBanner::showJob(const model::JobSummary& job)
{
    if (m_id != job.spec.id || m_manager.isRunning(job.spec.id))
        m_goesOn = false;
    m_id = job.spec.id;
    m_unknown = job.items.unknown;
    m_runsElsewhere = job.state == model::JobState::Running && !m_manager.isRunning(m_id);
    look();
    refresh();
}

//! Only the journal knows what a job that does not run has left.
void LeftBanner::look()
{
    m_looking = m_manager.isRunning(m_id) || m_runsElsewhere ? nullptr : m_manager.readLeft(m_id);
    if (!m_looking)
        return;
    connect(m_looking.get(), &batch::LeftReading::found, this, [this](int submissions) {
        m_endedLooking = std::move(m_looking);
        m_goesOn = submissions > 0;
        refresh();
    });
}

void LeftBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void LeftBanner::refresh()
{
    refreshLeft();
    m_unsure->setVisible(m_unknown > 0);
    if (m_unknown > 0) {
        m_unsure->setText(tr("Unknown outcome: %1").arg(countText(m_unknown)),
            tr("they were sent, and nobody can say whether the provider took them; sent again, they may be charged "
               "twice. Left alone, they are given up"));
        m_unsure->setLink(tr("Send them again"));
    }
    setVisible(!m_left->isHidden() || !m_unsure->isHidden());
}

void LeftBanner::refreshLeft()
{
    const QList<model::SubmissionState> left = m_manager.left(m_id);
    const QString sentAs = m_manager.sentAs(m_id);
    const bool running = m_manager.isRunning(m_id);
    const bool goesOn = m_goesOn && !running;
    m_left->setVisible(!left.isEmpty() || goesOn || (!sentAs.isEmpty() && running));
    if (m_left->isHidden() || goesOn)
        m_timer->stop();
    if (m_left->isHidden())
        return;
    if (goesOn) {
        m_left->setText(tr("Left with the provider"),
            tr("it goes on there and is charged, though the job stands here. Resumed, the job fetches what comes of "
               "it"));
        return m_left->setLink(tr("Cancel it there"));
    }
    if (left.isEmpty()) {
        m_left->setText(sentAs, QString());
        return m_left->setLink(QString());
    }
    QDateTime since = left.first().since;
    std::optional<QDateTime> next;
    QString problem;
    for (const model::SubmissionState& one : left) {
        since = std::min(since, one.since);
        if (one.nextLook)
            next = std::min(next.value_or(*one.nextLook), *one.nextLook);
        if (one.problem && problem.isEmpty())
            problem = one.problem->sentence();
    }
    const QDateTime now = m_clock.wallTime();
    QStringList rest{tr("since %1").arg(QLocale().toString(since.toLocalTime().time(), QStringLiteral("HH:mm")))};
    if (next)
        rest << tr("next look in %1 s").arg(std::max<qint64>(0, now.msecsTo(*next) / 1000));
    if (!problem.isEmpty())
        rest << problem;
    m_left->setText(tr("Left with the provider"), rest.join(QStringLiteral(" · ")));
    m_left->setLink(next ? tr("Look now") : QString());
    m_timer->start(tick);
}

} // namespace spyhop::ui
