// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/storeddata.h"

#include "core/admin/backupjob.h"
#include "core/store/recordcheck.h"
#include "core/store/rowbyrow.h"

#include <QtCore/QCoreApplication>
#include <tuple>
#include <utility>

namespace spyhop::admin {
namespace {

// Reads each page once; integrity_check would sort every index too.
db::Statement wholenessCheck()
{
    return {QStringLiteral("PRAGMA main.quick_check(1)"), {}};
}

bool isWhole(const base::Expected<db::Rows>& checked)
{
    return checked && checked->size() == 1 && checked->first().first().toString() == u"ok";
}

} // namespace

StoredData::StoredData() = default;

StoredData::~StoredData() = default;

StoredData::Count StoredData::count() const
{
    if (m_database == nullptr)
        return {};
    const base::Expected<db::Rows> counts = m_database->readNow(
        {QStringLiteral("SELECT (SELECT count(*) FROM main.conversations), (SELECT count(*) FROM main.jobs), (SELECT "
                        "count(*) FROM main.submissions WHERE job = ''), (SELECT count(*) FROM main.library), "
                        "(SELECT count(*) FROM main.watches)"),
            {}});
    if (!counts || counts->isEmpty())
        return {};
    const QVariantList& row = counts->first();
    return {row.at(0).toInt(), row.at(1).toInt(), row.at(2).toInt(), row.at(3).toInt(), row.at(4).toInt()};
}

bool StoredData::holdsSealed() const
{
    return count().any() && isWhole(m_database->readNow(wholenessCheck()));
}

void StoredData::check()
{
    if (!m_database)
        return;
    m_check = m_database->read(wholenessCheck());
    connect(m_check.get(), &db::ReadTicket::done, this, [this](const base::Expected<db::Rows>& rows) {
        if (isWhole(rows)) {
            Q_EMIT checked({});
            return;
        }
        base::Error error;
        error.code = base::ErrorCode::Unreadable;
        error.what
            = QCoreApplication::translate("spyhop::admin::PrivacyAdmin", "The file of what is stored is damaged.");
        error.remedy = QCoreApplication::translate("spyhop::admin::PrivacyAdmin",
            "What can be read is still shown. Restore a backup with “spyhop-cli privacy restore”.");
        error.detail = rows ? QString() : rows.error().detail; // names pages, never contents
        Q_EMIT checked(base::failure(error));
    });
}

void StoredData::checkRecords(const seal::Opener& opener)
{
    if (!m_database)
        return;
    m_records = std::make_unique<store::RecordCheck>(*m_database, opener);
    connect(m_records.get(), &store::RecordCheck::progressed, this, &StoredData::recordsProgressed);
    connect(
        m_records.get(), &store::RecordCheck::finished, this, [this](const base::Expected<QByteArrayList>& damaged) {
            Q_EMIT recordsChecked(m_records->records(), damaged);
        });
}

void StoredData::stopCheckingRecords()
{
    m_records.reset();
}

void StoredData::backUp(const QString& profileFolder, const QString& file, std::unique_ptr<keys::KeyJob> dataKey,
    const base::Secret& passphrase, const QDateTime& now)
{
    m_keyForBackup = std::move(dataKey);
    connect(m_keyForBackup.get(), &keys::KeyJob::done, this,
        [this, profileFolder, file, passphrase, now](const base::Expected<base::Secret>& key) {
            if (!key) {
                Q_EMIT backedUp(base::failure(key.error()));
                return;
            }
            if (m_database)
                std::ignore = m_database->flush(); // a write that failed was told where it was made
            m_backup = std::make_unique<BackupJob>(profileFolder, file, *key, passphrase, now);
            connect(m_backup.get(), &BackupJob::progressed, this, &StoredData::backupProgressed);
            connect(m_backup.get(), &BackupJob::done, this,
                [this](const base::Status& status) { Q_EMIT backedUp(status); });
        });
}

base::Status StoredData::empty(Emptying how)
{
    if (!m_database)
        return {};
    const base::Status emptied = emptyTables(how);
    // What was overwritten lies beside the file until a checkpoint. Where another process reads just now it is that
    // one's, at its end.
    if (emptied && how == Emptying::Bytes)
        std::ignore = m_database->readNow({QStringLiteral("PRAGMA main.wal_checkpoint(TRUNCATE)"), {}});
    return emptied;
}

base::Status StoredData::emptyTables(Emptying how)
{
    const base::Expected<db::Rows> tables = m_database->readNow(
        {QStringLiteral(
             "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE "
             "'\\' AND name NOT IN ('schema_version', 'migrations', 'meta')"),
            {}});
    if (!tables)
        return base::failure(tables.error());
    if (how == Emptying::Bytes) {
        const base::Status set = m_database->writeNow({{QStringLiteral("PRAGMA main.secure_delete = ON"), {}}});
        if (!set)
            return set;
    }
    QList<db::Statement> statements;
    for (const QVariantList& row : *tables)
        statements.append({QStringLiteral("DELETE FROM main.\"%1\"").arg(row.constFirst().toString()), {}});
    const base::Status emptied = m_database->writeNow(statements);
    if (emptied || !store::isDamage(emptied.error()))
        return emptied;
    // What lies in a damaged part of the file cannot be taken out: it has lost its key, and goes with the file.
    for (const db::Statement& statement : std::as_const(statements)) {
        if (const base::Status one = m_database->writeNow({statement}); !one && !store::isDamage(one.error()))
            return one;
    }
    return {};
}

} // namespace spyhop::admin
