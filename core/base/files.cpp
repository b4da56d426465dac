// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <tuple>
#ifdef Q_OS_UNIX
#include <cerrno>
#include <sys/stat.h>
#endif

namespace spyhop::base {
namespace {

Error fileError(ErrorCode code, const QString& path, const QString& what)
{
    Error error;
    error.code = code;
    error.what = what;
    error.whom = path;
    return error;
}

QString text(const char* source)
{
    return QCoreApplication::translate("Files", source);
}

constexpr int mostLinks = 40; // one after the other, as the kernel follows; else they go round

//! Where a link leads whose target is not there: from the folder that it really lies in.
QString targetOf(const QFileInfo& link)
{
    const QString folder = QFileInfo(link.path()).canonicalFilePath();
    return folder.isEmpty() ? QString() : QFileInfo(QDir(folder).filePath(link.fileName())).symLinkTarget();
}

//! Absolute; its folder, if that is there, as it is spelled: ".." behind a link is not what stands before it.
QString spelledOut(const QString& path)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    const bool namesOne = !name.isEmpty() && name != u"." && name != u"..";
    const QString folder = namesOne ? QFileInfo(info.path()).canonicalFilePath() : QString();
    return folder.isEmpty() ? QDir(path).absolutePath() : QDir(folder).filePath(name);
}

enum class Mode { Private, Usual }; // of a new file

Status save(const QString& path, const QByteArray& bytes, Mode mode)
{
    const bool isNew = !QFileInfo::exists(path);
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    if (written && isNew && mode == Mode::Private)
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!written || !commitWhole(file)) {
        return failure(fileError(ErrorCode::Internal, path,
            text(QT_TRANSLATE_NOOP("Files", "The file could not be written (%1).")).arg(file.errorString())));
    }
    return {};
}

} // namespace

bool isThere(const QString& path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 || (errno != ENOENT && errno != ENOTDIR);
#else
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
#endif
}

QString resolvedPath(const QString& path)
{
    if (const QString resolved = QFileInfo(path).canonicalFilePath(); !resolved.isEmpty())
        return resolved;
    const QString whole = spelledOut(path);
    QString there = whole;
    QString missing;
    int links = 0;
    for (;;) {
        if (const QString resolved = QFileInfo(there).canonicalFilePath(); !resolved.isEmpty())
            return missing.isEmpty() ? resolved : QDir(resolved).filePath(missing);
        const QFileInfo info(there);
        if (info.path() == there)
            return whole;
        // The same place as once the link leads somewhere.
        if (const QString target = info.isSymLink() && links < mostLinks ? targetOf(info) : QString();
            !target.isEmpty()) {
            ++links;
            there = target;
            continue;
        }
        missing = missing.isEmpty() ? info.fileName() : info.fileName() + u'/' + missing;
        there = info.path();
    }
}

bool commitWhole(QSaveFile& file)
{
    // QSaveFile (Qt 6.4) does not hear of what goes wrong while its last buffer is written: on a full disk commit()
    // would put a file without its end in the place of a good one.
    if (!file.flush() || file.error() != QFileDevice::NoError) {
        file.cancelWriting();
        std::ignore = file.commit(); // removes the temporary file
        return false;
    }
    return file.commit();
}

Status atomicSave(const QString& path, const QByteArray& bytes)
{
    return save(path, bytes, Mode::Private);
}

Status atomicSaveShared(const QString& path, const QByteArray& bytes)
{
    return save(path, bytes, Mode::Usual);
}

Expected<QByteArray> readFile(const QString& path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        // Not asked before, nor as file.exists(): of a file that another program replaces that says that it is gone.
        if (!isThere(path))
            return failure(
                fileError(ErrorCode::NotFound, path, text(QT_TRANSLATE_NOOP("Files", "The file does not exist."))));
        return failure(fileError(ErrorCode::Unreadable, path,
            text(QT_TRANSLATE_NOOP("Files", "The file could not be opened (%1).")).arg(file.errorString())));
    }
    QByteArray bytes = file.read(limit + 1);
    if (bytes.size() > limit) {
        return failure(fileError(ErrorCode::Unreadable, path,
            text(QT_TRANSLATE_NOOP("Files", "The file is larger than %1 MB.")).arg(limit / 1'000'000)));
    }
    if (file.error() != QFileDevice::NoError) {
        return failure(fileError(ErrorCode::Unreadable, path,
            text(QT_TRANSLATE_NOOP("Files", "The file could not be read (%1).")).arg(file.errorString())));
    }
    return bytes;
}

Status ensurePrivateFile(const QString& path)
{
    const QFileInfo named(path);
    QFile file(named.isSymLink() ? named.symLinkTarget() : path); // a link may lead to where nothing is yet
    const auto owners = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, owners) || isThere(file.fileName()))
        return {};
    return failure(fileError(ErrorCode::Internal, path,
        text(QT_TRANSLATE_NOOP("Files", "The file could not be written (%1).")).arg(file.errorString())));
}

Status ensurePrivateFolder(const QString& path)
{
    if (QFileInfo(path).isDir())
        return {};
    if (!QDir().mkpath(path))
        return failure(
            fileError(ErrorCode::Settings, path, text(QT_TRANSLATE_NOOP("Files", "The folder could not be made."))));
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return {};
}

} // namespace spyhop::base
