// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/rowbyrow.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::store {

//! \brief Rows on their way one by one from a file that is damaged, which nobody waits for.
//!
//! Owner: whoever has met the damage. Thread: main. Destroying it cancels.
class RowByRowReading : public QObject {
    Q_OBJECT
public:
    RowByRowReading(db::Database& database, const RowByRow& how);
    //! As RowWalk::lastKeys().
    [[nodiscard]] const QVariantList& lastKeys() const { return m_walk.lastKeys(); }

Q_SIGNALS:
    //! Once, from the event loop. Error: as RowWalk::result().
    void done(const spyhop::base::Expected<spyhop::db::Rows>& rows);

private:
    void readNext();

    db::Database& m_database;
    RowWalk m_walk;
    std::unique_ptr<db::ReadTicket> m_read;
};

//! \brief Rows on their way from the database, which nobody waits for: row by row, where that meets damage.
//!
//! readNowAround() without waiting. Owner: whoever asked. Thread: main. Destroying it cancels.
class ReadingAround : public QObject {
    Q_OBJECT
public:
    ReadingAround(db::Database& database, const db::Statement& page, const QStringList& keyColumns);

Q_SIGNALS:
    //! Once, from the event loop. Error: the database's, or as RowWalk::result().
    void done(const spyhop::base::Expected<spyhop::db::Rows>& rows);

private:
    void pageRead(const base::Expected<db::Rows>& rows);
    void end(const base::Expected<db::Rows>& rows);

    db::Database& m_database;
    db::Statement m_page;
    QStringList m_keyColumns;
    std::unique_ptr<db::ReadTicket> m_read;
    std::unique_ptr<RowByRowReading> m_rowByRow; //!< some of them lie in a damaged part of the file
};

} // namespace spyhop::store
