// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/folderfiles.h"
#include "core/docs/encoding.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QStringDecoder>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>

namespace spyhop::batch {
namespace {

enum class Kind { File, Folder, Left, Special };

struct Entry {
    QByteArray name;
    Kind kind = Kind::Left;
};

QString text(const char* source)
{
    return QCoreApplication::translate("Batch", source);
}

bool isUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    const QString decoded = decoder.decode(bytes);
    return !decoder.hasError() && !decoded.isNull();
}

Kind kindOf(DIR* folder, const char* name)
{
    struct stat about { };
    if (name[0] == '.' || ::fstatat(::dirfd(folder), name, &about, AT_SYMLINK_NOFOLLOW) != 0)
        return Kind::Left; // hidden, or gone meanwhile
    if (S_ISREG(about.st_mode))
        return Kind::File;
    if (S_ISDIR(about.st_mode))
        return Kind::Folder;
    return S_ISLNK(about.st_mode) ? Kind::Left : Kind::Special;
}

//! In byte order; `error`: why the folder cannot be opened, or 0.
QList<Entry> read(const QString& folder, int& error)
{
    QList<Entry> entries;
    const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(QFile::encodeName(folder).constData()), &::closedir);
    error = open ? 0 : errno;
    while (open) {
        const dirent* const next = ::readdir(open.get());
        if (next == nullptr)
            break;
        if (const Kind kind = kindOf(open.get(), next->d_name); kind != Kind::Left)
            entries.append({QByteArray(next->d_name), kind});
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
    return entries;
}

//! What names that are not UTF-8 were meant to be, by their bytes. Those of one folder come from one computer, mostly:
//! they are judged together.
QHash<QByteArray, QString> meantNames(const QList<Entry>& entries)
{
    QList<QByteArray> names;
    QByteArray joined;
    for (const Entry& entry : entries) {
        if (isUtf8(entry.name) || entry.name.contains('\n'))
            continue;
        names.append(entry.name);
        joined += entry.name + '\n';
    }
    QHash<QByteArray, QString> meant;
    const auto decoded = names.isEmpty() ? base::Expected<docs::Decoded>() : docs::decode(joined, {});
    const QStringList lines = decoded ? decoded->text.split(u'\n') : QStringList();
    for (qsizetype i = 0; i < names.size() && lines.size() == names.size() + 1; ++i)
        meant.insert(names.at(i), lines.at(i));
    return meant;
}

//! Why an entry is no input, whatever it holds; empty: it may be one.
QString unfitReason(const Entry& entry, const QHash<QByteArray, QString>& meant)
{
    const QString name = meant.value(entry.name);
    if (!name.isEmpty()) {
        return text(QT_TRANSLATE_NOOP("Batch", "its name is not UTF-8 (perhaps “%1”); rename it to have it read"))
            .arg(name);
    }
    if (!isUtf8(entry.name))
        return text(QT_TRANSLATE_NOOP("Batch", "its name is not UTF-8; rename it to have it read"));
    if (entry.kind == Kind::Special)
        return text(QT_TRANSLATE_NOOP("Batch", "not a regular file"));
    return {};
}

//! `prefix`: of names below the folder that was asked for, with its '/'.
void walk(const QString& folder, const QString& prefix, FolderFiles& found)
{
    int error = 0;
    const QList<Entry> entries = read(folder, error);
    if (error != 0) {
        found.unfit.append({prefix.chopped(prefix.isEmpty() ? 0 : 1),
            text(QT_TRANSLATE_NOOP("Batch", "the folder could not be opened (%1)"))
                .arg(QString::fromLocal8Bit(std::strerror(error)))});
        return;
    }
    const QHash<QByteArray, QString> meant = meantNames(entries);
    const QString inside = folder.endsWith(u'/') ? folder : folder + u'/';
    for (const Entry& entry : entries) {
        const QString name = shownName(entry.name);
        if (const QString reason = unfitReason(entry, meant); !reason.isEmpty())
            found.unfit.append({prefix + name, reason});
        else if (entry.kind == Kind::Folder)
            walk(inside + name, prefix + name + u'/', found);
        else
            found.paths.append(inside + name);
    }
}

} // namespace

FolderFiles filesBelow(const QString& folder)
{
    FolderFiles found;
    walk(folder, {}, found);
    // "a.txt" comes before "a/b.txt", which the walk meets with "a".
    std::sort(found.paths.begin(), found.paths.end(),
        [](const QString& a, const QString& b) { return QFile::encodeName(a) < QFile::encodeName(b); });
    return found;
}

FolderEntries entriesOf(const QString& folder)
{
    FolderEntries found;
    int error = 0;
    const QList<Entry> entries = read(folder, error);
    const QHash<QByteArray, QString> meant = meantNames(entries);
    for (const Entry& entry : entries) {
        const QString name = shownName(entry.name);
        if (const QString reason = unfitReason(entry, meant); !reason.isEmpty())
            found.unfit.append({name, reason});
        else
            found.names.append(name);
    }
    return found;
}

QString shownName(const QByteArray& name)
{
    if (isUtf8(name))
        return QString::fromUtf8(name);
    constexpr qsizetype longest = 4; // bytes of a character
    QString shown;
    for (qsizetype at = 0; at < name.size();) {
        qsizetype length = std::min(longest, name.size() - at);
        while (length > 0 && !isUtf8(QByteArrayView(name).sliced(at, length)))
            --length;
        if (length == 0)
            shown += QStringLiteral("\\x%1").arg(static_cast<uchar>(name.at(at)), 2, 16, QChar(u'0'));
        else
            shown += QString::fromUtf8(name.sliced(at, length));
        at += std::max<qsizetype>(1, length);
    }
    return shown;
}

} // namespace spyhop::batch
