// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A job while it runs. What is said at its end stands in batchwatchend.cpp.
#include "app/cli/batchwatch.h"

#include "app/cli/cli.h"
#include "app/cli/shapes.h"
#include "app/wakelock.h"
#include "core/batch/awakekeeper.h"
#include "core/batch/calloutlook.h"
#include "core/batch/itemrequest.h"
#include "core/batch/noroom.h"

#include <QtCore/QLocale>
#include <algorithm>
#include <chrono>

namespace spyhop::app {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds lineEvery = 2s; // progress where no terminal redraws the line
constexpr int barWidth = 24; // columns

} // namespace

BatchWatch::BatchWatch(const Context& context, const QString& jobId, const QString& out)
    : m_context(context)
    , m_batches(context.services->batches)
    , m_id(jobId)
    , m_out(context, jobId, out)
    , m_wakeLock(wakeLockOfThisComputer())
    , m_awake(std::make_unique<batch::AwakeKeeper>(context.clock, m_batches, *m_wakeLock))
{
    connect(m_awake.get(), &batch::AwakeKeeper::ending, this, &BatchWatch::sleepBegins);
    connect(m_awake.get(), &batch::AwakeKeeper::cutOff, this, &BatchWatch::cutOff);
    connect(m_awake.get(), &batch::AwakeKeeper::goneOn, this, &BatchWatch::goneOn);
    connect(&m_batches, &batch::BatchManager::jobChanged, this, &BatchWatch::jobChanged);
    connect(&m_batches, &batch::BatchManager::itemsChanged, this, &BatchWatch::itemsChanged);
    connect(&m_batches, &batch::BatchManager::jobFinished, this, &BatchWatch::jobFinished);
    connect(&m_batches, &batch::BatchManager::switched, this, [this](const QString& id, const QString& why) {
        if (id != m_id)
            return;
        if (m_context.terminal.json())
            m_context.terminal.jsonLine(
                QStringLiteral("switched"), QString(), {{QStringLiteral("id"), id}, {QStringLiteral("message"), why}});
        m_context.terminal.say(why);
    });
}

BatchWatch::~BatchWatch() = default;

base::Status BatchWatch::start()
{
    if (base::Status ready = prepare(); !ready)
        return ready;
    return m_batches.start(m_id);
}

base::Status BatchWatch::startUnlessCancelled()
{
    if (base::Status ready = prepare(); !ready)
        return ready;
    return m_batches.startUnlessCancelled(m_id);
}

base::Status BatchWatch::startTrial(int items)
{
    m_trial = items;
    m_out.leaveOutPending();
    if (base::Status ready = prepare(); !ready)
        return ready;
    return m_batches.startTrial(m_id, items);
}

base::Status BatchWatch::prepare()
{
    const model::JobSummary* summary = job();
    if (!summary) {
        base::Error error;
        error.code = base::ErrorCode::Usage;
        error.what = Cli::tr("There is no job \"%1\".").arg(m_id);
        error.remedy = Cli::tr("\"spyhop-cli batch list\" names those there are.");
        return base::failure(error);
    }
    m_out.begin(*summary);
    const gateway::Gateway& gateway = m_context.services->gateway;
    const auto outlook = gateway.outlook(batch::whereTo(summary->spec));
    const QString words = outlook && !m_trial && !m_someItems
        ? batch::unknownHours(summary->spec, *outlook, gateway.prices())
        : QString();
    if (!words.isEmpty())
        m_context.terminal.say(words);
    return {};
}

const model::JobSummary* BatchWatch::job() const
{
    return m_batches.job(m_id);
}

void BatchWatch::jobChanged(const QString& id)
{
    const model::JobSummary* summary = job();
    if (id != m_id || !summary)
        return;
    tellRoom();
    if (m_context.terminal.json())
        return;
    m_out.noteChange();
    if (const QString words = m_batches.sentAs(m_id); words != m_sentAs) {
        m_sentAs = words;
        m_context.terminal.note(words);
    }
    const base::SteadyTime now = m_context.clock.steadyTime();
    const bool redrawn = m_context.terminal.redraws();
    if (!redrawn && m_lastProgress != base::SteadyTime(0) && m_context.clock.elapsedSince(m_lastProgress) < lineEvery)
        return;
    m_lastProgress = now;
    m_progress = progressText(*summary);
    m_context.terminal.progress(m_progress);
}

//! Said at once and once: a person has to do something about it.
void BatchWatch::tellRoom()
{
    const bool waits = m_batches.waitsForRoom(m_id);
    if (waits == std::exchange(m_toldRoom, waits))
        return;
    const Terminal::Held held{m_id, QStringLiteral("disk-full")};
    if (waits)
        m_context.terminal.sayHeld(held, m_batches.waitReason(m_id));
    else
        m_context.terminal.sayGoesOn(held, batch::roomAgainWords());
}

QString BatchWatch::progressText(const model::JobSummary& summary) const
{
    const model::ItemCounts& items = summary.items;
    const qint64 over = itemsOver(summary);
    const QString left = leftText();
    QString text;
    if (m_context.terminal.redraws()) {
        const int filled = items.total() > 0 ? int(barWidth * over / items.total()) : 0;
        text = QString(filled, u'█') + QString(barWidth - filled, u'░') + u' ';
    }
    text += Cli::tr("%1 of %2").arg(items.done).arg(items.total()); // the bar is how much of the work is over
    if (items.failed > 0)
        text += QStringLiteral(" · ") + Cli::tr("%n failed", nullptr, int(items.failed));
    if (items.unknown > 0)
        text += QStringLiteral(" · ") + Cli::tr("%n unknown", nullptr, int(items.unknown));
    const QString cost = displayCost(summary);
    if (!cost.isEmpty())
        text += QStringLiteral(" · ") + cost;
    if (!left.isEmpty())
        text += QStringLiteral(" · ") + left;
    const QString why = m_batches.isRunning(m_id) && !m_toldRoom ? m_batches.waitReason(m_id) : QString();
    if (!why.isEmpty())
        text += QStringLiteral(" · ") + Cli::tr("waits: %1").arg(why);
    if (summary.state == model::JobState::Waiting)
        text += QStringLiteral(" · ")
            + Cli::tr("waits until %1").arg(QLocale().toString(summary.waitsUntil.toLocalTime(), QLocale::ShortFormat));
    return text;
}

//! "left with the provider since 10:41, next look in 30 s"
QString BatchWatch::leftText() const
{
    const QList<model::SubmissionState> left = m_batches.left(m_id);
    if (left.isEmpty())
        return {};
    QDateTime since = left.first().since;
    std::optional<QDateTime> next;
    for (const model::SubmissionState& one : left) {
        since = std::min(since, one.since);
        if (one.nextLook)
            next = std::min(next.value_or(*one.nextLook), *one.nextLook);
    }
    QString text = Cli::tr("left with the provider since %1")
                       .arg(QLocale().toString(since.toLocalTime().time(), QLocale::ShortFormat));
    if (next) {
        const qint64 seconds = m_context.clock.wallTime().msecsTo(*next) / 1000;
        text += QStringLiteral(", ")
            + (seconds > 0 ? Cli::tr("next look in %1 s").arg(seconds) : Cli::tr("it is looked at now"));
    }
    return text;
}

void BatchWatch::itemsChanged(const QString& id, const QList<qint64>& indexes)
{
    if (id != m_id)
        return;
    m_out.noteChange();
    if (!m_context.terminal.json())
        return;
    for (const qint64 index : indexes) {
        if (m_told.contains(index))
            continue;
        const auto page = m_batches.page(m_id, index, 1);
        if (page && !page->isEmpty() && isOver(page->constFirst().second.state))
            tellItem(page->constFirst().first, page->constFirst().second);
    }
}

void BatchWatch::tellItem(const model::BatchItem& item, const model::ItemResult& result)
{
    m_told.insert(item.index);
    if (!result.answeredModel.isEmpty() || !result.endpoint.isEmpty())
        ++m_answered[{result.endpoint, result.answeredModel}];
    const model::JobSummary* const summary = job();
    m_context.terminal.jsonLine(
        QStringLiteral("item"), QString(), itemShape(summary ? summary->spec : model::BatchSpec(), item, result));
}

void BatchWatch::jobFinished(const QString& id)
{
    const model::JobSummary* current = job();
    if (id != m_id || !current)
        return;
    // Ended for the computer's sleep, or started again since.
    const bool goesOn = m_awake->goesOn(id) || m_batches.isRunning(id);
    if (goesOn && current->state != model::JobState::Done)
        return;
    over(tellEnd(model::JobSummary(*current)));
}

void BatchWatch::over(int status)
{
    disconnect(&m_batches, nullptr, this, nullptr);
    m_awake.reset();
    Q_EMIT finished(status);
}

void BatchWatch::sleepBegins(const QString& id)
{
    if (id != m_id)
        return;
    m_endsForSleep = !m_awake->goesOn(id);
    if (m_endsForSleep)
        m_context.terminal.say(Cli::tr("The computer goes to sleep, so nothing more is asked."));
    else
        m_context.terminal.sayHeld({m_id, QStringLiteral("sleep")},
            Cli::tr("The computer goes to sleep; the job goes on when it is awake again."));
}

void BatchWatch::cutOff(const QString& id)
{
    const model::JobSummary* const current = job();
    if (id == m_id && current && m_endsForSleep)
        over(tellEnd(model::JobSummary(*current)));
}

void BatchWatch::goneOn(const QString& id, const std::optional<base::Error>& why)
{
    if (id != m_id)
        return;
    if (!why)
        return m_context.terminal.sayGoesOn(
            {m_id, QStringLiteral("sleep")}, Cli::tr("The computer is awake again: the job goes on."));
    const base::Error reason = *why;
    if (const model::JobSummary* const current = job()) // else somebody has removed it
        std::ignore = tellEnd(model::JobSummary(*current));
    over(m_context.terminal.fail(reason));
}

} // namespace spyhop::app
