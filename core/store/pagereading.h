// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/rowbyrowreading.h"
#include "core/store/sealedpage.h"

#include <QtCore/QObject>
#include <memory>
#include <optional>

namespace spyhop::store {

//! \brief Items of a job on their way from the database, which nobody waits for.
//!
//! Owner: whoever asked (BatchStore::readPage, readItems). Thread: main. Destroying it cancels.
class PageReading : public QObject {
    Q_OBJECT
public:
    enum class When {
        AtOnce,
        Posted, //!< once everything posted before is committed
    };
    //! `items`: a page of BatchSql.
    PageReading(db::Database& database, const seal::Opener& opener, const QString& jobId, const db::Statement& items,
        const db::Statement& reviews, When when);

Q_SIGNALS:
    //! Once; never from within the call that made it. Errors: the database's; RefusedConsent, of a locked disk.
    void done(const spyhop::base::Expected<spyhop::store::SealedPage>& page);

private:
    struct Part {
        db::Statement page;
        RowByRow (*oneByOne)(const db::Statement& page) = nullptr;
        std::unique_ptr<db::ReadTicket> ticket;
        std::unique_ptr<RowByRowReading> rowByRow; //!< some of them lie in a damaged part of the file
        std::optional<base::Expected<db::Rows>> rows;
    };
    void read(Part& part);
    void partRead(Part& part, const base::Expected<db::Rows>& rows);

    db::Database& m_database;
    seal::Opener m_opener;
    QString m_job;
    Part m_items, m_reviews;
    std::unique_ptr<db::WriteTicket> m_settled;
};

} // namespace spyhop::store
