// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/watchlease.h"

#include "core/base/filelock.h"
#include "core/base/files.h"

#include <QtCore/QCborArray>
#include <QtCore/QCborValue>
#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QMessageAuthenticationCode>
#include <sodium.h>

namespace spyhop::batch {
namespace {

using namespace std::chrono_literals;

constexpr qsizetype saltBytes = 32;
constexpr qsizetype digestLetters = 32; // 128 bits
constexpr auto patience = 2s; // another process writes the salt

QString saltPath(const QString& profileFolder)
{
    return profileFolder + QStringLiteral("/jobs/watch.salt");
}

//! Empty: there is none yet.
base::Expected<QByteArray> knownSalt(const QString& profileFolder)
{
    const auto bytes = base::readFile(saltPath(profileFolder), saltBytes);
    if (bytes)
        return bytes->size() == saltBytes ? *bytes : QByteArray();
    return bytes.error().code == base::ErrorCode::NotFound ? base::Expected<QByteArray>(QByteArray()) : bytes;
}

//! Makes it if there is none. Of two processes both have the same.
base::Expected<QByteArray> salt(const QString& profileFolder)
{
    if (auto known = knownSalt(profileFolder); !known || !known->isEmpty())
        return known;
    if (const auto made = base::ensurePrivateFolder(profileFolder + QStringLiteral("/jobs")); !made)
        return base::failure(made.error());
    base::FileLock lock(saltPath(profileFolder) + QStringLiteral(".lock"));
    const base::Expected<bool> taken = lock.take(patience);
    if (!taken)
        return base::failure(taken.error());
    if (auto known = knownSalt(profileFolder); !known || !known->isEmpty())
        return known;
    if (!*taken) {
        base::Error error;
        error.whom = saltPath(profileFolder);
        error.what = QCoreApplication::translate("Batch", "Another process has been writing the file for too long.");
        return base::failure(error);
    }
    QByteArray fresh(saltBytes, '\0');
    randombytes_buf(fresh.data(), static_cast<std::size_t>(fresh.size()));
    if (const auto saved = base::atomicSave(saltPath(profileFolder), fresh); !saved)
        return base::failure(saved.error());
    return fresh;
}

QString leaseName(const QByteArray& salt, const QString& folder, const model::BatchSpec& spec)
{
    QCborArray columns;
    for (const model::Column& column : spec.columns)
        columns.append(QCborArray{
            column.name, model::columnTypeName(column.type), QCborArray::fromStringList(column.choices), column.hint});
    const QByteArray asked = QCborValue(QCborArray{base::resolvedPath(folder), spec.prompt, columns}).toCbor();
    const QByteArray digest = QMessageAuthenticationCode::hash(asked, salt, QCryptographicHash::Sha256).toHex();
    return QStringLiteral("watch-") + QString::fromLatin1(digest.first(digestLetters));
}

} // namespace

base::Expected<std::unique_ptr<Lease>> leaseForWatch(
    const QString& profileFolder, const QString& folder, const model::BatchSpec& spec)
{
    const base::Expected<QByteArray> key = salt(profileFolder);
    if (!key)
        return base::failure(key.error());
    const QString name = leaseName(*key, folder, spec);
    auto lease = Lease::acquire(profileFolder, name);
    if (!lease && lease.error().code == base::ErrorCode::Usage)
        return base::failure(watchedElsewhere(Lease::holder(profileFolder, name)));
    return lease;
}

std::optional<qint64> watchHolder(const QString& profileFolder, const QString& folder, const model::BatchSpec& spec)
{
    const base::Expected<QByteArray> key = knownSalt(profileFolder);
    if (!key || key->isEmpty())
        return std::nullopt;
    const QString name = leaseName(*key, folder, spec);
    return Lease::isHeld(profileFolder, name) ? std::optional(Lease::holder(profileFolder, name)) : std::nullopt;
}

base::Error watchedElsewhere(qint64 pid)
{
    base::Error error;
    error.code = base::ErrorCode::Usage;
    error.what = pid == 0
        ? QCoreApplication::translate("Batch", "Another process watches this folder with the same question.")
        : QCoreApplication::translate("Batch", "Another process (pid %1) watches this folder with the same question.")
              .arg(pid);
    error.remedy = QCoreApplication::translate("Batch", "Stop it there first: each file would be paid for twice.");
    return error;
}

bool isSameWatch(
    const QString& folder, const model::BatchSpec& spec, const QString& otherFolder, const model::BatchSpec& otherSpec)
{
    return spec.prompt == otherSpec.prompt && spec.columns == otherSpec.columns
        && base::resolvedPath(folder) == base::resolvedPath(otherFolder);
}

} // namespace spyhop::batch
