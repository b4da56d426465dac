// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <memory>

namespace spyhop::batch {

//! \brief A job on its way into the journal: its items are sealed on one of the workers and written in one transaction,
//! while everything else goes on.
//!
//! Owner: whoever makes the job (BatchManager::creating). Thread: main. Destroying it before written() cancels, unless
//! the transaction is under way.
class Creating : public QObject {
    Q_OBJECT
public:
    Creating(QThreadPool& workers, store::BatchStore& store, const base::Expected<model::JobSummary>& job,
        const QList<model::BatchItem>& items);

    [[nodiscard]] const model::JobSummary& job() const { return m_job; }

Q_SIGNALS:
    //! The job is durable, or why it is none. Once; never from within the constructor. BatchManager hears it first.
    void written(const spyhop::base::Status& status);
    //! After written(): the job's id.
    void finished(const spyhop::base::Expected<QString>& id);

private:
    void sealed();
    void stored(const base::Status& status);
    void end(const base::Status& status);

    store::BatchStore& m_store;
    model::JobSummary m_job;
    QFutureWatcher<QList<db::Statement>> m_sealing;
    std::unique_ptr<db::WriteTicket> m_ticket;
    std::unique_ptr<store::JobReading> m_other;
};

} // namespace spyhop::batch
