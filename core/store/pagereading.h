// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sealedpage.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::store {

//! \brief Items of a job on their way from the database, which nobody waits for.
//!
//! Owner: whoever asked (BatchStore::readPage, readItems). Thread: main. Destroying it cancels.
class PageReading : public QObject {
    Q_OBJECT
public:
    PageReading(const seal::Sealer& sealer, const QString& jobId, std::unique_ptr<db::ReadTicket> items,
        std::unique_ptr<db::ReadTicket> reviews);
    //! Reads once everything posted before is committed.
    PageReading(db::Database& database, const seal::Sealer& sealer, const QString& jobId, const db::Statement& items,
        const db::Statement& reviews);

Q_SIGNALS:
    //! Once; never from within the call that made it. Error: the database's.
    void done(const spyhop::base::Expected<spyhop::store::SealedPage>& page);

private:
    void listen();
    void finish(const base::Expected<db::Rows>& reviews);

    seal::Sealer m_sealer;
    QString m_job;
    std::unique_ptr<db::WriteTicket> m_settled;
    std::unique_ptr<db::ReadTicket> m_itemTicket, m_reviewTicket;
    base::Expected<db::Rows> m_items;
};

} // namespace spyhop::store
