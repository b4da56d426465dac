// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/reader.h"
#include "core/base/files.h"
#include "core/docs/textreader.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace spyhop::docs {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Documents", source);
}

base::Expected<QByteArray> regularFile(const QString& path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) {
        // A pipe or a device would block for ever.
        base::Error error;
        error.code = base::ErrorCode::Unreadable;
        error.what = text(QT_TRANSLATE_NOOP("Documents", "This is not a regular file."));
        error.whom = path;
        return base::failure(error);
    }
    return base::readFile(path, maxFileBytes);
}

tl::unexpected<base::Error> at(const QString& path, base::Error error)
{
    error.whom = path;
    return base::failure(error);
}

base::Expected<FileType> knownType(const QString& path)
{
    if (const auto type = typeOf(path))
        return *type;
    return base::failure(
        base::ErrorCode::Unreadable, text(QT_TRANSLATE_NOOP("Documents", "Files of this type cannot be read yet.")));
}

} // namespace

base::Expected<Document> read(FileType type, const QByteArray& bytes)
{
    if (isPlain(type) || type == FileType::Html)
        return readText(type, bytes);
    return base::failure(
        base::ErrorCode::Unreadable, text(QT_TRANSLATE_NOOP("Documents", "Files of this type cannot be read yet.")));
}

base::Expected<Table> readTable(FileType type, const QByteArray& bytes)
{
    return readTextTable(type, bytes);
}

base::Expected<Document> readFile(const QString& path)
{
    const auto type = knownType(path);
    if (!type)
        return at(path, type.error());
    const auto bytes = regularFile(path);
    if (!bytes)
        return at(path, bytes.error());
    auto document = read(*type, *bytes);
    if (!document)
        return at(path, document.error());
    return document;
}

base::Expected<Table> readTableFile(const QString& path)
{
    const auto type = knownType(path);
    if (!type)
        return at(path, type.error());
    const auto bytes = regularFile(path);
    if (!bytes)
        return at(path, bytes.error());
    auto table = readTable(*type, *bytes);
    if (!table)
        return at(path, table.error());
    return table;
}

} // namespace spyhop::docs
