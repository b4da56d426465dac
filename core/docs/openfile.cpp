// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/openfile.h"
#include "core/docs/say.h"

#include <QtCore/QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace spyhop::docs {
namespace {

base::Error unopened(int number)
{
    if (number != ENOENT && number != ENOTDIR) {
        return unreadableError(said(QT_TRANSLATE_NOOP("Documents", "The file could not be opened (%1)."))
                                   .arg(QString::fromLocal8Bit(std::strerror(number))));
    }
    base::Error error = unreadableError(said(QT_TRANSLATE_NOOP("Documents", "The file does not exist.")));
    error.code = base::ErrorCode::NotFound;
    return error;
}

//! Why it is no file to read, or nothing.
std::optional<base::Error> unfit(const struct stat& about, qint64 limit)
{
    if (!S_ISREG(about.st_mode))
        return unreadableError(said(QT_TRANSLATE_NOOP("Documents", "This is not a regular file.")));
    if (about.st_size > limit) {
        return unreadableError(
            said(QT_TRANSLATE_NOOP("Documents", "The file is larger than %1 MB.")).arg(limit / 1'000'000));
    }
    if (about.st_size == 0)
        return unreadableError(said(QT_TRANSLATE_NOOP("Documents", "The file is empty.")));
    return {};
}

} // namespace

OpenFile::~OpenFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

base::Expected<OpenFile> OpenFile::open(const QString& path, qint64 limit)
{
    if (path.startsWith(u':')) {
        QFile resource(path);
        OpenFile inside;
        if (resource.open(QIODevice::ReadOnly))
            inside.m_resource = resource.readAll();
        inside.m_size = inside.m_resource.size();
        return inside;
    }
    // Without O_NONBLOCK the open of a pipe waits for its writer.
    OpenFile file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat about { };
    std::optional<base::Error> error;
    if (file.m_descriptor < 0 || ::fstat(file.m_descriptor, &about) != 0)
        error = unopened(errno);
    else
        error = unfit(about, limit);
    if (error) {
        error->whom = path;
        return base::failure(*error);
    }
    file.m_size = about.st_size;
    return file;
}

base::Expected<QByteArray> OpenFile::readAll() const
{
    if (m_descriptor < 0)
        return m_resource;
    QByteArray bytes(m_size, Qt::Uninitialized);
    qint64 had = 0;
    while (had < m_size) {
        const ssize_t got = ::pread(m_descriptor, bytes.data() + had, static_cast<std::size_t>(m_size - had), had);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            return base::failure(
                unreadableError(said(QT_TRANSLATE_NOOP("Documents", "The file could not be read (%1)."))
                                    .arg(QString::fromLocal8Bit(std::strerror(errno)))));
        }
        if (got == 0)
            break; // cut short while it was read
        had += got;
    }
    bytes.truncate(had);
    return bytes;
}

} // namespace spyhop::docs
