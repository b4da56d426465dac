// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/jobopening.h"
#include "core/batch/customid.h"
#include "core/batch/numbers.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <utility>

namespace spyhop::batch {

JobOpening::JobOpening(store::BatchStore& store, const store::SubmissionStore* submissions,
    const model::JobSummary& job, const JobChange& change, Scope scope)
    : m_store(store)
    , m_submissions(submissions)
    , m_job(job)
    , m_change(change)
    , m_scope(scope)
    , m_asked(store.askedBefore())
{
}

void JobOpening::begin()
{
    if (m_isWritten)
        return readJob();
    if (m_change.isWritten) {
        m_changed = m_change.items;
        return write({});
    }
    switch (m_change.kind) {
    case JobChange::Kind::Nothing:
        return write({});
    case JobChange::Kind::RetryFailed:
    case JobChange::Kind::RetryFailures:
    case JobChange::Kind::RetryUnknown: {
        if (!m_change.alone)
            return write(retrying());
        QList<model::ItemState> states;
        if (m_change.kind != JobChange::Kind::RetryFailures)
            states.append(model::ItemState::Unknown);
        if (m_change.kind != JobChange::Kind::RetryUnknown)
            states.append(model::ItemState::Failed);
        m_reading = m_store.ordered(m_job.spec.id, states, store::BatchStore::Order::Index, false);
        connect(m_reading.get(), &db::ReadTicket::done, this, &JobOpening::retryRead);
        return;
    }
    case JobChange::Kind::AskAgain:
        m_changed = m_change.items;
        std::sort(m_changed.begin(), m_changed.end());
        m_changed.erase(std::unique(m_changed.begin(), m_changed.end()), m_changed.end());
        m_unread = m_changed;
        m_asking.clear();
        return readNextItems();
    }
}

void JobOpening::retryRead(const base::Expected<db::Rows>& rows)
{
    if (!rows)
        return fail(rows.error());
    m_changed.clear();
    for (const QVariantList& row : *rows)
        m_changed.append(row.first().toLongLong());
    write(retrying());
}

QList<db::Statement> JobOpening::retrying() const
{
    const QString& id = m_job.spec.id;
    return m_change.kind == JobChange::Kind::RetryUnknown ? m_store.unknownReset(id)
        : m_change.kind == JobChange::Kind::RetryFailures ? m_store.failuresReset(id)
                                                          : m_store.failedReset(id);
}

//! Their answers are kept with the reviews, so they are read first.
void JobOpening::readNextItems()
{
    m_itemReading = m_store.readItems(m_job.spec.id, m_unread.mid(0, itemsPerPage));
    connect(m_itemReading.get(), &store::PageReading::done, this, &JobOpening::itemsRead);
}

void JobOpening::itemsRead(const base::Expected<store::SealedPage>& page)
{
    m_endedItemReading = std::move(m_itemReading);
    if (!page)
        return fail(page.error());
    const QList<store::ItemRow> rows = page->open();
    const qsizetype wanted = std::min<qsizetype>(m_unread.size(), itemsPerPage);
    if (rows.size() < wanted) {
        base::Error error;
        error.code = base::ErrorCode::NotFound;
        error.what = QCoreApplication::translate("BatchStore", "The batch job has no such item.");
        return fail(error);
    }
    for (const store::ItemRow& row : rows)
        m_asking += m_store.askingAgain(m_job.spec.id, row.second, m_change.model, m_change.at);
    m_unread.remove(0, wanted);
    if (!m_unread.isEmpty())
        return readNextItems();
    write(std::exchange(m_asking, {}));
}

//! In one transaction, so that a wish that is carried out is known to be so.
void JobOpening::write(const QList<db::Statement>& change)
{
    QList<db::Statement> statements;
    if (m_scope == Scope::Whole)
        statements = m_store.recovery(m_job.spec.id) + m_store.running(m_job.spec.id);
    m_ticket = m_store.change(statements + change);
    connect(m_ticket.get(), &db::WriteTicket::done, this, &JobOpening::written);
}

void JobOpening::written(const base::Status& status)
{
    if (!status)
        return fail(status.error());
    m_isWritten = true;
    readJob();
}

void JobOpening::readJob()
{
    m_left.clear();
    m_jobReading = m_store.readJob(m_job.spec.id);
    connect(m_jobReading.get(), &store::JobReading::done, this, &JobOpening::jobRead);
}

void JobOpening::jobRead(const base::Expected<model::JobSummary>& job)
{
    if (!job)
        return fail(job.error());
    m_job = *job;
    if (m_scope == Scope::Change) {
        Q_EMIT opened();
        return;
    }
    if (!m_submissions)
        return leftRead(db::Rows());
    m_leftReading = m_submissions->readOfJob(m_job.spec.id, m_job.stored);
    connect(m_leftReading.get(), &store::ReadingAround::done, this, &JobOpening::leftRead);
}

void JobOpening::leftRead(const base::Expected<db::Rows>& rows)
{
    if (!rows)
        return fail(rows.error());
    m_rows = *rows;
    readNextLeft();
}

//! One at a time: each may stand for fifty thousand items.
void JobOpening::readNextLeft()
{
    m_endedReading = std::move(m_reading);
    if (m_rows.isEmpty()) {
        m_reading = m_asked.readAnyBut(m_job.spec.id);
        connect(m_reading.get(), &db::ReadTicket::done, this, &JobOpening::othersRead);
        return;
    }
    m_left.push_back({m_submissions->open(m_rows.takeFirst(), m_job.stored), {}});
    m_reading = m_submissions->readItems(m_left.back().kept.handle.id, m_job.stored);
    connect(m_reading.get(), &db::ReadTicket::done, this, &JobOpening::leftItemsRead);
}

void JobOpening::leftItemsRead(const base::Expected<db::Rows>& rows)
{
    if (!rows)
        return fail(rows.error());
    Left& left = m_left.back();
    left.items = store::SubmissionStore::openItems(*rows);
    if (left.kept.damage && !nameItems(left))
        return fail(*left.kept.damage);
    readNextLeft();
}

//! The ids of a submission whose record is damaged, from the items that wait for it. False: where a server may answer
//! in the order of the requests alone, that order is needed.
bool JobOpening::nameItems(Left& left)
{
    if (left.kept.handle.kind == model::JobKind::Batch && left.items.size() > 1)
        return false;
    std::sort(left.items.begin(), left.items.end());
    for (const store::ItemChain& item : std::as_const(left.items))
        left.kept.handle.customIds.append(customIdOf(item));
    return true;
}

void JobOpening::othersRead(const base::Expected<db::Rows>& rows)
{
    m_hasOthers = rows && !rows->isEmpty();
    Q_EMIT opened();
}

void JobOpening::fail(const base::Error& error)
{
    const base::Error why = error;
    Q_EMIT failed(why);
}

} // namespace spyhop::batch
