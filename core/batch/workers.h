// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QFutureWatcher>
#include <QtCore/QPromise>
#include <QtCore/QThreadPool>
#include <memory>

namespace spyhop::batch {

//! Runs `work` on a worker; its value comes with the watcher's finished(), to be had by result(). It is copied, not
//! taken: a promise whose value was taken before it is destroyed counts as unfinished, and finishes once more.
template <typename Value, typename Work>
void runOn(QThreadPool& workers, QFutureWatcher<Value>& watcher, Work work)
{
    const auto promise = std::make_shared<QPromise<Value>>();
    watcher.setFuture(promise->future());
    promise->start();
    workers.start([promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace spyhop::batch
