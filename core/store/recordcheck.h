// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/seal/sealer.h"
#include "core/store/rowbyrowreading.h"
#include "core/store/sealedcolumn.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <memory>

namespace spyhop::store {

//! \brief Opens every sealed record on the disk, a page of rows at a time, and names those that do not open, or lie in
//! a damaged part of the file.
//!
//! Changes nothing. Owner: StoredData. Thread: main; ends with finished(), destroying it cancels.
class RecordCheck : public QObject {
    Q_OBJECT
public:
    RecordCheck(db::Database& database, const seal::Opener& opener);

    //! Records that were opened or tried, so far.
    [[nodiscard]] qint64 records() const { return m_records; }

Q_SIGNALS:
    void progressed(qint64 records); //!< records(), after each page
    //! "table:key:column" of each damaged record, table by table. Errors: the database's, where not even the keys of a
    //! table can be read; the opener's, where it is closed and there are records.
    void finished(const spyhop::base::Expected<QByteArrayList>& damaged);

private:
    void readPage();
    void pageRead(const base::Expected<db::Rows>& rows);
    void openPage(const base::Expected<db::Rows>& rows, const QVariantList& last);
    void end(const base::Expected<QByteArrayList>& damaged);

    db::Database& m_database;
    seal::Opener m_opener;
    QList<SealedColumn> m_left; //!< the first is under way
    QVariantList m_last; //!< keys of the last row of the page before
    QByteArrayList m_damaged;
    qint64 m_records = 0;
    std::unique_ptr<db::ReadTicket> m_read;
    std::unique_ptr<RowByRowReading> m_rowByRow; //!< of the page under way, which has met damage
};

} // namespace spyhop::store
