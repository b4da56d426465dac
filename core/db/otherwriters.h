// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/db/database.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QObject>
#include <memory>
#include <optional>

namespace spyhop::db {

//! \brief Says when another process has written the same database.
//!
//! The system tells of writes to the log file, one's own too; SQLite then says whether any was another's, at most once
//! a second. While nobody writes nothing happens. Owner: whoever shows what others change; dies before the database.
//! Thread: main.
class OtherWriters : public QObject {
    Q_OBJECT
public:
    //! `path`: the database's, as it was opened.
    OtherWriters(base::Clock& clock, Database& database, const QString& path);

Q_SIGNALS:
    void wrote();

private:
    void watch();
    void ask();
    void answered(const base::Expected<Rows>& rows);

    Database& m_database;
    const QString m_log;
    QFileSystemWatcher m_watcher;
    std::unique_ptr<base::Timer> m_timer;
    std::unique_ptr<ReadTicket> m_asking;
    std::unique_ptr<ReadTicket> m_ended; //!< kept until its signal has returned
    std::optional<qint64> m_version;
};

} // namespace spyhop::db
