// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/seal/sealer.h"
#include "core/store/rowbyrowreading.h"
#include "core/store/sealedcolumn.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <memory>

namespace spyhop::store {

//! \brief Seals everything stored anew with the newest data key, a page of rows at a time.
//!
//! May be ended at any time, by a crash too: what is done stays, the next one goes on with the rest, and a sealer that
//! knows the former key opens either. Stored answers and the memory of what was asked before are emptied: their names
//! are keyed digests. A record that opens with no key, or lies in a damaged part of the file, is left as it is. Owner:
//! DataKeyRenewal. Thread: main.
class Resealing : public QObject {
    Q_OBJECT
public:
    Resealing(db::Database& database, const seal::Sealer& sealer);

Q_SIGNALS:
    void finished(const spyhop::base::Status& status);

private:
    void emptied(const base::Status& status);
    void readPage();
    void readRowByRow();
    void pageRead(const base::Expected<db::Rows>& rows, const QVariantList& last);
    void sealPage(const db::Rows& rows);
    void written(const base::Status& status);
    void end(const base::Status& status);

    db::Database& m_database;
    seal::Sealer m_sealer;
    QList<SealedColumn> m_left; //!< the first is under way
    QVariantList m_last; //!< keys of the last row of the page before
    std::unique_ptr<db::ReadTicket> m_read;
    std::unique_ptr<RowByRowReading> m_rowByRow; //!< of the page under way, which has met damage
    std::unique_ptr<db::WriteTicket> m_write;
};

} // namespace spyhop::store
