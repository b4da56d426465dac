// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shred.h"

#include "core/base/files.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace spyhop::base {
namespace {

constexpr qint64 chunk = 1024 * 1024; // bytes

void overwrite(QFile& file)
{
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        return;
    const QByteArray zeros(static_cast<qsizetype>(chunk), '\0');
    qint64 left = file.size();
    while (left > 0) {
        const qint64 written = file.write(zeros.constData(), qMin(left, chunk));
        if (written <= 0)
            break;
        left -= written;
    }
#ifdef Q_OS_UNIX
    ::fsync(file.handle()); // of a file that is removed the system writes nothing any more
#endif
    file.close();
}

} // namespace

bool shred(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(path).isSymLink())
        overwrite(file);
    return file.remove() || !isThere(path);
}

} // namespace spyhop::base
