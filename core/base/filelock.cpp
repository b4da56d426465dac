// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/filelock.h"

#include "core/base/diskfull.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtCore/QThread>
#include <utility>
#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <qt_windows.h>
#endif

namespace spyhop::base {
namespace {

constexpr unsigned long pauseMs = 5; // between two tries: the work under a lock takes some milliseconds
constexpr qint64 longestId = 20;

tl::unexpected<Error> refused(const QString& path, int systemError)
{
    Error error;
    error.code = ErrorCode::Internal;
    error.whom = path;
    error.what
        = QCoreApplication::translate("Files", "The file could not be locked (%1).").arg(qt_error_string(systemError));
#ifdef Q_OS_UNIX
    if (isDiskFull(systemError)) // there is no room for the file
        markDiskFull(error);
#endif
    return failure(error);
}

#ifdef Q_OS_UNIX
enum class Kind { Shared, Exclusive };

//! 0, EWOULDBLOCK (somebody else has it), or why it cannot be had. Some network and user-space file systems know no
//! flock(2): there the record locks of POSIX serve, those of the open file where the system has them.
int lock(int file, Kind kind)
{
    if (::flock(file, (kind == Kind::Shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0)
        return 0;
    if (errno != ENOLCK && errno != ENOSYS && errno != EOPNOTSUPP && errno != EINVAL)
        return errno;
#ifdef F_OFD_SETLK
    constexpr int command = F_OFD_SETLK;
#else
    constexpr int command = F_SETLK;
#endif
    struct flock whole = {};
    whole.l_type = kind == Kind::Shared ? F_RDLCK : F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (::fcntl(file, command, &whole) == 0)
        return 0;
    return errno == EACCES || errno == EAGAIN ? EWOULDBLOCK : errno;
}
#endif

} // namespace

FileLock::FileLock(QString path)
    : m_path(std::move(path))
{
}

FileLock::~FileLock()
{
    giveBack();
}

Expected<bool> FileLock::take(std::chrono::milliseconds patience)
{
    const QDeadlineTimer until(patience);
    for (;;) {
        Expected<bool> taken = tryOnce();
        if (!taken || *taken || until.hasExpired())
            return taken;
        QThread::msleep(pauseMs);
    }
}

#ifdef Q_OS_UNIX

Expected<bool> FileLock::tryOnce()
{
    const QByteArray path = QFile::encodeName(m_path);
    for (;;) {
        const int file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (file < 0)
            return refused(m_path, errno);
        if (const int reason = lock(file, Kind::Exclusive); reason != 0) {
            ::close(file);
            if (reason == EWOULDBLOCK)
                return false;
            return refused(m_path, reason);
        }
        // Its last holder may have taken the file away since it was opened: then this lock is on nothing.
        struct stat opened = {};
        struct stat there = {};
        if (::fstat(file, &opened) == 0 && ::stat(path.constData(), &there) == 0 && opened.st_ino == there.st_ino
            && opened.st_dev == there.st_dev) {
            // For who is refused to read. On a full disk it stays empty, which matters to nobody else.
            const QByteArray id = QByteArray::number(QCoreApplication::applicationPid());
            [[maybe_unused]] const bool isTold
                = ::ftruncate(file, 0) == 0 && ::pwrite(file, id.constData(), std::size_t(id.size()), 0) == id.size();
            m_handle = file;
            return true;
        }
        ::close(file);
    }
}

void FileLock::giveBack()
{
    const auto file = static_cast<int>(std::exchange(m_handle, -1));
    if (file < 0)
        return;
    ::unlink(QFile::encodeName(m_path).constData()); // while it is held: nobody else is in it
    ::close(file);
}

bool FileLock::isHeld(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    // Shared: two that only look do not take each other for a holder.
    const bool held = lock(file, Kind::Shared) == EWOULDBLOCK;
    ::close(file);
    return held;
}

#else

Expected<bool> FileLock::tryOnce()
{
    const HANDLE file = ::CreateFileW(reinterpret_cast<const wchar_t*>(m_path.utf16()), GENERIC_READ | GENERIC_WRITE, 0,
        nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL | FILE_FLAG_DELETE_ON_CLOSE, nullptr);
    if (file != INVALID_HANDLE_VALUE) {
        m_handle = reinterpret_cast<qintptr>(file);
        return true;
    }
    const DWORD reason = ::GetLastError();
    if (reason == ERROR_SHARING_VIOLATION || reason == ERROR_ACCESS_DENIED) // the second: it is being taken away
        return false;
    return refused(m_path, int(reason));
}

void FileLock::giveBack()
{
    if (const qintptr file = std::exchange(m_handle, -1); file != -1)
        ::CloseHandle(reinterpret_cast<HANDLE>(file));
}

bool FileLock::isHeld(const QString& path)
{
    const HANDLE file = ::CreateFileW(reinterpret_cast<const wchar_t*>(path.utf16()), GENERIC_READ,
        FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return ::GetLastError() == ERROR_SHARING_VIOLATION;
    ::CloseHandle(file);
    return false;
}

#endif

qint64 FileLock::holder(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(longestId).toLongLong() : 0;
}

} // namespace spyhop::base
