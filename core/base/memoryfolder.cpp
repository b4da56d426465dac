// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/memoryfolder.h"

#include <QtCore/QFileInfo>
#include <QtCore/QStorageInfo>

namespace spyhop::base {
namespace {

[[maybe_unused]] bool liesInMemory(const QString& folder)
{
    return !folder.isEmpty() && QStorageInfo(folder).fileSystemType() == "tmpfs" && QFileInfo(folder).isWritable();
}

} // namespace

QString sessionMemoryFolder()
{
#ifdef Q_OS_LINUX
    if (const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR"); liesInMemory(folder))
        return folder;
#endif
    return {};
}

QString memoryFolder()
{
    QString folder = sessionMemoryFolder();
#ifdef Q_OS_LINUX
    if (const QString shared = QStringLiteral("/dev/shm"); folder.isEmpty() && liesInMemory(shared))
        folder = shared;
#endif
    return folder;
}

} // namespace spyhop::base
