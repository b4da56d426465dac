// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/killing.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>
#include <algorithm>

namespace spyhop::testsupport {
namespace {

constexpr int momentAfterTheId = 20; // ms
constexpr int lookEvery = 5; // ms; well below what any state lasts that is waited for

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
        if (!query.exec(utf8("SELECT item, count(*) FROM steps WHERE state = 2 GROUP BY item")))
            qFatal("%s", qPrintable(query.lastError().text()));
        while (query.next())
            m_steps.insert(query.value(0).toLongLong(), query.value(1).toInt());
    }
    QSqlDatabase::removeDatabase(utf8("copy"));
}

KnownCalls::KnownCalls(const QStringList& openings)
{
    for (qsizetype item = 0; item < openings.size(); ++item) {
        const QByteArray digest = QCryptographicHash::hash(openings.at(item).toUtf8(), QCryptographicHash::Sha256);
        m_items.insert(QString::fromLatin1(digest.left(8).toHex()), item);
    }
}

qint64 KnownCalls::itemOf(const QJsonObject& call) const
{
    return m_items.value(call.value(u"opening").toString(), -1);
}

void KnownCalls::remember(const Journal& journal, const QJsonArray& calls)
{
    for (const qint64 item : journal.running())
        ++m_deaths[item];
    QHash<qint64, int> places;
    for (const QJsonValue& value : calls) {
        const QJsonObject call = value.toObject();
        const qint64 item = itemOf(call);
        const int place = places[item]++;
        if (item < 0 || (!journal.done().contains(item) && place >= journal.steps(item)))
            continue;
        const QString key = call.value(u"key").toString();
        if (!m_known.contains(key))
            m_known.insert(key, call.value(u"hits").toInt());
        if (journal.running().contains(item))
            m_inRunningItems.insert(key);
    }
}

QStringList KnownCalls::sentAgain(const QJsonArray& calls) const
{
    QStringList result;
    for (const QJsonValue& value : calls) {
        const QJsonObject call = value.toObject();
        const QString key = call.value(u"key").toString();
        const qint64 item = itemOf(call);
        const int hits = call.value(u"hits").toInt();
        if (item < 0)
            result += utf8("%1 is of no item").arg(key);
        else if (m_known.contains(key) && hits != m_known.value(key))
            result += utf8("%1 of item %2 was sent again, its answer known").arg(key).arg(item);
        else if (hits > 1 + m_deaths.value(item))
            result += utf8("%1 of item %2: %3 times, %4 deaths").arg(key).arg(item).arg(hits).arg(m_deaths.value(item));
    }
    return result;
}

std::optional<int> killedOnce(const World& world, const QStringList& arguments, const std::function<bool(int)>& reached)
{
    QProcess process;
    world.prepare(process, arguments);
    process.start();
    if (!process.waitForStarted(commandPatience))
        return std::nullopt;
    QByteArray out;
    const auto done = [&out] { return static_cast<int>(out.count("\"state\":\"done\",\"type\":\"item\"")); };
    QElapsedTimer sinceStart;
    sinceStart.start();
    while (!reached(done())) {
        process.waitForReadyRead(lookEvery);
        out += process.readAllStandardOutput();
        if (process.state() == QProcess::NotRunning || sinceStart.hasExpired(commandPatience)) {
            qInfo("not killed, exit %d: %s", process.exitCode(), process.readAllStandardError().constData());
            process.kill();
            process.waitForFinished(commandPatience);
            return std::nullopt;
        }
    }
    process.kill();
    if (!process.waitForFinished(commandPatience) || process.exitStatus() != QProcess::CrashExit)
        return std::nullopt;
    out += process.readAllStandardOutput();
    return done();
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
