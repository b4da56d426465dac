// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/snapshots.h"

#include "core/base/log.h"
#include "core/base/shred.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::db {
namespace {

constexpr qint64 provenAfter = 30; // days
const QString ending = QStringLiteral(".before-v");

} // namespace

QString snapshotPath(const QString& path, int newVersion)
{
    return path + ending + QString::number(newVersion);
}

QDateTime lastWritten(const QString& path)
{
    const QFileInfo database(path), log(path + QStringLiteral("-wal"));
    if (!database.exists())
        return {};
    const QDateTime written = database.lastModified().toUTC();
    return log.exists() ? std::max(written, log.lastModified().toUTC()) : written;
}

void removeProvenSnapshots(const QString& path, const QDateTime& usedUntil)
{
    if (!usedUntil.isValid())
        return;
    const QFileInfo database(path);
    const QRegularExpression name(QRegularExpression::anchoredPattern(
        QRegularExpression::escape(database.fileName() + ending) + QStringLiteral("[0-9]+(-wal|-shm|-journal)?")));
    const QFileInfoList files = database.absoluteDir().entryInfoList(QDir::Files);
    for (const QFileInfo& file : files) {
        const QDateTime made = file.lastModified().toUTC();
        if (!name.match(file.fileName()).hasMatch() || !made.isValid() || made.addDays(provenAfter) > usedUntil)
            continue;
        if (!base::shred(file.filePath()))
            qCWarning(logStore) << "a copy from before an upgrade could not be removed";
    }
}

} // namespace spyhop::db
