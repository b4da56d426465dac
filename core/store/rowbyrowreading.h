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

Q_SIGNALS:
    //! Once, from the event loop. Error: as RowWalk::result().
    void done(const spyhop::base::Expected<spyhop::db::Rows>& rows);

private:
    void readNext();

    db::Database& m_database;
    RowWalk m_walk;
    std::unique_ptr<db::ReadTicket> m_read;
};

} // namespace spyhop::store
