// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"

#include <QtCore/QHash>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>

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
    [[nodiscard]] base::Expected<Rows> query(const Statement& statement);
    //! SQLite gives a transaction up by itself when the disk is full or fails.
    [[nodiscard]] bool isInTransaction();

private:
    Connection(const QString& path, const QString& name);
    [[nodiscard]] base::Status open();
    [[nodiscard]] base::Status run(const QString& sql);
    [[nodiscard]] base::Expected<QSqlQuery*> execute(const Statement& statement);
    [[nodiscard]] base::Expected<int> version();
    [[nodiscard]] base::Status snapshot(int newVersion);
    [[nodiscard]] base::Status migrate(const QString& database, const QList<Migration>& migrations, int from);

    QString m_path;
    QString m_name; //!< of the QSqlDatabase
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_prepared;
};

} // namespace spyhop::db
