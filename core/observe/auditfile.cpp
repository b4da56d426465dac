// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditfile.h"

#include "core/base/diskfull.h"
#include "core/base/files.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#else
#include <io.h>
#endif
#include <cerrno>

namespace spyhop::observe {
namespace {

//! A new file may vanish with its folder's entry; elsewhere than on Unix the system minds that by itself.
void syncFolder([[maybe_unused]] const QString& path)
{
#ifdef Q_OS_UNIX
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
#endif
}

} // namespace

AuditFile::AuditFile(const QString& path)
    : m_file(path)
{
}

base::Error auditFailure(const QString& reason)
{
    base::Error error;
    error.code = base::ErrorCode::Internal;
    error.what
        = QCoreApplication::translate("spyhop::observe::Audit", "The audit log could not be written (%1).").arg(reason);
    error.remedy = QCoreApplication::translate(
        "spyhop::observe::Audit", "Nothing is sent that cannot be logged. Make room on the disk, or mend its rights.");
    return error;
}

base::Error auditFailure(const base::Error& reason)
{
    base::Error error = auditFailure(reason.what);
    if (base::isDiskFull(reason))
        base::markDiskFull(error);
    return error;
}

base::Status AuditFile::open()
{
    const QString folder = QFileInfo(m_file.fileName()).path();
    if (const base::Status made = base::ensurePrivateFolder(folder); !made)
        return base::failure(auditFailure(made.error()));
    const bool isNew = !m_file.exists();
    errno = 0;
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered)) {
        const int systemError = errno;
        base::Error error = auditFailure(m_file.errorString());
        if (base::isDiskFull(systemError))
            base::markDiskFull(error);
        return base::failure(error);
    }
    if (isNew) {
        m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        syncFolder(folder);
    }
    m_size = m_file.size();
    return {};
}

bool AuditFile::sync()
{
#if defined(Q_OS_LINUX)
    return ::fdatasync(m_file.handle()) == 0;
#elif defined(Q_OS_UNIX)
    return ::fsync(m_file.handle()) == 0;
#else
    return ::_commit(m_file.handle()) == 0;
#endif
}

base::Status AuditFile::append(const QByteArray& bytes)
{
    qint64 written = 0;
    int systemError = 0;
    while (written < bytes.size()) {
        errno = 0;
        const qint64 more = m_file.write(bytes.constData() + written, bytes.size() - written);
        if (more <= 0) {
            systemError = errno;
            break;
        }
        written += more;
    }
    QString reason = m_file.errorString();
    if (written == bytes.size()) {
        if (sync()) {
            m_size += written;
            return {};
        }
        systemError = errno;
        reason = qt_error_string(systemError);
    }
    const bool isFull = base::isDiskFull(systemError) || m_file.error() == QFileDevice::ResourceError;
    m_file.unsetError();
    if (!m_file.resize(m_size))
        reason += QStringLiteral("; ") + m_file.errorString();
    base::Error error = auditFailure(reason);
    if (isFull)
        base::markDiskFull(error);
    return base::failure(error);
}

base::Status AuditFile::cutTo(qint64 size)
{
    if (!m_file.resize(size) || !sync())
        return base::failure(auditFailure(m_file.errorString()));
    m_size = size;
    return {};
}

bool AuditFile::isUntouched() const
{
    const QFileInfo now(m_file.fileName());
    return now.exists() && now.size() == m_size && m_file.size() == m_size;
}

} // namespace spyhop::observe
