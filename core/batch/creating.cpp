// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/creating.h"

#include "core/batch/workers.h"

#include <QtCore/QPointer>

namespace spyhop::batch {

Creating::Creating(QThreadPool& workers, store::BatchStore& store, const base::Expected<model::JobSummary>& job,
    const QList<model::BatchItem>& items)
    : m_store(store)
{
    if (!job) {
        QMetaObject::invokeMethod(
            this, [this, error = job.error()] { end(base::failure(error)); }, Qt::QueuedConnection);
        return;
    }
    m_job = *job;
    connect(&m_sealing, &QFutureWatcherBase::finished, this, &Creating::sealed);
    runOn(
        workers, m_sealing, [draft = store.draft(), wanted = m_job, items] { return draft.statements(wanted, items); });
}

void Creating::sealed()
{
    auto ticket = m_store.create(m_job, m_sealing.result());
    // A hundred thousand statements are given back by the last who has them: the database's thread, not this one.
    m_sealing.disconnect(this); // an empty future counts as finished
    m_sealing.setFuture(QFuture<QList<db::Statement>>());
    if (!ticket)
        return end(base::failure(ticket.error()));
    m_ticket = *std::move(ticket);
    connect(m_ticket.get(), &db::WriteTicket::done, this, &Creating::stored);
}

void Creating::stored(const base::Status& status)
{
    if (status)
        return end(status);
    // Another process may have made one of that name.
    m_other = m_store.readJob(m_job.spec.id);
    connect(m_other.get(), &store::JobReading::done, this,
        [this, error = status.error()](const base::Expected<model::JobSummary>& other) {
            end(base::failure(other ? store::BatchStore::isThere(m_job.spec.id) : error));
        });
}

void Creating::end(const base::Status& status)
{
    const base::Status result = status;
    const QPointer<Creating> alive(this);
    Q_EMIT written(result);
    if (!alive)
        return;
    const base::Expected<QString> id = result ? base::Expected<QString>(m_job.spec.id) : base::failure(result.error());
    Q_EMIT finished(id);
}

} // namespace spyhop::batch
