// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/db/database.h"
#include "core/keys/keyring.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QDateTime>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <memory>

namespace spyhop::seal {
class Opener;
}
namespace spyhop::store {
class RecordCheck;
}

namespace spyhop::admin {

class BackupJob;

//! \brief The database on the disk as a whole: how much lies there, whether it is whole, a copy of it, and its end.
//!
//! Until setDatabase() there is none, and nothing happens. Each look replaces one of its kind that is under way. Owner:
//! PrivacyAdmin. Thread: main; signals come from the event loop.
class StoredData : public QObject {
    Q_OBJECT
public:
    StoredData();
    ~StoredData() override;

    void setDatabase(db::Database& database) { m_database = &database; }
    [[nodiscard]] db::Database* database() const { return m_database; }

    //! The trash included; no key is needed to count.
    struct Count {
        int chats = 0, jobs = 0;
        int tasks = 0; //!< single ones; those of jobs are no rows of their own here
        int prompts = 0; //!< and roles
        int watches = 0; //!< watched folders
        [[nodiscard]] bool any() const { return chats + jobs + tasks + prompts + watches > 0; }
    };
    //! What cannot be read counts as nothing.
    [[nodiscard]] Count count() const;
    //! Whether a key is needed for what is stored. What erasing had to leave in a damaged file counts as nothing: its
    //! key has gone. Reads the whole file, where it holds anything.
    [[nodiscard]] bool holdsSealed() const;
    //! Looks whether the file is whole; checked() follows.
    void check();
    //! Opens every sealed record; recordsChecked() follows.
    void checkRecords(const seal::Opener& opener);
    //! Nothing is heard any more of what checkRecords() has begun. Not from recordsProgressed().
    void stopCheckingRecords();
    //! What was written so far, with the key to it, into a file that the passphrase seals (core/admin/backup.h);
    //! backedUp() follows. `dataKey`: on its way; its error is the backup's.
    void backUp(const QString& profileFolder, const QString& file, std::unique_ptr<keys::KeyJob> dataKey,
        const base::Secret& passphrase, const QDateTime& now);
    //! Bytes: nothing may stay in pages that are free by then, since the key that opens it is left somewhere.
    enum class Emptying { Rows, Bytes };
    //! Takes out all rows, blocking; what lies in a damaged part of the file stays. Error: the database's.
    [[nodiscard]] base::Status empty(Emptying how);

Q_SIGNALS:
    void checked(const spyhop::base::Status& status); //!< Error: Unreadable, and what to do
    //! `damaged`: "table:key:column" of each of them. Errors: the database's; RefusedConsent, of a locked disk.
    void recordsChecked(qint64 records, const spyhop::base::Expected<QByteArrayList>& damaged);
    void recordsProgressed(qint64 records); //!< so far
    void backedUp(const spyhop::base::Status& status);
    void backupProgressed(qint64 done, qint64 total); //!< bytes

private:
    [[nodiscard]] base::Status emptyTables(Emptying how);

    db::Database* m_database = nullptr;
    std::unique_ptr<db::ReadTicket> m_check;
    std::unique_ptr<store::RecordCheck> m_records;
    std::unique_ptr<keys::KeyJob> m_keyForBackup;
    std::unique_ptr<BackupJob> m_backup;
};

} // namespace spyhop::admin
