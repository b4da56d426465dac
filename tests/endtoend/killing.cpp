// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/killing.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>
#include <algorithm>

namespace spyhop::testsupport {
namespace {

constexpr int momentAfterTheId = 20; // ms

QString utf8(const char* source)
{
    return QString::fromUtf8(source);
}

} // namespace

Journal::Journal(const World& world)
{
    QTemporaryDir folder;
    for (const char* ending : {"", "-wal"}) {
        const QString name = utf8("spyhop.db") + utf8(ending);
        QFile::copy(world.path(utf8("profile/") + name), folder.filePath(name));
    }
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(utf8("QSQLITE"), utf8("copy"));
        database.setDatabaseName(folder.filePath(utf8("spyhop.db")));
        if (!database.open())
            qFatal("the journal cannot be opened");
        QSqlQuery query(database);
        if (!query.exec(utf8("SELECT item, state, twice FROM items ORDER BY item")))
            qFatal("%s", qPrintable(query.lastError().text()));
        while (query.next()) {
            const qint64 item = query.value(0).toLongLong();
            ++m_items;
            if (query.value(1).toInt() == 1)
                m_running.insert(item);
            if (query.value(1).toInt() == 2)
                m_done.insert(item);
            if (query.value(1).toInt() == 4)
                m_unknown.insert(item);
            if (query.value(2).toInt() != 0)
                m_flagged.insert(item);
        }
        if (query.exec(utf8("SELECT count(*) FROM submissions")) && query.next())
            m_submissions = query.value(0).toInt();
    }
    QSqlDatabase::removeDatabase(utf8("copy"));
}

bool killed(const World& world, const QStringList& arguments, int afterMs, bool fromTheId)
{
    QProcess process;
    world.prepare(process, arguments);
    process.setReadChannel(QProcess::StandardError);
    process.start();
    while (fromTheId && !process.canReadLine()) {
        if (!process.waitForReadyRead(commandPatience))
            return false;
    }
    QElapsedTimer sinceStart;
    sinceStart.start();
    const auto left = [&] { return static_cast<int>(std::max<qint64>(0, afterMs - sinceStart.elapsed())); };
    while (!fromTheId && left() > 0 && !process.canReadLine() && process.state() != QProcess::NotRunning)
        process.waitForReadyRead(left());
    if (process.waitForFinished(fromTheId ? afterMs : std::min(left(), momentAfterTheId))) {
        qInfo("ended by itself with %d: %s", process.exitCode(), process.readAllStandardError().constData());
        return false;
    }
    process.kill();
    return process.waitForFinished(commandPatience) && process.exitStatus() == QProcess::CrashExit;
}

} // namespace spyhop::testsupport
