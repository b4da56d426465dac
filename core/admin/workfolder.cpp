// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/workfolder.h"

#include "core/base/clock.h"
#include "core/base/files.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStringList>
#include <QtCore/QUuid>
#include <algorithm>
#include <chrono>
#include <tuple>

namespace spyhop::admin {
namespace {

constexpr std::chrono::milliseconds lockPatience{1'000}; // whoever tidies up holds it for a moment
constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;
const QString ending = QStringLiteral(".part");
const QString lockEnding = QStringLiteral(".lock");

QString freshName(WorkFolder::Kind kind)
{
    return (kind == WorkFolder::Kind::Backup ? QStringLiteral("backup-") : QStringLiteral("restore-"))
        + QUuid::createUuid().toString(QUuid::Id128) + ending;
}

QStringList patterns(const QString& rest)
{
    return {QStringLiteral("backup-") + rest, QStringLiteral("restore-") + rest};
}

//! As earlier versions made them, without a lock: only what cannot be a person's own folder, and has long been left.
void removeUnlocked(const QDir& profile)
{
    const QDateTime now = base::SystemClock().wallTime();
    const QStringList names
        = profile.entryList(patterns(QStringLiteral("??????")), QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QString& name : names) {
        QDir folder(profile.filePath(name));
        if (name == u"restore-staged" || QFileInfo(folder.path()).lastModified().msecsTo(now) < dayMs)
            continue;
        const QStringList entries = folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        const bool isOurs = std::all_of(entries.cbegin(), entries.cend(), [](const QString& entry) {
            return entry.startsWith(u"spyhop.db") || entry.startsWith(u"spyhop.json") || entry.startsWith(u"vault.json")
                || entry.startsWith(u"token.json");
        });
        if (isOurs)
            folder.removeRecursively();
    }
}

} // namespace

WorkFolder::WorkFolder(const QString& path)
    : m_path(path)
    , m_lock(path + lockEnding)
{
}

WorkFolder::~WorkFolder()
{
    if (!m_path.isEmpty())
        QDir(m_path).removeRecursively();
}

base::Expected<std::unique_ptr<WorkFolder>> WorkFolder::make(const QString& profileFolder, Kind kind)
{
    if (const base::Status profile = base::ensurePrivateFolder(profileFolder); !profile)
        return base::failure(profile.error());
    std::unique_ptr<WorkFolder> folder(new WorkFolder(QDir(profileFolder).filePath(freshName(kind))));
    // Before there is a folder: one without a holder is taken for left behind.
    if (const base::Expected<bool> taken = folder->m_lock.take(lockPatience); !taken)
        return base::failure(taken.error());
    if (base::Status made = base::ensurePrivateFolder(folder->m_path); !made) {
        made.error().code = base::ErrorCode::Internal;
        return base::failure(made.error());
    }
    return folder;
}

QString WorkFolder::filePath(const QString& name) const
{
    return QDir(m_path).filePath(name);
}

bool WorkFolder::become(const QString& path)
{
    if (!QDir().rename(m_path, path))
        return false;
    m_path.clear();
    m_lock.giveBack();
    return true;
}

void discardFolder(const QString& path)
{
    const QString gone = QFileInfo(path).absoluteDir().filePath(freshName(WorkFolder::Kind::Restore));
    if (QFileInfo(path).isDir() && QDir().rename(path, gone))
        QDir(gone).removeRecursively();
}

void removeLeftFolders(const QString& profileFolder)
{
    const QDir profile(profileFolder);
    const QStringList folders = profile.entryList(
        patterns(QStringLiteral("*") + ending), QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QString& name : folders) {
        base::FileLock lock(profile.filePath(name) + lockEnding);
        if (lock.take().value_or(false))
            QDir(profile.filePath(name)).removeRecursively();
    }
    const QStringList locks = profile.entryList(patterns(QStringLiteral("*") + ending + lockEnding), QDir::Files);
    for (const QString& name : locks) {
        base::FileLock lock(profile.filePath(name));
        std::ignore = lock.take(); // giving it back takes the file away
    }
    removeUnlocked(profile);
}

} // namespace spyhop::admin
