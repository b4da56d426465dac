// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/otherwriters.h"

#include <QtCore/QFileInfo>

namespace spyhop::db {
namespace {

using namespace std::chrono_literals;

constexpr auto pace = 1s; // between two looks, however much is written

} // namespace

OtherWriters::OtherWriters(base::Clock& clock, Database& database, const QString& path)
    : m_database(database)
    , m_log(path.isEmpty() ? QString() : path + QStringLiteral("-wal"))
    , m_timer(clock.makeTimer())
{
    connect(m_timer.get(), &base::Timer::fired, this, &OtherWriters::ask);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] {
        // Not told of the next thousand writes.
        m_watcher.removePath(m_log);
        m_timer->start(pace);
    });
    if (!m_log.isEmpty())
        ask();
}

void OtherWriters::watch()
{
    if (QFileInfo::exists(m_log) && m_watcher.addPath(m_log))
        return;
    m_timer->start(pace); // there is no log before the first write
}

void OtherWriters::ask()
{
    watch(); // first: what is written from now on is told
    m_asking = m_database.readForeignWrites();
    connect(m_asking.get(), &ReadTicket::done, this, &OtherWriters::answered);
}

void OtherWriters::answered(const base::Expected<Rows>& rows)
{
    m_ended = std::move(m_asking);
    if (!rows || rows->isEmpty())
        return;
    const qint64 version = rows->first().value(0).toLongLong();
    const std::optional<qint64> before = std::exchange(m_version, version);
    if (before && *before != version)
        Q_EMIT wrote();
}

} // namespace spyhop::db
