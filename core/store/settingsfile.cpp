// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/settingsfile.h"

#include "core/base/filelock.h"
#include "core/base/files.h"
#include "core/store/settingsendpoint.h"
#include "core/store/settingsmerge.h"
#include "core/store/settingsreader.h"
#include "core/store/settingswriter.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QPointer>
#include <QtCore/QUuid>

namespace spyhop::store {
namespace {

constexpr qint64 largestFile = 4'000'000; // bytes; thousands of endpoints
constexpr std::chrono::milliseconds lockPatience{
    5'000}; // as the database's: another process only holds it while it writes

} // namespace

SettingsFile::SettingsFile(const QString& profileFolder)
    : m_folder(profileFolder)
{
}

QString SettingsFile::path() const
{
    return m_folder + QStringLiteral("/spyhop.json");
}

base::Expected<QByteArray> SettingsFile::readText() const
{
    base::Expected<QByteArray> bytes = base::readFile(path(), largestFile);
    if (!bytes && bytes.error().code == base::ErrorCode::NotFound)
        return QByteArrayLiteral("{}");
    if (!bytes)
        bytes.error().code = base::ErrorCode::Settings;
    return bytes;
}

base::Status SettingsFile::load()
{
    m_loadFailed = true;
    const base::Expected<QByteArray> bytes = readText();
    if (!bytes)
        return base::failure(bytes.error());
    base::Expected<model::Settings> settings = readSettings(*bytes);
    if (!settings) {
        settings.error().whom = path();
        return base::failure(settings.error());
    }
    m_settings = *settings;
    m_loadFailed = false;
    return {};
}

base::Status SettingsFile::update(const model::Settings& settings)
{
    base::Error error;
    error.code = base::ErrorCode::Settings;
    error.whom = path();
    if (m_loadFailed) {
        error.what = tr("The file could not be read, so it is not overwritten.");
        error.remedy = tr("Mend it or move it away first.");
        return base::failure(error);
    }
    if (base::Status folder = base::ensurePrivateFolder(m_folder); !folder)
        return folder;
    base::FileLock lock(lockPath(path()));
    const base::Expected<bool> taken = lock.take(lockPatience);
    if (!taken)
        return base::failure(taken.error());
    if (!*taken) {
        error.code = base::ErrorCode::Internal;
        error.what = tr("Another program keeps the settings locked.");
        error.remedy = tr("Try again when it has finished.");
        return base::failure(error);
    }
    // What another process or a person wrote since: keys unknown here must survive.
    const base::Expected<QByteArray> present = readText();
    if (!present)
        return base::failure(present.error());
    base::Expected<model::Settings> before = readSettings(*present);
    if (!before) {
        before.error().whom = path();
        return base::failure(before.error());
    }
    // Only what was changed here since it was read is changed there: what somebody else wrote meanwhile stands.
    const QJsonObject merged = mergeSettings(writeSettings(QJsonObject(), m_settings),
        writeSettings(QJsonObject(), settings), writeSettings(QJsonObject(), *before));
    base::Expected<model::Settings> both = readSettings(QJsonDocument(merged).toJson());
    if (!both) {
        both.error().whom = path();
        return base::failure(both.error());
    }
    model::Settings next = *both;
    if (!before->profileId.isEmpty())
        next.profileId = before->profileId; // it names the data key: once made, it stays
    if (next.profileId.isEmpty())
        next.profileId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QJsonObject root = writeSettings(QJsonDocument::fromJson(*present).object(), next);
    const QByteArray bytes = QJsonDocument(root).toJson(QJsonDocument::Indented);
    // The reader knows the rules; what it would refuse is not written.
    base::Expected<model::Settings> written = readSettings(bytes);
    if (!written) {
        written.error().whom = path();
        return base::failure(written.error());
    }
    if (base::Status saved = base::atomicSave(path(), bytes); !saved)
        return saved;
    m_settings = *written;
    lock.giveBack();
    Q_EMIT changed();
    return {};
}

void SettingsFile::follow()
{
    m_watcher = std::make_unique<QFileSystemWatcher>(QStringList{m_folder}); // the file itself is replaced when saved
    connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this, [this] {
        const QPointer<SettingsFile> self(this);
        readAgain();
        if (self)
            Q_EMIT profileTouched();
    });
}

void SettingsFile::readAgain()
{
    const base::Expected<QByteArray> bytes = readText();
    if (bytes && *bytes == m_followed)
        return; // another file of the folder was touched, and that may be often
    m_followed = bytes.value_or(QByteArray());
    const auto settings = bytes ? readSettings(*bytes) : base::failure(bytes.error());
    if (!settings || *settings == m_settings)
        return; // one that is being edited and makes no sense yet changes nothing
    m_settings = *settings;
    m_loadFailed = false;
    Q_EMIT changed();
}

base::Status SettingsFile::checkKeyReference(const QString& reference)
{
    return store::checkKeyReference(reference, QString());
}

} // namespace spyhop::store
