// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/watchstandin.h"

#include "core/batch/batchmanager.h"
#include "core/batch/folderwatch.h"
#include "core/batch/watchlease.h"

#include <algorithm>

namespace spyhop::batch {

WatchStandIn::WatchStandIn(
    BatchManager& manager, store::WatchStore& store, const QString& folder, const model::BatchSpec& spec)
    : m_store(store)
    , m_folder(folder)
{
    const auto kept = m_store.load();
    if (!kept)
        return;
    const auto found = std::find_if(kept->cbegin(), kept->cend(),
        [&](const store::KeptWatch& one) { return one.stored && isSameWatch(one.folder, one.spec, folder, spec); });
    if (found == kept->cend())
        return;
    m_id = found->id;
    m_folder = found->folder;
    // A window that was killed while it made a job.
    if (!found->makingJob.isEmpty() && manager.job(found->makingJob)) {
        change([](store::KeptWatch& one) {
            one.starting = one.makingJob;
            takeMade(one);
        });
    }
}

void WatchStandIn::takeMade(store::KeptWatch& kept)
{
    kept.asked += kept.making;
    ++kept.jobs;
    kept.makingJob.clear();
    kept.making.clear();
}

void WatchStandIn::follow(FolderWatch& watch)
{
    connect(&watch, &FolderWatch::aboutToMake, this, [this, &watch](const QString& jobId) {
        change([&](store::KeptWatch& one) {
            one.makingJob = jobId;
            one.making = watch.making();
        });
    });
    connect(&watch, &FolderWatch::made, this, [this] { change(takeMade); });
}

//! It may have been ended, or its consent revoked, meanwhile: then nothing of it is written any longer.
void WatchStandIn::change(const std::function<void(store::KeptWatch&)>& how)
{
    if (m_id.isEmpty() || !m_store.storesNow())
        return;
    const auto kept = m_store.load();
    if (!kept)
        return;
    for (store::KeptWatch one : *kept) {
        if (one.id != m_id || !one.stored)
            continue;
        how(one);
        m_store.save(one);
    }
}

} // namespace spyhop::batch
