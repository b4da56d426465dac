// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/model/batch.h"
#include "core/store/places.h"

namespace spyhop::store {

//! A folder that is watched, and the question that its new files are asked.
struct KeptWatch {
    QString id;
    QString folder; //!< absolute
    model::BatchSpec spec; //!< without id
    QByteArray asked; //!< digests of the files that were asked about, one behind the other
    int jobs = 0; //!< made so far
    bool stored = false; //!< it outlives the process
    QString starting = QString(); //!< a job of it that is made and not known to be started; empty: none
    QString makingJob = QString(); //!< a job of it that is being made: whether it is durable, its own record says
    QByteArray making = QByteArray(); //!< digests of the files that it is made of
    //! Until all that was there is in `asked`: what has changed before (base::changedAt()) was there. 0: it is.
    qint64 since = 0;
};

//! \brief Watched folders, sealed: with consent to `batches` in `main`, else in `mem`. Thin SQL.
//!
//! Owner: Services. Thread: main.
class WatchStore {
public:
    WatchStore(db::Database& database, const Places& places);

    //! Whether a watch kept now would outlive the process.
    [[nodiscard]] bool storesNow() const;
    //! Inserts or replaces, where `stored` says.
    void save(const KeptWatch& watch);
    void remove(const QString& id);
    //! Of both places, in the order in which they began; one that cannot be read is left out. Error: the database's.
    [[nodiscard]] base::Expected<QList<KeptWatch>> load() const;

private:
    db::Database& m_database;
    const Places& m_places;
};

} // namespace spyhop::store
