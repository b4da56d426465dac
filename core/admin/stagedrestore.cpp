// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/stagedrestore.h"

#include "core/admin/backupwords.h"
#include "core/admin/beforerestore.h"
#include "core/admin/restore.h"
#include "core/base/clock.h"
#include "core/base/filelock.h"
#include "core/base/files.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <algorithm>

namespace spyhop::admin {
namespace {

using backupwords::inUse;
using backupwords::notWritten;

const QString absentEnding = QStringLiteral(".absent"); // there is to be no such file
const QString startedName = QStringLiteral("started"); // files are being moved
const QString stagedAtName = QStringLiteral("staged"); // its time is that of the person's decision
constexpr qint64 longestWaitMs = 24LL * 60 * 60 * 1000;

} // namespace

StagedRestore::StagedRestore(const QString& profileFolder)
    : m_profileFolder(profileFolder)
    , m_path(QDir(profileFolder).filePath(QStringLiteral("restore-staged")))
{
}

bool StagedRestore::isThere() const
{
    return QFileInfo::exists(m_path);
}

bool StagedRestore::isWhole() const
{
    const QStringList names = replacedFiles();
    return hasStarted()
        || std::all_of(names.cbegin(), names.cend(), [this](const QString& name) { return isAwaited(name); });
}

bool StagedRestore::isAwaited(const QString& name) const
{
    return QFileInfo::exists(filePath(name)) || QFileInfo::exists(filePath(name) + absentEnding);
}

bool StagedRestore::dropAbsence(const QString& name) const
{
    return removeIfThere(filePath(name) + absentEnding);
}

bool StagedRestore::hasStarted() const
{
    return QFileInfo::exists(filePath(startedName));
}

base::Status StagedRestore::noteStarted() const
{
    return base::atomicSave(filePath(startedName), {});
}

bool StagedRestore::isOverdue() const
{
    const QFileInfo stagedAt(filePath(stagedAtName));
    return !hasStarted()
        && (!stagedAt.exists() || stagedAt.lastModified().msecsTo(base::SystemClock().wallTime()) > longestWaitMs);
}

base::Status StagedRestore::take(WorkFolder& folder)
{
    for (const QString& name : replacedFiles()) {
        const QString path = folder.filePath(name);
        if (QFileInfo::exists(path))
            QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        else if (const base::Status noted = base::atomicSave(path + absentEnding, {}); !noted)
            return noted;
    }
    if (base::Status noted = base::atomicSave(folder.filePath(stagedAtName), {}); !noted)
        return noted;
    base::FileLock lock(restoreLockPath(m_profileFolder));
    const base::Expected<bool> taken = lock.take(restorePatience);
    if (!taken)
        return base::failure(taken.error());
    if (!*taken || hasStarted()) // what was begun must be finished first
        return inUse(m_profileFolder);
    discard();
    return folder.become(m_path) ? base::Status() : notWritten(m_path, {});
}

void StagedRestore::discard()
{
    discardFolder(m_path);
}

} // namespace spyhop::admin
