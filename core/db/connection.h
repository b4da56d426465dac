// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QHash>
#include <memory>
#include <sqlite3.h>
#include <unordered_map>
#include <utility>

namespace spyhop::db {

//! \brief One SQLite connection with its prepared statements.
//!
//! Owner: the thread that made it; lives and dies there.
class Connection {
public:
    //! Opens `main` (path empty: in memory) and attaches `mem`. Errors: Settings (not a database), Internal (disk).
    [[nodiscard]] static base::Expected<std::unique_ptr<Connection>> openForWriting(const QString& path);
    //! `main` alone, query_only. The file must exist.
    [[nodiscard]] static base::Expected<std::unique_ptr<Connection>> openForReading(const QString& path);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    //! Brings both databases to the newest version, after a snapshot if `main` holds an older one. Errors: Settings
    //! (newer than this program), Internal (nothing was changed).
    [[nodiscard]] base::Status migrate(const QList<Migration>& migrations);
    [[nodiscard]] base::Status run(const Statement& statement);
    //! Whether the last failure of run() may pass by itself: another process is writing, the disk is full or away.
    [[nodiscard]] bool mayPass() const { return m_mayPass; }
    [[nodiscard]] base::Expected<Rows> query(const Statement& statement);
    //! SQLite gives a transaction up by itself when the disk is full or fails.
    [[nodiscard]] bool isInTransaction() const;

private:
    struct Closer {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    using Prepared = std::unique_ptr<sqlite3_stmt, Closer>;

    explicit Connection(const QString& path);
    [[nodiscard]] base::Status open(int flags);
    [[nodiscard]] base::Status run(const QString& sql);
    //! Ready for its first step; `texts` must live until the statement is reset.
    [[nodiscard]] base::Expected<sqlite3_stmt*> bind(const Statement& statement, QByteArrayList& texts);
    [[nodiscard]] base::Expected<sqlite3_stmt*> prepared(const QString& sql);
    [[nodiscard]] base::Error error() const;
    [[nodiscard]] base::Expected<int> version();
    [[nodiscard]] base::Status snapshot(int newVersion);
    [[nodiscard]] base::Status migrate(const QString& database, const QList<Migration>& migrations, int from);

    QString m_path;
    bool m_mayPass = false;
    std::unique_ptr<sqlite3, Closer> m_database;
    std::unordered_map<QString, Prepared> m_prepared; //!< dies before the database
    //! The same by where a text lies, for those whose text is a constant: hashing it costs more than some statements.
    std::unordered_map<const QChar*, std::pair<QString, sqlite3_stmt*>> m_places;
};

} // namespace spyhop::db
