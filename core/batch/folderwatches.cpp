// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/folderwatches.h"

#include "core/base/filetime.h"
#include "core/batch/numbers.h"
#include "core/batch/watchlease.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <algorithm>
#include <tuple>
#include <utility>

namespace spyhop::batch {
namespace {

//! By what a question is asked: of whom, how, and for how much. All but what it is about and what the watch gives its
//! jobs itself; each field is named, so that one that is added has to be thought of here.
auto termsOf(const model::BatchSpec& spec)
{
    const auto& [id, title, prompt, system, columns, kind, endpoint, model, tier, anywhere, thinking, maxTokens,
        concurrency, batchSize, callbackUrl, giveUpAfter, maxCost, inputColumns, rows, sheet, scans, quotes,
        longDocuments, when, fresh]
        = spec;
    return std::tie(system, kind, endpoint, model, tier, anywhere, thinking, maxTokens, concurrency, batchSize,
        callbackUrl, giveUpAfter, maxCost, scans, quotes, longDocuments, when, fresh);
}

bool areSameTerms(const model::BatchSpec& a, const model::BatchSpec& b)
{
    return termsOf(a) == termsOf(b);
}

} // namespace

FolderWatches::FolderWatches(base::Clock& clock, base::Random& random, BatchManager& manager, store::WatchStore& store)
    : m_clock(clock)
    , m_random(random)
    , m_manager(manager)
    , m_store(store)
    , m_timer(clock.makeTimer())
{
    connect(m_timer.get(), &base::Timer::fired, this, &FolderWatches::lookAgain);
}

FolderWatches::~FolderWatches() = default;

bool FolderWatches::isKnown(const QString& id) const
{
    return std::any_of(m_watches.cbegin(), m_watches.cend(), [&id](const auto& watch) { return watch->kept.id == id; });
}

base::Status FolderWatches::reload()
{
    const auto kept = m_store.load();
    if (!kept)
        return base::failure(kept.error());
    // What was kept and was destroyed is watched no longer; what was not kept may be by now.
    std::erase_if(m_watches, [&kept](const auto& watch) {
        return watch->kept.stored && std::none_of(kept->cbegin(), kept->cend(), [&watch](const store::KeptWatch& one) {
            return one.id == watch->kept.id;
        });
    });
    for (const store::KeptWatch& one : *kept) {
        if (isKnown(one.id))
            continue;
        auto watch = std::make_unique<Watch>();
        watch->kept = one;
        if (takeLease(*watch))
            begin(*watch);
        m_watches.push_back(std::move(watch));
    }
    std::ignore = moveToTheirPlace();
    lookAgainLater();
    Q_EMIT changed();
    return {};
}

//! Whether something lay elsewhere.
bool FolderWatches::moveToTheirPlace()
{
    const bool stores = m_store.storesNow();
    bool moved = false;
    for (const auto& watch : m_watches) {
        if (watch->kept.stored == stores)
            continue;
        keep(*watch);
        moved = true;
    }
    // What another process watches is that one's to go on with, and nothing of it stays on disk.
    const auto isForeign = [](const auto& watch) { return !watch->kept.stored && watch->isElsewhere(); };
    for (const auto& watch : m_watches) {
        if (isForeign(watch))
            m_store.remove(watch->kept.id);
    }
    std::erase_if(m_watches, isForeign);
    return moved;
}

void FolderWatches::followConsent()
{
    if (moveToTheirPlace())
        Q_EMIT changed();
}

void FolderWatches::clear()
{
    if (m_watches.empty())
        return;
    for (const auto& watch : m_watches)
        m_store.remove(watch->kept.id);
    m_watches.clear();
    Q_EMIT changed();
}

std::optional<qint64> FolderWatches::holderOf(const Watch& watch) const
{
    return watchHolder(m_manager.profileFolder(), watch.kept.folder, watch.kept.spec);
}

bool FolderWatches::takeLease(Watch& watch) const
{
    watch.problem.reset();
    const QString& profile = m_manager.profileFolder();
    if (profile.isEmpty())
        return true;
    auto lease = leaseForWatch(profile, watch.kept.folder, watch.kept.spec);
    if (lease)
        watch.lease = std::move(*lease);
    else
        watch.problem = lease.error();
    return !watch.problem;
}

//! The right to watch it is taken.
void FolderWatches::begin(Watch& watch)
{
    takeMade(watch.kept);
    const store::KeptWatch& kept = watch.kept;
    watch.watch = std::make_unique<FolderWatch>(m_clock, m_manager, kept.spec, kept.folder, kept.asked, kept.since);
    connect(watch.watch.get(), &FolderWatch::made, this,
        [this, id = kept.id](const QString& jobId) { jobMade(id, jobId); });
    connect(watch.watch.get(), &FolderWatch::aboutToMake, this,
        [this, id = kept.id](const QString& jobId) { aboutToMake(id, jobId); });
    connect(watch.watch.get(), &FolderWatch::failed, this, &FolderWatches::failed);
    connect(watch.watch.get(), &FolderWatch::tookStock, this, [this, one = &watch] { keep(*one); });
    connect(watch.watch.get(), &FolderWatch::leftOut, this, [this, one = &watch] { keep(*one); });
    startLeft(watch);
}

//! Who watched before was killed while it made a job: if that is in the journal, its files were asked about; else not.
void FolderWatches::takeMade(store::KeptWatch& kept)
{
    const QString job = std::exchange(kept.makingJob, {});
    const QByteArray files = std::exchange(kept.making, {});
    if (job.isEmpty())
        return;
    if (!m_manager.job(job))
        std::ignore = m_manager.reload();
    if (!m_manager.job(job))
        return;
    kept.asked += files;
    kept.starting = job;
    ++kept.jobs;
}

//! Who watched before was killed between a job and its start: its files count as asked about.
void FolderWatches::startLeft(Watch& watch)
{
    if (watch.kept.starting.isEmpty())
        return;
    if (!m_manager.job(watch.kept.starting)) // another process made it
        std::ignore = m_manager.reload();
    const model::JobSummary* const job = m_manager.job(watch.kept.starting);
    const bool isUntouched = job && job->state == model::JobState::Paused && job->items.pending == job->items.total();
    if (isUntouched && !m_manager.start(watch.kept.starting))
        return; // the next time
    watch.kept.starting.clear();
    keep(watch);
}

void FolderWatches::lookAgainLater()
{
    const bool allHere
        = std::all_of(m_watches.cbegin(), m_watches.cend(), [](const auto& watch) { return watch->watch != nullptr; });
    if (!allHere)
        m_timer->start(lookForWatch);
}

//! Whoever watched may have ended: then this process goes on with what that one has left, or stops as it has.
void FolderWatches::lookAgain()
{
    std::vector<Watch*> taken;
    for (const auto& watch : m_watches) {
        // Whoever finds it held waits a little: not here, where it may be so for days.
        const bool isHeld = watch->isElsewhere() && holderOf(*watch);
        if (!watch->watch && !isHeld && takeLease(*watch))
            taken.push_back(watch.get());
    }
    if (!taken.empty()) {
        const auto kept = m_store.load(); // only now nobody else writes it
        for (Watch* const watch : taken) {
            if (!kept) {
                watch->lease.reset();
                watch->problem = kept.error();
                continue;
            }
            const auto found = std::find_if(kept->cbegin(), kept->cend(),
                [watch](const store::KeptWatch& one) { return one.id == watch->kept.id; });
            if (found == kept->cend()) {
                std::erase_if(m_watches, [watch](const auto& one) { return one.get() == watch; });
                continue;
            }
            watch->kept = *found;
            begin(*watch);
        }
    }
    lookAgainLater();
    Q_EMIT changed();
}

QList<WatchEntry> FolderWatches::entries() const
{
    QList<WatchEntry> entries;
    for (const auto& watch : m_watches) {
        const store::KeptWatch& kept = watch->kept;
        entries.append({kept.id, kept.folder, kept.jobs,
            watch->watch ? watch->watch->isThere() : QFileInfo(kept.folder).isDir(), kept.stored, watch->isElsewhere(),
            watch->problem && !watch->isElsewhere() ? watch->problem->sentence() : QString(), kept.spec,
            watch->isElsewhere() ? holderOf(*watch).value_or(0) : 0});
    }
    return entries;
}

base::Expected<QString> FolderWatches::add(const model::BatchSpec& spec, const QString& folder)
{
    const QString path = QDir(folder).absolutePath();
    if (!QFileInfo(path).isDir())
        return base::failure(
            base::ErrorCode::Usage, QCoreApplication::translate("Batch", "\"%1\" is no folder.").arg(path));
    model::BatchSpec wanted = spec;
    wanted.id.clear();
    wanted.title.clear();
    for (const auto& watch : m_watches) {
        const model::BatchSpec& known = watch->kept.spec;
        if (!isSameWatch(watch->kept.folder, known, path, spec))
            continue;
        const QString id = watch->kept.id;
        if (areSameTerms(known, wanted))
            return id;
        if (watch->isElsewhere())
            return base::failure(watchedElsewhere(holderOf(*watch).value_or(0)));
        if (!watch->watch)
            return base::failure(watch->problem.value_or(base::Error()));
        watch->kept.spec = wanted;
        watch->watch->setSpec(wanted);
        keep(*watch);
        Q_EMIT changed();
        return id;
    }
    auto watch = std::make_unique<Watch>();
    store::KeptWatch& kept = watch->kept;
    kept.id = base::freshId(m_clock, m_random);
    kept.folder = path;
    kept.spec = wanted;
    kept.stored = m_store.storesNow();
    kept.since = base::partingMoment(); // what is there is not asked about
    if (!takeLease(*watch))
        return base::failure(watch->problem.value_or(base::Error()));
    begin(*watch);
    keep(*watch);
    const QString id = kept.id;
    m_watches.push_back(std::move(watch));
    Q_EMIT changed();
    return id;
}

bool FolderWatches::remove(const QString& id)
{
    const auto found
        = std::find_if(m_watches.begin(), m_watches.end(), [&id](const auto& watch) { return watch->kept.id == id; });
    if (found == m_watches.end())
        return false;
    m_store.remove(id);
    m_watches.erase(found);
    Q_EMIT changed();
    return true;
}

void FolderWatches::keep(Watch& watch)
{
    if (watch.watch) {
        watch.kept.asked = watch.watch->asked();
        watch.kept.since = watch.watch->since();
    }
    if (const bool stores = m_store.storesNow(); watch.kept.stored != stores) {
        m_store.remove(watch.kept.id); // where it lay
        watch.kept.stored = stores;
    }
    m_store.save(watch.kept);
}

//! Before the job, so that no moment knows the job and not what it is made of.
void FolderWatches::aboutToMake(const QString& watchId, const QString& jobId)
{
    for (const auto& watch : m_watches) {
        if (watch->kept.id != watchId || !watch->watch)
            continue;
        watch->kept.makingJob = jobId;
        watch->kept.making = watch->watch->making();
        keep(*watch);
    }
}

void FolderWatches::jobMade(const QString& watchId, const QString& jobId)
{
    for (const auto& watch : m_watches) {
        if (watch->kept.id != watchId)
            continue;
        ++watch->kept.jobs;
        watch->kept.makingJob.clear();
        watch->kept.making.clear();
        watch->kept.starting = jobId;
        keep(*watch); // the job is in the journal by now: what it asks about is not asked again
    }
    const base::Status started = m_manager.start(jobId);
    for (const auto& watch : m_watches) {
        if (!started || watch->kept.id != watchId)
            continue;
        watch->kept.starting.clear();
        keep(*watch);
    }
    const QPointer<FolderWatches> alive(this);
    if (!started)
        Q_EMIT failed(base::Error(started.error()));
    if (alive)
        Q_EMIT made(jobId);
    if (alive)
        Q_EMIT changed();
}

} // namespace spyhop::batch
