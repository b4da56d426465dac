// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/model/batch.h"
#include "core/store/places.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <memory>
#include <optional>

namespace spyhop::store {

//! \brief Which question was answered by which item of which job, so that nobody pays for it twice.
//!
//! The disk knows a question by its keyed digest only. A value over the store's database; made by BatchStore for the
//! place where jobs are kept when it is made. Thread: main.
class AskedBefore {
public:
    AskedBefore(db::Database& database, const Places& places, bool stored);

    //! The name under which a question is known here; empty: the disk is locked, and nobody knows any. `question`:
    //! everything that shapes the answer.
    [[nodiscard]] QByteArray digest(const QByteArray& question) const;
    //! Whether any job but this one has answered anything: it has, if there is a row.
    [[nodiscard]] std::unique_ptr<db::ReadTicket> readAnyBut(const QString& jobId) const;
    //! Who answered it; the ticket's rows are read by found().
    [[nodiscard]] std::unique_ptr<db::ReadTicket> look(const QByteArray& digest) const;
    [[nodiscard]] static std::optional<model::Reuse> found(const base::Expected<db::Rows>& rows);
    //! The later answer takes the place of an earlier one.
    void remember(const QByteArray& digest, const QString& jobId, qint64 index, const QDateTime& at);
    [[nodiscard]] static db::Statement removal(bool stored, const QString& jobId);

private:
    db::Database* m_database;
    const Places* m_places;
    bool m_stored;
};

} // namespace spyhop::store
