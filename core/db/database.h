// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QVariant>
#include <memory>

namespace spyhop::base {

// tl::expected<void, E> declares an operator== that does not compile, and QMetaType asks for it.
[[nodiscard]] inline bool operator==(const Status& a, const Status& b)
{
    return a.has_value() == b.has_value() && (a.has_value() || a.error() == b.error());
}

} // namespace spyhop::base

namespace spyhop::db {

//! One SQL statement with its bound values. Tables are named "main.x" (disk) or "mem.x" (memory). A base::Error in a
//! value's place says why there is none: the transaction is refused with it.
struct Statement {
    QString sql;
    QVariantList values;
};
using Rows = QList<QVariantList>;

//! One step of the schema, run once for `main` and once for `mem`; "{db}" stands for the database's name.
struct Migration {
    int version = 0; //!< from 1, ascending
    QStringList sql;
};

//! \brief The promise that a write becomes durable. Owner: one unique_ptr; destroying it stops the notice, not the
//! write.
class WriteTicket : public QObject {
    Q_OBJECT
Q_SIGNALS:
    //! The write's group has been committed and synced, or has failed (then nothing of this write was done).
    void done(const spyhop::base::Status& status);
};

class ReadTicket : public QObject {
    Q_OBJECT
Q_SIGNALS:
    void done(const spyhop::base::Expected<spyhop::db::Rows>& rows);
};

//! \brief SQLite with one writer thread (group commit: at most 2 ms or 64 writes) and one query_only reader thread.
//!
//! `main` lies on disk (WAL, synchronous=FULL, BEGIN IMMEDIATE, busy timeout 5 s), `mem` is attached in memory with the
//! same schema. Writes are committed in the order they were posted. Owner: Services. Thread: made and used in one.
//! The destructor commits what was posted.
class Database {
public:
    //! `path` empty: both databases in memory (a profile that may not write). Errors: Settings (newer schema, not a
    //! database), Internal (disk). A snapshot of `main` is kept beside it before an upgrade,
    //! and removed, on a thread of its own, once the upgraded one has been in use for 30 days.
    [[nodiscard]] static base::Expected<std::unique_ptr<Database>> open(
        const QString& path, const QList<Migration>& migrations);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    //! All statements in one transaction, or none. done() comes from the event loop.
    [[nodiscard]] std::unique_ptr<WriteTicket> write(const QList<Statement>& statements);
    //! As write(), when nobody waits for it; a failure is logged and reported by the next flush().
    void post(const QList<Statement>& statements);
    //! Sees every write whose ticket is done.
    [[nodiscard]] std::unique_ptr<ReadTicket> read(const Statement& statement);
    //! As read(), after everything posted before has had its effect.
    [[nodiscard]] std::unique_ptr<ReadTicket> readPosted(const Statement& statement);
    //! One number: another one if another process has written `main` since it was last asked for.
    [[nodiscard]] std::unique_ptr<ReadTicket> readForeignWrites();
    //! Blocks until everything posted before is committed, then reads: start-up, commands and exports only.
    [[nodiscard]] base::Expected<Rows> readNow(const Statement& statement);
    //! As write(), blocking until it is committed: start-up and commands only.
    [[nodiscard]] base::Status writeNow(const QList<Statement>& statements);
    //! Blocks until everything posted before is committed; the first failure since the last flush.
    base::Status flush();

private:
    class Private;
    explicit Database(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace spyhop::db

Q_DECLARE_METATYPE(spyhop::base::Status)
