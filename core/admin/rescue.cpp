// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/rescue.h"

#include "core/admin/restore.h"
#include "core/base/filelock.h"
#include "core/base/files.h"
#include "core/base/log.h"
#include "core/db/connection.h"
#include "core/store/settingsreader.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <chrono>

namespace spyhop::admin {
namespace {

constexpr qint64 largestSettings = 4 * 1024 * 1024; // bytes; some kilobytes are usual
constexpr std::chrono::milliseconds lockPatience{10'000}; // a start holds it until it has read the profile

QString settingsPath(const QString& profileFolder)
{
    return QDir(profileFolder).filePath(QStringLiteral("spyhop.json"));
}

QString goodSettingsPath(const QString& settings)
{
    return settings + QStringLiteral(".last");
}

bool areGood(const QString& path)
{
    const base::Expected<QByteArray> text = base::readFile(path, largestSettings);
    return text && store::readSettings(*text).has_value();
}

//! What SQLite itself calls corrupt or no database. A full disk, a busy file and missing rights pass, and a database
//! that was set aside for them would be missed.
bool isDamaged(const QString& database)
{
    const auto connection = db::Connection::openForReading(database);
    if (!connection)
        return connection.error().code == base::ErrorCode::Settings;
    const auto rows = (*connection)->query({QStringLiteral("SELECT count(*) FROM sqlite_master"), {}});
    return !rows && rows.error().code == base::ErrorCode::Settings;
}

//! Consent may have been withdrawn since that start, and nobody can tell any more: it is asked for anew.
QByteArray askingForConsent(const QByteArray& settings)
{
    QJsonObject root = QJsonDocument::fromJson(settings).object();
    QJsonObject privacy = root.value(QStringLiteral("privacy")).toObject();
    privacy.insert(QStringLiteral("store"), QStringLiteral("ask"));
    root.insert(QStringLiteral("privacy"), privacy);
    return QJsonDocument(root).toJson(QJsonDocument::Indented);
}

base::Error cannotMove(const QString& path)
{
    base::Error error;
    error.code = base::ErrorCode::Internal;
    error.whom = path;
    error.what = QCoreApplication::translate("Rescue", "The file could not be set aside.");
    return error;
}

} // namespace

std::optional<Rescue> rescueFor(const QString& profileFolder, const base::Error& failure)
{
    const QString settings = settingsPath(profileFolder);
    const QString database = QDir(profileFolder).filePath(QStringLiteral("spyhop.db"));
    if (failure.whom == settings && !areGood(settings) && areGood(goodSettingsPath(settings)))
        return Rescue{Rescue::Kind::LastSettings, settings};
    // One of a newer version opens well.
    if (failure.whom == database && failure.code == base::ErrorCode::Settings && isDamaged(database))
        return Rescue{Rescue::Kind::EmptyDatabase, database};
    return std::nullopt;
}

base::Expected<QString> carryOut(const Rescue& rescue, const QDateTime& now)
{
    QByteArray settings;
    if (rescue.kind == Rescue::Kind::LastSettings) {
        const base::Expected<QByteArray> text = base::readFile(goodSettingsPath(rescue.path), largestSettings);
        if (!text)
            return base::failure(text.error());
        settings = askingForConsent(*text);
    }
    // Somebody may have mended it while the person was asked: by hand, or in another window.
    base::FileLock lock(restoreLockPath(QFileInfo(rescue.path).path()));
    const base::Expected<bool> taken = lock.take(lockPatience);
    if (!taken)
        return base::failure(taken.error());
    if (!*taken)
        return base::failure(cannotMove(rescue.path));
    if (rescue.kind == Rescue::Kind::LastSettings ? areGood(rescue.path) : !isDamaged(rescue.path))
        return QString();
    const QString ending = QStringLiteral(".damaged-") + now.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString aside = rescue.path + ending;
    if (rescue.kind == Rescue::Kind::EmptyDatabase) {
        for (const char* log : {"-wal", "-shm"}) { // they belong to the damaged one, and must not meet the new one
            const QString path = rescue.path + QLatin1String(log);
            if (!QFile::rename(path, aside + QLatin1String(log)) && base::isThere(path))
                return base::failure(cannotMove(path));
        }
    }
    if (!QFile::rename(rescue.path, aside))
        return base::failure(cannotMove(rescue.path));
    if (rescue.kind == Rescue::Kind::LastSettings) {
        if (const base::Status saved = base::atomicSave(rescue.path, settings); !saved)
            return base::failure(saved.error());
    }
    return aside;
}

void keepGoodSettings(const QString& profileFolder)
{
    const QString path = settingsPath(profileFolder);
    const base::Expected<QByteArray> text = base::readFile(path, largestSettings);
    if (!text)
        return; // none yet
    const base::Expected<QByteArray> before = base::readFile(goodSettingsPath(path), largestSettings);
    if (before && *before == *text)
        return;
    if (!base::atomicSave(goodSettingsPath(path), *text))
        qCWarning(logStore, "the settings of this start could not be kept as the last good ones");
}

} // namespace spyhop::admin
