// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person wishes of a job's items, and the removal of jobs: carried out by the journal while everything else goes
// on. Jobs are run in batchmanager.cpp.
#include "core/batch/batchrun.h"
#include "core/batch/batchstop.h"
#include "core/batch/batchwish.h"
#include "core/batch/leftreading.h"
#include "core/batch/numbers.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <algorithm>

namespace spyhop::batch {

base::Status BatchManager::retryFailed(const QString& id)
{
    return change(id, {JobChange::Kind::RetryFailed});
}

base::Status BatchManager::retryFailures(const QString& id)
{
    return change(id, {JobChange::Kind::RetryFailures});
}

base::Status BatchManager::retryUnknown(const QString& id)
{
    return change(id, {JobChange::Kind::RetryUnknown, true});
}

base::Status BatchManager::askAgain(const QString& id, const QList<qint64>& indexes, const QString& model)
{
    return change(id, {JobChange::Kind::AskAgain, true, false, indexes, model, m_parts.clock.wallTime()});
}

//! A job that does not run begins with the change; one that runs hears of it once it is durable.
base::Status BatchManager::change(const QString& id, const JobChange& change)
{
    const auto batchRun = m_runs.value(id);
    if (!batchRun)
        return run(id, {}, false, change, nullptr);
    auto wish = std::make_unique<Wish>();
    wish->id = id;
    wish->change = std::make_unique<JobOpening>(
        m_parts.store, m_parts.submissions, batchRun->job(), change, JobOpening::Scope::Change);
    Wish* const one = wish.get();
    connect(one->change.get(), &JobOpening::opened, this, [this, one] { changeDone(*one); });
    connect(one->change.get(), &JobOpening::failed, this,
        [this, one](const base::Error& error) { wishFailed(*one, error); });
    m_wishes.push_back(std::move(wish));
    one->change->begin();
    return {};
}

void BatchManager::changeDone(Wish& wish)
{
    const QString id = wish.id;
    noteReset(id);
    const auto batchRun = m_runs.value(id);
    if (batchRun && batchRun->isEnding() && wish.change->change().alone) {
        wish.isKept = true;
        return;
    }
    const model::JobSummary job = wish.change->job();
    const QList<qint64> changed = wish.change->changed();
    JobChange then = wish.change->change();
    retire(wish);
    if (batchRun)
        return batchRun->rescan(job, changed);
    // It has ended meanwhile: another begins.
    then.isWritten = true;
    then.items = changed;
    if (const base::Status started = run(id, {}, false, then, nullptr); !started)
        Q_EMIT refused(id, base::Error(started.error()));
}

//! What was changed while the job's run came to its end.
bool BatchManager::askKept(const QString& id)
{
    JobChange then;
    while (true) {
        const auto kept = std::find_if(
            m_wishes.begin(), m_wishes.end(), [&id](const auto& wish) { return wish->id == id && wish->isKept; });
        if (kept == m_wishes.end())
            break;
        const QList<qint64> before = then.items;
        then = (*kept)->change->change();
        then.items = before + (*kept)->change->changed();
        then.isWritten = true;
        retire(**kept);
    }
    return then.isWritten && run(id, {}, false, then, nullptr).has_value();
}

void BatchManager::wishFailed(Wish& wish, const base::Error& error)
{
    const QString id = wish.id;
    const base::Error why = error;
    retire(wish);
    Q_EMIT refused(id, why);
}

void BatchManager::retire(Wish& wish)
{
    const auto found
        = std::find_if(m_wishes.begin(), m_wishes.end(), [&](const auto& one) { return one.get() == &wish; });
    (*found)->lease.reset();
    m_endedWishes.push_back(std::move(*found));
    m_wishes.erase(found);
    if (!m_noticeTimer->isActive())
        m_noticeTimer->start(noticeInterval);
}

void BatchManager::noteReset(const QString& id)
{
    m_reset.insert(id);
    noteChange(id, {});
}

bool BatchManager::hasLeft(const QString& id) const
{
    using Doing = model::SubmissionState::Doing;
    const QList<model::SubmissionState> states = left(id);
    return std::any_of(states.begin(), states.end(), [](const model::SubmissionState& state) {
        return state.doing != Doing::Preparing && state.doing != Doing::Cleaning && state.doing != Doing::Unknown
            && state.doing != Doing::Ended;
    });
}

std::unique_ptr<LeftReading> BatchManager::readLeft(const QString& id) const
{
    if (!m_parts.submissions)
        return nullptr;
    return std::make_unique<LeftReading>(m_parts.submissions->readStages(id, m_parts.store.isStored(id)));
}

base::Error BatchManager::stillLeft()
{
    base::Error error;
    error.code = base::ErrorCode::Usage;
    error.what = QCoreApplication::translate(
        "Batch", "Work of this job is still at the provider, which nobody could stop or fetch any more.");
    error.remedy = QCoreApplication::translate("Batch", "Cancel the job first, or let it come to its end.");
    return error;
}

//! Of unknown outcome: nothing can be stopped there.
bool BatchManager::forbidsRemoval(const QList<model::JobStage>& left)
{
    return std::any_of(
        left.cbegin(), left.cend(), [](model::JobStage stage) { return stage != model::JobStage::Unknown; });
}

base::Status BatchManager::remove(const QString& id)
{
    const model::JobSummary* const listed = job(id);
    const auto known = listed ? std::optional(*listed) : std::nullopt;
    const auto leaseOnce = [&]() -> base::Expected<std::unique_ptr<Lease>> {
        return known ? leaseFor(*known) : base::Expected<std::unique_ptr<Lease>>(nullptr);
    };
    base::Expected<std::unique_ptr<Lease>> lease(nullptr);
    if (!isRunning(id))
        lease = leaseOnce();
    if (!lease)
        return tl::make_unexpected(lease.error());
    if (m_parts.submissions) {
        const auto left = m_parts.submissions->ofJob(id, m_parts.store.isStored(id));
        QList<model::JobStage> stages;
        for (const store::KeptSubmission& one : left.value_or(QList<store::KeptSubmission>()))
            stages.append(one.handle.stage);
        if (forbidsRemoval(stages))
            return base::failure(stillLeft());
    }
    if (isRunning(id)) {
        stopNow(id);
        lease = leaseOnce();
        if (!lease)
            return tl::make_unexpected(lease.error());
    }
    if (const auto removed = m_parts.store.remove(id); !removed)
        return removed;
    dropJob(id);
    Q_EMIT listChanged();
    return {};
}

void BatchManager::dropJob(const QString& id)
{
    m_jobs.removeIf([&id](const model::JobSummary& job) { return job.spec.id == id; });
    m_changed.remove(id);
    m_reset.remove(id);
    m_reasons.remove(id);
    m_keeping.remove(id);
}

void BatchManager::removeSoon(const QString& id)
{
    const bool isAsked = std::any_of(
        m_wishes.begin(), m_wishes.end(), [&id](const auto& wish) { return wish->id == id && !wish->change; });
    if (isAsked || !job(id))
        return;
    m_wishes.push_back(std::make_unique<Wish>());
    Wish* const one = m_wishes.back().get();
    one->id = id;
    if (!m_runs.contains(id)) {
        auto lease = leaseFor(*job(id));
        if (!lease) {
            const base::Error error = lease.error();
            QMetaObject::invokeMethod(
                this, [this, one, error] { wishFailed(*one, error); }, Qt::QueuedConnection);
            return;
        }
        one->lease = std::move(*lease);
    }
    if (!m_parts.submissions)
        return remove(*one);
    one->stages = m_parts.submissions->readStages(id, m_parts.store.isStored(id));
    connect(one->stages.get(), &db::ReadTicket::done, this,
        [this, one](const base::Expected<db::Rows>& rows) { removeUnlessLeft(*one, rows); });
}

void BatchManager::removeUnlessLeft(Wish& wish, const base::Expected<db::Rows>& stages)
{
    if (!stages)
        return wishFailed(wish, stages.error());
    const bool wasLeft = forbidsRemoval(store::SubmissionStore::openStages(*stages));
    // And what a run leaves at this moment.
    using Doing = model::SubmissionState::Doing;
    const QList<model::SubmissionState> states = left(wish.id);
    const bool isLeft = std::any_of(states.begin(), states.end(), [](const model::SubmissionState& state) {
        return state.doing != Doing::Unknown && state.doing != Doing::Ended;
    });
    if (wasLeft || isLeft)
        return wishFailed(wish, stillLeft());
    remove(wish);
}

void BatchManager::remove(Wish& wish)
{
    if (auto batchRun = m_runs.take(wish.id)) {
        std::erase_if(m_wishes, [&wish](const auto& one) { return one->id == wish.id && one->change; });
        disconnect(batchRun.get(), nullptr, this, nullptr);
        m_waitReasons.remove(wish.id);
        batchRun.reset();
    }
    if (const model::JobSummary* const known = job(wish.id); known && !wish.lease) {
        auto lease = leaseFor(*known);
        if (!lease) {
            refreshJob(wish.id);
            noteChange(wish.id, {});
            return wishFailed(wish, lease.error());
        }
        wish.lease = std::move(*lease);
    }
    wish.removal = m_parts.store.removing(wish.id);
    Wish* const one = &wish;
    connect(one->removal.get(), &db::WriteTicket::done, this,
        [this, one](const base::Status& status) { removalDone(*one, status); });
}

void BatchManager::removalDone(Wish& wish, const base::Status& status)
{
    const QString id = wish.id;
    if (!status) {
        m_parts.store.setJobState(id, model::JobState::Stopped); // it ran, perhaps
        refreshJob(id);
        noteChange(id, {});
        return wishFailed(wish, status.error());
    }
    retire(wish);
    dropJob(id);
    const QPointer<BatchManager> alive(this);
    Q_EMIT listChanged();
    if (alive)
        Q_EMIT removed(id);
}

} // namespace spyhop::batch
