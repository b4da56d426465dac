// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/taskbanner.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <algorithm>

namespace spyhop::ui {
namespace {

using namespace std::chrono_literals;
using Doing = model::SubmissionState::Doing;

constexpr auto tick = 1s; // seconds are counted down

} // namespace

TaskBanner::TaskBanner(const Theme& theme, base::Clock& clock, batch::Tasks& tasks, QWidget* parent)
    : Banner(theme, Banner::Kind::Info, Icon::Waiting, parent)
    , m_clock(clock)
    , m_tasks(tasks)
    , m_second(clock.makeTimer())
{
    setObjectName(QStringLiteral("taskBanner"));
    connect(this, &Banner::linkActivated, this, &TaskBanner::act);
    connect(m_second.get(), &base::Timer::fired, this, &TaskBanner::refresh);
    for (const auto signal : {&batch::Tasks::accepted, &batch::Tasks::changed, &batch::Tasks::finished})
        connect(&tasks, signal, this, [this](const QString& id) {
            if (id == m_id)
                refresh();
        });
    hide();
}

void TaskBanner::setTask(const QString& taskId)
{
    m_id = taskId;
    refresh();
}

void TaskBanner::refresh()
{
    const bool wasVisible = !isHidden();
    setVisible(!m_id.isEmpty());
    if (m_id.isEmpty()) {
        m_second->stop();
        if (wasVisible)
            Q_EMIT heightChanged();
        return;
    }
    const auto task = m_tasks.task(m_id);
    const std::optional<model::SubmissionState> state = m_tasks.state(m_id);
    m_isUnknown = task && task->handle.stage == model::JobStage::Unknown;
    m_mayLook = false;
    if (m_isUnknown) {
        setKind(Kind::Warning, Icon::Info);
        setText(tr("Unknown outcome"),
            tr("the task was sent, and nobody can say whether the provider took it; sent again, it may be charged "
               "twice"));
        setLinks({tr("Send again"), tr("Give up")});
    } else if (state) {
        say(*state);
    } else {
        setKind(Kind::Info, Icon::Waiting);
        setText(tr("Task"), tr("waits to be looked at"));
        setLinks({});
    }
    m_second->start(tick);
    if (!wasVisible)
        Q_EMIT heightChanged();
}

void TaskBanner::say(const model::SubmissionState& state)
{
    setKind(state.problem ? Kind::Warning : Kind::Info, Icon::Waiting);
    QStringList rest;
    if (!state.endpoint.isEmpty())
        rest << state.endpoint;
    if (state.since.isValid())
        rest << tr("since %1").arg(QLocale().toString(state.since.toLocalTime().time(), QStringLiteral("HH:mm")));
    const bool isThere = state.doing == Doing::Waiting;
    m_mayLook = isThere && state.nextLook.has_value();
    if (m_mayLook)
        rest << tr("next look in %1 s").arg(std::max<qint64>(0, m_clock.wallTime().msecsTo(*state.nextLook) / 1000));
    if (state.problem)
        rest << state.problem->sentence();
    setText(isThere ? tr("Task at the provider") : tr("Sending the task"), rest.join(QStringLiteral(" · ")));
    QStringList links;
    if (m_mayLook)
        links << tr("Look now");
    links << tr("Cancel");
    setLinks(links);
}

void TaskBanner::act(int link)
{
    if (m_isUnknown) {
        if (link == 0)
            m_tasks.sendAgain(m_id);
        else
            m_tasks.cancel(m_id);
    } else if (m_mayLook && link == 0) {
        m_tasks.lookNow(m_id);
    } else {
        m_tasks.cancel(m_id);
    }
    refresh();
}

void TaskBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    Banner::changeEvent(event);
}

} // namespace spyhop::ui
