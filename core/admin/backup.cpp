// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/backup.h"

#include "core/base/files.h"
#include "core/db/connection.h"
#include "core/keys/vault.h"
#include "core/seal/passphrasestream.h"
#include "core/seal/sealer.h"

#include <QtCore/QCborArray>
#include <QtCore/QCborMap>
#include <QtCore/QCborValue>
#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtCore/QTemporaryDir>
#include <QtCore/QtEndian>

namespace spyhop::admin {
namespace {

constexpr qsizetype shortestPassphrase = 8; // bytes; NIST SP 800-63B, 5.1.1.2
constexpr qint64 blockBytes = 1024 * 1024;
constexpr qsizetype longestHead = 1024 * 1024; // bytes
constexpr qsizetype lengthBytes = sizeof(quint32);
const QString databaseName = QStringLiteral("spyhop.db");

//! What a backup holds, in this order; each but the database may be missing.
const QStringList& fileNames()
{
    static const QStringList names{databaseName, QStringLiteral("spyhop.json"), QStringLiteral("vault.json")};
    return names;
}

QString text(const char* source)
{
    return QCoreApplication::translate("Backup", source);
}

base::Error problem(base::ErrorCode code, const QString& whom, const QString& what, const QString& remedy)
{
    base::Error error;
    error.code = code;
    error.whom = whom;
    error.what = what;
    error.remedy = remedy;
    return error;
}

tl::unexpected<base::Error> notWritten(const QString& path, const QString& reason)
{
    base::Error error = problem(base::ErrorCode::Internal, path,
        text(QT_TRANSLATE_NOOP("Backup", "The file could not be written.")), QString());
    error.detail = reason;
    return base::failure(error);
}

tl::unexpected<base::Error> unreadable(const QString& path)
{
    return base::failure(problem(
        base::ErrorCode::Unreadable, path, text(QT_TRANSLATE_NOOP("Backup", "The backup is damaged.")), QString()));
}

base::Status copyInto(seal::PassphraseWriter& writer, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path);
    while (!file.atEnd()) {
        if (const base::Status written = writer.write(file.read(blockBytes)); !written)
            return written;
    }
    return {};
}

//! Hands out the stream in the pieces that are asked for.
class Unpacker {
public:
    explicit Unpacker(seal::PassphraseReader& reader)
        : m_reader(reader)
    {
    }
    //! Exactly so many bytes. Errors: Auth, Unreadable.
    base::Expected<QByteArray> take(qsizetype size)
    {
        while (m_held.size() < size) {
            const base::Expected<QByteArray> piece = m_reader.next();
            if (!piece)
                return base::failure(piece.error());
            if (piece->isEmpty())
                return unreadable(QString());
            m_held += *piece;
        }
        const QByteArray taken = m_held.left(size);
        m_held.remove(0, size);
        return taken;
    }
    base::Status expectEnd()
    {
        const base::Expected<QByteArray> more = m_reader.next();
        if (!more)
            return base::failure(more.error());
        return m_held.isEmpty() && more->isEmpty() ? base::Status() : unreadable(QString());
    }

private:
    seal::PassphraseReader& m_reader;
    QByteArray m_held;
};

//! Unpacks into a folder; the data key.
base::Expected<base::Secret> unpack(const QString& file, const base::Secret& passphrase, const QString& folder)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return unreadable(file);
    const auto reader = seal::PassphraseReader::begin(source, passphrase);
    if (!reader)
        return base::failure(reader.error());
    Unpacker stream(**reader);
    const base::Expected<QByteArray> length = stream.take(lengthBytes);
    if (!length)
        return base::failure(length.error());
    const qsizetype headBytes = qFromLittleEndian<quint32>(length->constData());
    base::Expected<QByteArray> head
        = headBytes <= longestHead ? stream.take(headBytes) : base::Expected<QByteArray>(unreadable(file));
    if (!head)
        return base::failure(head.error());
    const QCborMap map = QCborValue::fromCbor(*head).toMap();
    base::wipe(*head);
    QByteArray key = map.value(QStringLiteral("dataKey")).toByteArray();
    if (key.size() != seal::Sealer::keyBytes)
        return unreadable(file);
    const base::Secret dataKey = base::Secret::take(key);
    for (const QCborValue& entry : map.value(QStringLiteral("files")).toArray()) {
        const QString name = entry.toArray().at(0).toString();
        if (!fileNames().contains(name))
            return unreadable(file);
        QFile target(folder + u'/' + name);
        if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return notWritten(target.fileName(), target.errorString());
        for (qint64 left = entry.toArray().at(1).toInteger(); left > 0;) {
            const base::Expected<QByteArray> bytes = stream.take(qMin(left, blockBytes));
            if (!bytes)
                return base::failure(bytes.error());
            if (target.write(*bytes) != bytes->size())
                return notWritten(target.fileName(), target.errorString());
            left -= bytes->size();
        }
    }
    if (const base::Status ended = stream.expectEnd(); !ended)
        return base::failure(ended.error());
    if (!QFileInfo::exists(folder + u'/' + databaseName))
        return unreadable(file);
    return dataKey;
}

//! Nobody else has the database open, and all of it lies in its file.
base::Status checkAlone(const QString& path)
{
    if (!QFileInfo::exists(path))
        return {};
    const auto connection = db::Connection::openForWriting(path);
    if (!connection)
        return {}; // damaged: what it is to be replaced for
    for (const char* sql :
        {"PRAGMA locking_mode=EXCLUSIVE", "PRAGMA main.wal_checkpoint(TRUNCATE)", "BEGIN EXCLUSIVE", "COMMIT"}) {
        if (!(*connection)->run(db::Statement{QString::fromLatin1(sql), {}}))
            return base::failure(
                problem(base::ErrorCode::Usage, path, text(QT_TRANSLATE_NOOP("Backup", "The profile is in use.")),
                    text(QT_TRANSLATE_NOOP("Backup", "Close Spyhop and end its commands first."))));
    }
    return {};
}

} // namespace

base::Status writeBackup(
    const QString& profileFolder, const QString& file, const base::Secret& dataKey, const base::Secret& passphrase)
{
    if (passphrase.size() < shortestPassphrase) {
        return base::failure(problem(base::ErrorCode::Usage, QString(),
            text(QT_TRANSLATE_NOOP("Backup", "The passphrase is too short: %1 bytes at least."))
                .arg(shortestPassphrase),
            QString()));
    }
    // A copy of one moment: the profile may be in use. What is in it is sealed already.
    const QTemporaryDir folder(profileFolder + QStringLiteral("/backup-XXXXXX"));
    const QString copy = folder.filePath(databaseName);
    {
        const auto connection = db::Connection::openForWriting(profileFolder + u'/' + databaseName);
        if (!connection)
            return base::failure(connection.error());
        if (base::Status copied = (*connection)->run(db::Statement{QStringLiteral("VACUUM main INTO ?"), {copy}});
            !copied)
            return copied;
    }
    QCborArray files;
    QStringList paths;
    for (const QString& name : fileNames()) {
        const QString path = name == databaseName ? copy : profileFolder + u'/' + name;
        if (!QFileInfo::exists(path))
            continue;
        files.append(QCborArray{name, QFileInfo(path).size()});
        paths << path;
    }
    QCborMap map;
    map.insert(QStringLiteral("dataKey"), QByteArray(dataKey.data(), dataKey.size()));
    map.insert(QStringLiteral("files"), files);
    QByteArray head = map.toCborValue().toCbor();
    QByteArray length(lengthBytes, Qt::Uninitialized);
    qToLittleEndian(static_cast<quint32>(head.size()), length.data());

    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly))
        return notWritten(file, target.errorString());
    target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const auto writer = seal::PassphraseWriter::begin(target, passphrase);
    if (!writer)
        return base::failure(writer.error());
    base::Status status = (*writer)->write(length + head);
    base::wipe(head);
    for (auto path = paths.cbegin(); status && path != paths.cend(); ++path)
        status = copyInto(**writer, *path);
    if (status)
        status = (*writer)->finish();
    if (status && !base::commitWhole(target))
        return notWritten(file, target.errorString());
    return status;
}

base::Status restoreBackup(const QString& profileFolder, const QString& file, const base::Secret& passphrase)
{
    if (base::Status folder = base::ensurePrivateFolder(profileFolder); !folder)
        return folder;
    const QTemporaryDir folder(profileFolder + QStringLiteral("/restore-XXXXXX"));
    const base::Expected<base::Secret> dataKey = unpack(file, passphrase, folder.path());
    if (!dataKey)
        return base::failure(dataKey.error());
    if (base::Status alone = checkAlone(QDir(profileFolder).filePath(databaseName)); !alone)
        return alone;
    QStringList names = fileNames();
    names << QStringLiteral("token.json"); // another token's seals would lead nowhere
    for (const QString& name : std::as_const(names)) {
        const QString path = QDir(profileFolder).filePath(name);
        const QString aside = path + QStringLiteral(".before-restore");
        const QString fresh = folder.filePath(name);
        const bool isThere = QFileInfo::exists(path);
        if (isThere && ((QFileInfo::exists(aside) && !QFile::remove(aside)) || !QFile::rename(path, aside)))
            return notWritten(aside, QString());
        if (QFileInfo::exists(fresh)) {
            QFile::setPermissions(fresh, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            if (!QFile::rename(fresh, path))
                return notWritten(path, QString());
        }
    }
    for (const char* left : {"-wal", "-shm"}) // of the database that was moved aside: empty by now
        QFile::remove(QDir(profileFolder).filePath(databaseName) + QLatin1String(left));
    return keys::Vault(profileFolder).wrapDataKey(*dataKey, passphrase);
}

BackupJob::BackupJob(
    const QString& profileFolder, const QString& file, const base::Secret& dataKey, const base::Secret& passphrase)
    : m_thread([this, profileFolder, file, dataKey, passphrase] {
        const base::Status status = dataKey.isEmpty() ? restoreBackup(profileFolder, file, passphrase)
                                                      : writeBackup(profileFolder, file, dataKey, passphrase);
        QMetaObject::invokeMethod(
            this, [this, status] { Q_EMIT done(status); }, Qt::QueuedConnection);
    })
{
}

BackupJob::~BackupJob()
{
    m_thread.join();
}

} // namespace spyhop::admin
