// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/connection.h"

#include "core/base/diskfull.h"
#include "core/base/files.h"
#include "core/base/shred.h"
#include "core/db/snapshots.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <tuple>

namespace spyhop::db {
namespace {

constexpr std::size_t mostPrepared
    = 256; // statements; the program has about fifty, so more means texts built at run time
constexpr int busyTimeoutMs = 5000; // another process may hold the lock for one group

QString text(const char* source)
{
    return QCoreApplication::translate("Database", source);
}

//! `systemError`: errno as SQLite met it; 0: none.
base::Error errorOf(int resultCode, int systemError, const char* message, const QString& path)
{
    base::Error error;
    error.whom = path;
    error.detail = QString::fromUtf8(message); // names tables and columns, never values
    const int primary = resultCode & 0xff; // the low byte of an extended code (sqlite.org/rescode.html)
    // What SQLite writes beside the database itself (its shared memory) meets a full disk under other names.
    const bool full = primary == SQLITE_FULL
        || ((primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN) && base::isDiskFull(systemError));
    switch (full ? SQLITE_FULL : primary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.what = text(QT_TRANSLATE_NOOP("Database", "Another program keeps the data busy."));
        error.remedy = text(QT_TRANSLATE_NOOP("Database", "Try again when it has finished."));
        return error;
    case SQLITE_FULL:
        error.what = text(QT_TRANSLATE_NOOP("Database", "The disk is full; nothing more can be stored."));
        error.remedy = text(QT_TRANSLATE_NOOP("Database", "Make room on the disk."));
        base::markDiskFull(error);
        return error;
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        error.what = text(QT_TRANSLATE_NOOP("Database", "The data could not be read or written."));
        error.remedy = text(QT_TRANSLATE_NOOP("Database", "Check the disk and the folder's permissions."));
        return error;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error.code = base::ErrorCode::Settings;
        error.what = text(QT_TRANSLATE_NOOP("Database", "The file is damaged or not a database of Spyhop."));
        error.remedy = text(QT_TRANSLATE_NOOP("Database", "Restore it from a backup, or move it away."));
        return error;
    case SQLITE_CONSTRAINT:
        error.code = base::ErrorCode::Usage;
        error.what = text(QT_TRANSLATE_NOOP("Database", "There is an entry with this name already."));
        return error;
    }
    error.what = text(QT_TRANSLATE_NOOP("Database", "The database refused a statement."));
    return error;
}

//! Of the disk or of others who write, not of the statement.
bool isPassing(int resultCode)
{
    switch (resultCode & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return true;
    default:
        return false;
    }
}

//! Texts travel as UTF-8, the database's own encoding, and are held in `texts` meanwhile. A null text or blob is NULL.
int bindValue(sqlite3_stmt* statement, int position, const QVariant& value, QByteArrayList& texts)
{
    switch (value.typeId()) {
    case QMetaType::QString: {
        const auto& content = *static_cast<const QString*>(value.constData());
        if (content.isNull())
            return sqlite3_bind_null(statement, position);
        texts.append(content.toUtf8());
        return sqlite3_bind_text64(statement, position, texts.constLast().constData(),
            static_cast<sqlite3_uint64>(texts.constLast().size()), SQLITE_STATIC, SQLITE_UTF8);
    }
    case QMetaType::QByteArray: {
        const auto& content = *static_cast<const QByteArray*>(value.constData());
        if (content.isNull())
            return sqlite3_bind_null(statement, position);
        return sqlite3_bind_blob64(
            statement, position, content.constData(), static_cast<sqlite3_uint64>(content.size()), SQLITE_STATIC);
    }
    case QMetaType::Double:
        return sqlite3_bind_double(statement, position, value.toDouble());
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        return sqlite3_bind_null(statement, position);
    default:
        return sqlite3_bind_int64(statement, position, value.toLongLong());
    }
}

//! Why one of its values could not be made.
const base::Error* refusalIn(const Statement& statement)
{
    for (const QVariant& value : statement.values) {
        if (value.metaType() == QMetaType::fromType<base::Error>())
            return static_cast<const base::Error*>(value.constData());
    }
    return nullptr;
}

QVariant valueOf(sqlite3_stmt* statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return QVariant(static_cast<qint64>(sqlite3_column_int64(statement, column)));
    case SQLITE_FLOAT:
        return QVariant(sqlite3_column_double(statement, column));
    case SQLITE_TEXT: {
        const auto* const content = static_cast<const char*>(sqlite3_column_blob(statement, column));
        return QVariant(QString::fromUtf8(content ? content : "", sqlite3_column_bytes(statement, column)));
    }
    case SQLITE_BLOB: {
        const auto* const content = static_cast<const char*>(sqlite3_column_blob(statement, column));
        return QVariant(QByteArray(content ? content : "", sqlite3_column_bytes(statement, column)));
    }
    }
    return {};
}

//! SQLite would lock a mutex for each piece of memory, to know how much it uses. Nobody asks it. Before its first use.
void countNoMemory()
{
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    std::ignore = done;
}

//! A statement at work: reset and without values at the end, so that it holds no lock and none of its caller's memory.
class Execution {
public:
    explicit Execution(sqlite3_stmt* statement)
        : m_statement(statement)
    {
    }
    Execution(const Execution&) = delete;
    Execution& operator=(const Execution&) = delete;
    ~Execution()
    {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }

private:
    sqlite3_stmt* m_statement;
};

} // namespace

Connection::Connection(const QString& path)
    : m_path(path)
{
}

Connection::~Connection() = default;

base::Status Connection::open(int flags)
{
    countNoMemory();
    sqlite3* database = nullptr;
    const QByteArray name = m_path.isEmpty() ? QByteArrayLiteral(":memory:") : m_path.toUtf8();
    // One thread alone uses a connection: no mutex.
    const int result
        = sqlite3_open_v2(name.constData(), &database, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    m_database.reset(database); // also after a failure, whose words it holds
    if (result != SQLITE_OK)
        return base::failure(error());
    sqlite3_busy_timeout(database, busyTimeoutMs);
    return run(QStringLiteral("PRAGMA temp_store=MEMORY"));
}

base::Error Connection::error() const
{
    return errorOf(sqlite3_errcode(m_database.get()), sqlite3_system_errno(m_database.get()),
        sqlite3_errmsg(m_database.get()), m_path);
}

base::Expected<std::unique_ptr<Connection>> Connection::openForWriting(const QString& path)
{
    if (!path.isEmpty()) {
        if (base::Status folder = base::ensurePrivateFolder(QFileInfo(path).absolutePath()); !folder)
            return base::failure(folder.error());
        // SQLite gives its journals the permissions of the database: private from the first byte.
        if (base::Status file = base::ensurePrivateFile(path); !file)
            return base::failure(file.error());
    }
    std::unique_ptr<Connection> connection(new Connection(path));
    if (base::Status opened = connection->open(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE); !opened)
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
    std::unique_ptr<Connection> connection(new Connection(path));
    if (base::Status opened = connection->open(SQLITE_OPEN_READWRITE); !opened)
        return base::failure(opened.error());
    if (base::Status status = connection->run(QStringLiteral("PRAGMA query_only=ON")); !status)
        return base::failure(status.error());
    return connection;
}

base::Expected<sqlite3_stmt*> Connection::prepared(const QString& sql)
{
    // What lies there is held, so that nothing else can come to lie there.
    if (const auto known = m_places.find(sql.constData());
        known != m_places.end() && known->second.first.size() == sql.size())
        return known->second.second;
    if (const auto known = m_prepared.find(sql); known != m_prepared.end()) {
        if (m_places.size() < mostPrepared)
            m_places.emplace(sql.constData(), std::pair(sql, known->second.get()));
        return known->second.get();
    }
    if (m_prepared.size() >= mostPrepared) {
        m_places.clear();
        m_prepared.clear();
    }
    sqlite3_stmt* statement = nullptr;
    const QByteArray utf8 = sql.toUtf8();
    if (sqlite3_prepare_v3(m_database.get(), utf8.constData(), static_cast<int>(utf8.size()) + 1,
            SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
        != SQLITE_OK)
        return base::failure(error());
    m_prepared.emplace(sql, Prepared(statement));
    return statement;
}

base::Expected<sqlite3_stmt*> Connection::bind(const Statement& statement, QByteArrayList& texts)
{
    const base::Expected<sqlite3_stmt*> query = prepared(statement.sql);
    if (!query)
        return query;
    Q_ASSERT(sqlite3_bind_parameter_count(*query) == statement.values.size());
    int position = 0;
    for (const QVariant& value : statement.values) {
        if (bindValue(*query, ++position, value, texts) != SQLITE_OK)
            return base::failure(error());
    }
    return query;
}

base::Status Connection::run(const Statement& statement)
{
    if (const base::Error* const refusal = refusalIn(statement)) {
        m_mayPass = false;
        return base::failure(*refusal);
    }
    QByteArrayList texts;
    const base::Expected<sqlite3_stmt*> query = bind(statement, texts);
    if (!query) {
        m_mayPass = isPassing(sqlite3_errcode(m_database.get()));
        return base::failure(query.error());
    }
    const Execution execution(*query);
    int result = SQLITE_ROW;
    while (result == SQLITE_ROW)
        result = sqlite3_step(*query);
    if (result != SQLITE_DONE) {
        m_mayPass = isPassing(sqlite3_errcode(m_database.get()));
        return base::failure(error());
    }
    return {};
}

base::Status Connection::run(const QString& sql)
{
    return run(Statement{sql, {}});
}

base::Expected<Rows> Connection::query(const Statement& statement)
{
    QByteArrayList texts;
    const base::Expected<sqlite3_stmt*> query = bind(statement, texts);
    if (!query)
        return base::failure(query.error());
    const Execution execution(*query);
    Rows rows;
    const int columns = sqlite3_column_count(*query);
    int result = sqlite3_step(*query);
    for (; result == SQLITE_ROW; result = sqlite3_step(*query)) {
        QVariantList row;
        row.reserve(columns);
        for (int column = 0; column < columns; ++column)
            row.append(valueOf(*query, column));
        rows.append(std::move(row));
    }
    if (result != SQLITE_DONE)
        return base::failure(error());
    return rows;
}

bool Connection::isInTransaction() const
{
    return sqlite3_get_autocommit(m_database.get()) == 0;
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
    const QString copy = snapshotPath(m_path, newVersion);
    if (!base::shred(copy)) {
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
