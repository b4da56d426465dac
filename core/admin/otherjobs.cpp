// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/otherjobs.h"

#include "core/base/filelock.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

namespace spyhop::admin {

qint64 otherProcessWithAJob(const QString& profileFolder)
{
    const QDir folder(QDir(profileFolder).filePath(QStringLiteral("jobs")));
    for (const QString& name : folder.entryList({QStringLiteral("*.lock")}, QDir::Files)) {
        const QString path = folder.filePath(name);
        const qint64 holder = base::FileLock::holder(path);
        if (holder != 0 && holder != QCoreApplication::applicationPid() && base::FileLock::isHeld(path))
            return holder;
    }
    return 0;
}

} // namespace spyhop::admin
