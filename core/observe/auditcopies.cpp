// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditcopies.h"

#include "core/base/log.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>
#endif

namespace spyhop::observe {
namespace {

//! The folder may be one that others write to as well: a link that somebody has put there must not lead into a file of
//! this account, nor a pipe hold up everything that is to be logged.
bool openToAdd(QFile& file)
{
#ifdef Q_OS_UNIX
    constexpr int flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    const int descriptor = ::open(QFile::encodeName(file.fileName()).constData(), flags, 0644);
    if (descriptor < 0)
        return false;
    struct stat status = {};
    const bool isPlain = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (isPlain && file.open(descriptor, QIODevice::WriteOnly | QIODevice::Append, QFileDevice::AutoCloseHandle))
        return true;
    ::close(descriptor);
    return false;
#else
    return file.open(QIODevice::WriteOnly | QIODevice::Append);
#endif
}

} // namespace

QString copyPath(const QString& folder, const QByteArray& origin)
{
    QString name = QString::fromUtf8(origin);
    name.replace(u'/', u'-');
    return QDir(folder).filePath(name + QStringLiteral(".checkpoints"));
}

void copyCheckpoint(const AuditCopies& copies, const SignedCheckpoint& checkpoint)
{
#ifdef Q_OS_UNIX
    if (copies.syslog) {
        ::syslog(LOG_AUTHPRIV | LOG_NOTICE, "%s", noteAsLine(checkpoint.note).constData());
    }
#endif
    if (copies.folder.isEmpty())
        return;
    QFile file(copyPath(copies.folder, checkpoint.checkpoint.origin));
    const QByteArray text = checkpoint.note + '\n';
    if (!openToAdd(file) || file.write(text) != text.size())
        qCWarning(logStore, "a checkpoint could not be copied to the folder for it");
}

} // namespace spyhop::observe
