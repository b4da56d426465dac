// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditcopies.h"

#include "core/base/log.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#ifdef Q_OS_UNIX
#include <syslog.h>
#endif

namespace spyhop::observe {

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
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(text) != text.size())
        qCWarning(logStore, "a checkpoint could not be copied to the folder for it");
}

} // namespace spyhop::observe
