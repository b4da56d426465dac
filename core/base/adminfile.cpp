// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/adminfile.h"

#include "core/base/files.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace spyhop::base {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("AdminFile", source);
}

#ifdef Q_OS_UNIX

constexpr unsigned root = 0;

tl::unexpected<Error> notVouched(const QString& path)
{
    Error error;
    error.code = ErrorCode::Settings;
    error.whom = path;
    error.what = text(QT_TRANSLATE_NOOP("AdminFile", "Somebody other than the administrator could have changed this."));
    error.remedy = text(QT_TRANSLATE_NOOP(
        "AdminFile", "An administrator must own it, and nobody else may write to it (chown root, chmod go-w)."));
    return failure(error);
}

tl::unexpected<Error> unreadable(const QString& path, int reason)
{
    Error error;
    error.code = ErrorCode::Unreadable;
    error.whom = path;
    error.what = text(QT_TRANSLATE_NOOP("AdminFile", "The administrator's file could not be read."));
    error.detail = QString::fromLocal8Bit(strerror(reason));
    return failure(error);
}

bool isVouched(const struct stat& status, unsigned owner)
{
    if (status.st_uid != owner && status.st_uid != root)
        return false;
    const bool writable = (status.st_mode & (S_IWGRP | S_IWOTH)) != 0;
    const bool sticky = S_ISDIR(status.st_mode) && (status.st_mode & S_ISVTX) != 0;
    return !writable || sticky;
}

//! Closes on destruction.
class Descriptor {
public:
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    [[nodiscard]] int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

#endif

} // namespace

QString administratorFolder()
{
#if defined(Q_OS_WIN)
    return QDir(qEnvironmentVariable("ProgramData", QStringLiteral("C:/ProgramData")))
        .filePath(QStringLiteral("Spyhop"));
#elif defined(Q_OS_MACOS)
    return QStringLiteral("/Library/Application Support/Spyhop");
#else
    return QStringLiteral("/etc/spyhop");
#endif
}

#ifdef Q_OS_UNIX

Expected<std::optional<QByteArray>> readVouchedFile(const QString& path, qint64 limit, unsigned owner)
{
    // The descriptor is looked at, not the name: nobody can put another file there in between.
    const Descriptor descriptor(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (descriptor.get() < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return std::optional<QByteArray>();
        if (errno == ELOOP)
            return notVouched(path);
        return unreadable(path, errno);
    }
    struct stat status = {};
    if (::fstat(descriptor.get(), &status) != 0)
        return unreadable(path, errno);
    if (!S_ISREG(status.st_mode) || !isVouched(status, owner))
        return notVouched(path);
    for (QString folder = QFileInfo(path).absolutePath();; folder = QFileInfo(folder).absolutePath()) {
        struct stat above = {};
        if (::stat(QFile::encodeName(folder).constData(), &above) != 0)
            return unreadable(folder, errno);
        if (!isVouched(above, owner))
            return notVouched(folder);
        if (folder == u"/")
            break;
    }
    QFile file;
    if (!file.open(descriptor.get(), QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable(path, EIO);
    QByteArray bytes = file.read(limit + 1);
    if (bytes.size() > limit || file.error() != QFileDevice::NoError)
        return unreadable(path, bytes.size() > limit ? EFBIG : EIO);
    return std::optional(bytes);
}

#else

Expected<std::optional<QByteArray>> readVouchedFile(const QString& path, qint64 limit, unsigned)
{
    const Expected<QByteArray> bytes = readFile(path, limit);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return std::optional<QByteArray>();
    if (!bytes)
        return failure(bytes.error());
    return std::optional(*bytes);
}

#endif

} // namespace spyhop::base
