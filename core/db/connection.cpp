// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/connection.h"

#include "core/base/files.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtSql/QSqlError>
#include <QtSql/QSqlRecord>
#include <atomic>

namespace spyhop::db {
namespace {

constexpr qsizetype mostPrepared
    = 256; // statements; the program has about fifty, so more means texts built at run time
constexpr auto busyTimeout = "QSQLITE_BUSY_TIMEOUT=5000"; // ms; another process may hold the lock for one group

// SQLite's primary result codes (sqlite.org/rescode.html); QtSql gives extended ones, whose low byte these are.
enum class Code {
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    Io = 10,
    Corrupt = 11,
    Full = 13,
    CantOpen = 14,
    Constraint = 19,
    NotADatabase = 26
};

QString text(const char* source)
{
    return QCoreApplication::translate("Database", source);
}

QString freshName()
{
    static std::atomic<quint64> count = 0;
    return QStringLiteral("spyhop-%1").arg(++count);
}

base::Error errorOf(const QSqlError& sqlError, const QString& path)
{
    base::Error error;
    error.whom = path;
    error.detail = sqlError.databaseText(); // names tables and columns, never values
    switch (static_cast<Code>(sqlError.nativeErrorCode().toInt() & 0xff)) {
    case Code::Busy:
    case Code::Locked:
        error.what = text(QT_TRANSLATE_NOOP("Database", "Another program keeps the data busy."));
        error.remedy = text(QT_TRANSLATE_NOOP("Database", "Try again when it has finished."));
        return error;
    case Code::Full:
        error.what = text(QT_TRANSLATE_NOOP("Database", "The disk is full; nothing more can be stored."));
        error.remedy = text(QT_TRANSLATE_NOOP("Database", "Make room on the disk."));
        return error;
    case Code::ReadOnly:
    case Code::Io:
    case Code::CantOpen:
        error.what = text(QT_TRANSLATE_NOOP("Database", "The data could not be read or written."));
        error.remedy = text(QT_TRANSLATE_NOOP("Database", "Check the disk and the folder's permissions."));
        return error;
    case Code::Corrupt:
    case Code::NotADatabase:
        error.code = base::ErrorCode::Settings;
        error.what = text(QT_TRANSLATE_NOOP("Database", "The file is damaged or not a database of Spyhop."));
        error.remedy = text(QT_TRANSLATE_NOOP("Database", "Restore it from a backup, or move it away."));
        return error;
    case Code::Constraint:
        error.code = base::ErrorCode::Usage;
        error.what = text(QT_TRANSLATE_NOOP("Database", "There is an entry with this name already."));
        return error;
    }
    error.what = text(QT_TRANSLATE_NOOP("Database", "The database refused a statement."));
    return error;
}

} // namespace

Connection::Connection(const QString& path, const QString& name)
    : m_path(path)
    , m_name(name)
    , m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name))
{
    m_database.setDatabaseName(path.isEmpty() ? QStringLiteral(":memory:") : path);
    m_database.setConnectOptions(QString::fromLatin1(busyTimeout));
}

Connection::~Connection()
{
    m_prepared.clear();
    m_database.close();
    m_database = QSqlDatabase(); // the last handle must be gone before the name is
    QSqlDatabase::removeDatabase(m_name);
}

base::Status Connection::open()
{
    if (!m_database.open())
        return base::failure(errorOf(m_database.lastError(), m_path));
    return run(QStringLiteral("PRAGMA temp_store=MEMORY"));
}

base::Expected<std::unique_ptr<Connection>> Connection::openForWriting(const QString& path)
{
    if (!path.isEmpty()) {
        if (base::Status folder = base::ensurePrivateFolder(QFileInfo(path).absolutePath()); !folder)
            return base::failure(folder.error());
        if (!QFileInfo::exists(path)) {
            // SQLite gives its journals the permissions of the database: private from the first byte.
            if (base::Status file = base::atomicSave(path, QByteArray()); !file)
                return base::failure(file.error());
        }
    }
    std::unique_ptr<Connection> connection(new Connection(path, freshName()));
    if (base::Status opened = connection->open(); !opened)
        return base::failure(opened.error());
    for (const QString& sql : {QStringLiteral("PRAGMA main.journal_mode=WAL"),
             QStringLiteral("PRAGMA main.synchronous=FULL"), QStringLiteral("ATTACH DATABASE ':memory:' AS mem")}) {
        if (base::Status status = connection->run(sql); !status)
            return base::failure(status.error());
    }
    return connection;
}

base::Expected<std::unique_ptr<Connection>> Connection::openForReading(const QString& path)
{
    std::unique_ptr<Connection> connection(new Connection(path, freshName()));
    if (base::Status opened = connection->open(); !opened)
        return base::failure(opened.error());
    if (base::Status status = connection->run(QStringLiteral("PRAGMA query_only=ON")); !status)
        return base::failure(status.error());
    return connection;
}

base::Expected<QSqlQuery*> Connection::execute(const Statement& statement)
{
    std::shared_ptr<QSqlQuery> query = m_prepared.value(statement.sql);
    if (!query) {
        if (m_prepared.size() >= mostPrepared)
            m_prepared.clear();
        query = std::make_shared<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(statement.sql))
            return base::failure(errorOf(query->lastError(), m_path));
        m_prepared.insert(statement.sql, query);
    }
    for (int i = 0; i < static_cast<int>(statement.values.size()); ++i)
        query->bindValue(i, statement.values.at(i));
    if (!query->exec()) {
        const base::Error error = errorOf(query->lastError(), m_path);
        query->finish();
        return base::failure(error);
    }
    return query.get();
}

base::Status Connection::run(const Statement& statement)
{
    const base::Expected<QSqlQuery*> query = execute(statement);
    if (!query)
        return base::failure(query.error());
    if ((*query)->isSelect())
        (*query)->finish();
    return {};
}

base::Status Connection::run(const QString& sql)
{
    return run(Statement{sql, {}});
}

base::Expected<Rows> Connection::query(const Statement& statement)
{
    const base::Expected<QSqlQuery*> executed = execute(statement);
    if (!executed)
        return base::failure(executed.error());
    QSqlQuery& query = **executed;
    Rows rows;
    const int columns = query.record().count();
    while (query.next()) {
        QVariantList row;
        row.reserve(columns);
        for (int column = 0; column < columns; ++column)
            row.append(query.value(column));
        rows.append(row);
    }
    const QSqlError error = query.lastError();
    query.finish();
    if (error.isValid())
        return base::failure(errorOf(error, m_path));
    return rows;
}

bool Connection::isInTransaction()
{
    // SQLite's own flag is out of QtSql's reach; but a transaction cannot be begun inside another.
    if (!run(QStringLiteral("BEGIN")))
        return true;
    return !run(QStringLiteral("ROLLBACK"));
}

base::Expected<int> Connection::version()
{
    const base::Expected<Rows> rows = query(Statement{QStringLiteral("PRAGMA main.user_version"), {}});
    if (!rows)
        return base::failure(rows.error());
    return rows->isEmpty() ? 0 : rows->first().first().toInt();
}

base::Status Connection::snapshot(int newVersion)
{
    const QString copy = m_path + QStringLiteral(".before-v%1").arg(newVersion);
    if (QFileInfo::exists(copy) && !QFile::remove(copy)) {
        base::Error error;
        error.whom = copy;
        error.what = text(QT_TRANSLATE_NOOP("Database", "The old copy could not be replaced."));
        return base::failure(error);
    }
    if (base::Status status = run(Statement{QStringLiteral("VACUUM main INTO ?"), {copy}}); !status)
        return status;
    QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

base::Status Connection::migrate(const QString& database, const QList<Migration>& migrations, int from)
{
    for (const Migration& migration : migrations) {
        if (migration.version <= from)
            continue;
        for (QString sql : migration.sql) {
            if (base::Status status = run(sql.replace(QStringLiteral("{db}"), database)); !status)
                return status;
        }
    }
    return {};
}

base::Status Connection::migrate(const QList<Migration>& migrations)
{
    const int newest = migrations.isEmpty() ? 0 : migrations.last().version;
    base::Expected<int> current = version();
    if (!current)
        return base::failure(current.error());
    if (*current > newest) {
        base::Error error;
        error.code = base::ErrorCode::Settings;
        error.whom = m_path;
        error.what = text(QT_TRANSLATE_NOOP("Database", "The data was written by a newer version of Spyhop."));
        error.remedy = text(QT_TRANSLATE_NOOP("Database", "Use that version, or another profile."));
        return base::failure(error);
    }
    if (*current > 0 && *current < newest && !m_path.isEmpty()) {
        if (base::Status copied = snapshot(newest); !copied)
            return copied;
    }
    if (base::Status begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    current = version(); // another process may have been faster
    base::Status status;
    if (!current)
        status = base::failure(current.error());
    if (status)
        status = migrate(QStringLiteral("main"), migrations, *current);
    if (status && *current != newest)
        status = run(QStringLiteral("PRAGMA main.user_version=%1").arg(newest));
    if (status)
        status = migrate(QStringLiteral("mem"), migrations, 0);
    if (status)
        status = run(QStringLiteral("COMMIT"));
    if (!status && isInTransaction()) {
        if (base::Status undone = run(QStringLiteral("ROLLBACK")); !undone)
            return undone;
    }
    return status;
}

} // namespace spyhop::db
