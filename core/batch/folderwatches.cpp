// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/folderwatches.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <algorithm>

namespace spyhop::batch {

FolderWatches::FolderWatches(base::Clock& clock, base::Random& random, BatchManager& manager, store::WatchStore& store)
    : m_clock(clock)
    , m_random(random)
    , m_manager(manager)
    , m_store(store)
{
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
    for (const store::KeptWatch& watch : *kept) {
        if (!isKnown(watch.id))
            begin(watch);
    }
    for (const auto& watch : m_watches) {
        if (watch->kept.stored || !m_store.storesNow())
            continue;
        m_store.remove(watch->kept.id);
        watch->kept.stored = true;
        keep(*watch);
    }
    Q_EMIT changed();
    return {};
}

void FolderWatches::begin(const store::KeptWatch& kept)
{
    auto watch = std::make_unique<Watch>();
    watch->kept = kept;
    const QString& profile = m_manager.profileFolder();
    auto lease = profile.isEmpty() ? base::Expected<std::unique_ptr<Lease>>()
                                   : Lease::acquire(profile, QStringLiteral("watch-") + kept.id);
    if (lease) {
        watch->lease = std::move(*lease);
        watch->watch = std::make_unique<FolderWatch>(m_clock, m_manager, kept.spec, kept.folder, kept.asked);
        connect(watch->watch.get(), &FolderWatch::made, this,
            [this, id = kept.id](const QString& jobId) { jobMade(id, jobId); });
        connect(watch->watch.get(), &FolderWatch::failed, this, &FolderWatches::failed);
    }
    m_watches.push_back(std::move(watch));
}

QList<WatchEntry> FolderWatches::entries() const
{
    QList<WatchEntry> entries;
    for (const auto& watch : m_watches) {
        const store::KeptWatch& kept = watch->kept;
        entries.append({kept.id, kept.folder, kept.spec.prompt, kept.jobs,
            watch->watch ? watch->watch->isThere() : QFileInfo(kept.folder).isDir(), kept.stored, !watch->watch});
    }
    return entries;
}

base::Expected<QString> FolderWatches::add(const model::BatchSpec& spec, const QString& folder)
{
    const QString path = QDir(folder).absolutePath();
    if (!QFileInfo(path).isDir())
        return base::failure(
            base::ErrorCode::Usage, QCoreApplication::translate("Batch", "\"%1\" is no folder.").arg(path));
    for (const auto& watch : m_watches) {
        const model::BatchSpec& known = watch->kept.spec;
        if (watch->kept.folder == path && known.prompt == spec.prompt && known.columns == spec.columns)
            return watch->kept.id;
    }
    store::KeptWatch kept;
    kept.id = base::freshId(m_clock, m_random);
    kept.folder = path;
    kept.spec = spec;
    kept.spec.id.clear();
    kept.spec.title.clear();
    kept.stored = m_store.storesNow();
    kept.asked = FolderWatch::present(path); // what is there is not asked about
    begin(kept);
    keep(*m_watches.back());
    Q_EMIT changed();
    return kept.id;
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
    if (watch.watch)
        watch.kept.asked = watch.watch->asked();
    m_store.save(watch.kept);
}

void FolderWatches::jobMade(const QString& watchId, const QString& jobId)
{
    for (const auto& watch : m_watches) {
        if (watch->kept.id != watchId)
            continue;
        ++watch->kept.jobs;
        keep(*watch); // the job is in the journal by now: what it asks about is not asked again
    }
    const QPointer<FolderWatches> alive(this);
    if (const base::Status started = m_manager.start(jobId); !started)
        Q_EMIT failed(base::Error(started.error()));
    if (alive)
        Q_EMIT made(jobId);
    if (alive)
        Q_EMIT changed();
}

} // namespace spyhop::batch
