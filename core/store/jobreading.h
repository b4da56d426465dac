// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/model/batch.h"
#include "core/seal/sealer.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::store {

//! \brief One job's counts, costs and texts on their way from the journal. Owner: whoever reads; destroying it cancels.
class JobReading : public QObject {
    Q_OBJECT
public:
    JobReading(const seal::Opener& opener, bool stored, const QString& jobId, std::unique_ptr<db::ReadTicket> job,
        std::unique_ptr<db::ReadTicket> costs);

    //! A row of BatchSql::jobs and those of BatchSql::costs. Error: its sealed texts cannot be opened; the rest of the
    //! job is in `job` all the same.
    [[nodiscard]] static base::Status open(const seal::Opener& opener, bool stored, const QVariantList& row,
        const db::Rows& costs, model::JobSummary& job);

Q_SIGNALS:
    //! Once, from the event loop. Errors: NotFound, the database's, the opener's.
    void done(const spyhop::base::Expected<spyhop::model::JobSummary>& job);

private:
    void finish(const base::Expected<db::Rows>& costs);

    const seal::Opener m_opener;
    const bool m_stored;
    const QString m_job;
    std::unique_ptr<db::ReadTicket> m_jobTicket, m_costTicket;
    base::Expected<db::Rows> m_rows;
};

//! NotFound, in words.
[[nodiscard]] base::Error noSuchJob(const QString& jobId);

} // namespace spyhop::store
