// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/backup.h"

#include "core/admin/backuphead.h"
#include "core/admin/backupwords.h"
#include "core/admin/workfolder.h"
#include "core/base/files.h"
#include "core/base/namedfile.h"
#include "core/db/connection.h"
#include "core/keys/ownentries.h"
#include "core/keys/vault.h"
#include "core/seal/passphrasestream.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>
#include <QtCore/QtEndian>
#include <algorithm>
#include <optional>

namespace spyhop::admin {
namespace {

using backupwords::notWritten;
using backupwords::problem;
using backupwords::text;

constexpr qint64 blockBytes = 1024 * 1024;
constexpr qsizetype longestHead = 1024 * 1024; // bytes
constexpr qint64 longestOther = 10'000'000; // bytes; settings and vault have some kilobytes
constexpr qsizetype lengthBytes = sizeof(quint32);
const QString databaseName = QStringLiteral("spyhop.db");

tl::unexpected<base::Error> unreadable(const QString& path)
{
    return base::failure(problem(
        base::ErrorCode::Unreadable, path, text(QT_TRANSLATE_NOOP("Backup", "The backup is damaged.")), QString()));
}

//! How far it is; tells in steps that a person can see.
class Meter {
public:
    Meter(const BackupProgress& tell, qint64 total)
        : m_tell(tell)
        , m_total(total)
    {
    }
    void add(qint64 bytes)
    {
        m_done += bytes;
        if (m_done < m_next && m_done < m_total)
            return;
        m_next = m_done + m_total / steps;
        m_tell(m_done, m_total);
    }

private:
    static constexpr qint64 steps = 100;
    const BackupProgress& m_tell;
    qint64 m_total, m_done = 0, m_next = 0;
};

base::Status copyInto(seal::PassphraseWriter& writer, const QString& path, Meter& meter)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path);
    while (!file.atEnd()) {
        const QByteArray block = file.read(blockBytes);
        if (block.isEmpty())
            return unreadable(path);
        if (const base::Status written = writer.write(block); !written)
            return written;
        meter.add(block.size());
    }
    return {};
}

//! Hands out the stream in the pieces that are asked for; what it held is wiped.
class Unpacker {
public:
    explicit Unpacker(seal::PassphraseReader& reader)
        : m_reader(reader)
    {
    }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
    ~Unpacker() { base::wipe(m_piece); }
    //! Exactly so many bytes. Errors: Auth, Unreadable.
    base::Expected<QByteArray> take(qsizetype size)
    {
        QByteArray taken(size, Qt::Uninitialized);
        for (qsizetype have = 0; have < size;) {
            if (m_at == m_piece.size()) {
                if (const base::Status more = next(); !more)
                    return base::failure(more.error());
                if (m_piece.isEmpty())
                    return unreadable(QString());
            }
            const qsizetype part = std::min(size - have, m_piece.size() - m_at);
            std::copy_n(m_piece.constData() + m_at, part, taken.data() + have);
            m_at += part;
            have += part;
        }
        return taken;
    }
    base::Status expectEnd()
    {
        const bool isUsedUp = m_at == m_piece.size();
        if (const base::Status more = next(); !more)
            return more;
        return isUsedUp && m_piece.isEmpty() ? base::Status() : unreadable(QString());
    }

private:
    base::Status next()
    {
        base::wipe(m_piece);
        base::Expected<QByteArray> piece = m_reader.next();
        if (!piece)
            return base::failure(piece.error());
        m_piece = std::move(*piece);
        m_at = 0;
        return {};
    }

    seal::PassphraseReader& m_reader;
    QByteArray m_piece;
    qsizetype m_at = 0; //!< of its first byte that was not handed out
};

} // namespace

const QStringList& backedUpFiles()
{
    static const QStringList names{databaseName, QStringLiteral("spyhop.json"), QStringLiteral("vault.json")};
    return names;
}

base::Expected<OpenedBackup> unpackBackup(
    const QString& file, const base::Secret& passphrase, const QString& folder, const BackupProgress& progress)
{
    OpenedBackup opened;
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return unreadable(file);
    const auto reader = seal::PassphraseReader::begin(source, passphrase);
    if (!reader)
        return base::failure(reader.error());
    Unpacker stream(**reader);
    Meter meter(progress, source.size());
    const base::Expected<QByteArray> length = stream.take(lengthBytes);
    if (!length)
        return base::failure(length.error());
    const qsizetype headBytes = qFromLittleEndian<quint32>(length->constData());
    base::Expected<QByteArray> head
        = headBytes <= longestHead ? stream.take(headBytes) : base::Expected<QByteArray>(unreadable(file));
    if (!head)
        return base::failure(head.error());
    const std::optional<BackupHead> said = unpackHead(base::Secret::take(*head));
    if (!said)
        return unreadable(file);
    opened.dataKey = said->dataKey;
    opened.madeAt = said->madeAt.isValid() ? said->madeAt : QFileInfo(file).lastModified().toUTC();
    opened.program = said->program;
    for (const auto& [name, size] : said->files) {
        if (!backedUpFiles().contains(name))
            return unreadable(file);
        QFile target(folder + u'/' + name);
        if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return notWritten(target.fileName(), target.errorString());
        for (qint64 left = size; left > 0;) {
            const base::Expected<QByteArray> bytes = stream.take(qMin(left, blockBytes));
            if (!bytes)
                return base::failure(bytes.error());
            if (target.write(*bytes) != bytes->size())
                return notWritten(target.fileName(), target.errorString());
            left -= bytes->size();
            meter.add(bytes->size());
        }
        if (!target.flush()) // the disk may be full at the last moment
            return notWritten(target.fileName(), target.errorString());
    }
    if (const base::Status ended = stream.expectEnd(); !ended)
        return base::failure(ended.error());
    if (!QFileInfo::exists(folder + u'/' + databaseName))
        return unreadable(file);
    return opened;
}

BackupContents contentsOf(const QString& folder)
{
    BackupContents contents;
    const QString path = QDir(folder).filePath(databaseName);
    contents.bytes = QFileInfo(path).size();
    if (const auto connection = db::Connection::openForReading(path)) {
        const auto count = [&connection](const char* sql) {
            const base::Expected<db::Rows> rows = (*connection)->query({QString::fromLatin1(sql), {}});
            return rows && !rows->isEmpty() ? rows->first().first().toLongLong() : 0; // an older file lacks the table
        };
        contents.chats = count("SELECT count(*) FROM conversations");
        contents.messages = count("SELECT count(*) FROM messages");
        contents.jobs = count("SELECT count(*) FROM jobs");
        contents.prompts = count("SELECT count(*) FROM library");
    }
    if (const auto settings = base::readFile(QDir(folder).filePath(QStringLiteral("spyhop.json")), longestHead))
        contents.endpoints = QJsonDocument::fromJson(*settings).object().value(u"endpoints").toArray().size();
    for (const QString& name : keys::Vault(folder).names().value_or(QStringList()))
        contents.vaultKeys += keys::isOwnEntry(name) ? 0 : 1;
    return contents;
}

base::Status writeBackup(const QString& profileFolder, const QString& file, const base::Secret& dataKey,
    const base::Secret& passphrase, const QDateTime& now, const BackupProgress& progress)
{
    if (passphrase.size() < keys::shortestPassphrase) {
        return base::failure(problem(base::ErrorCode::Usage, QString(),
            text(QT_TRANSLATE_NOOP("Backup", "The passphrase is too short: %1 bytes at least."))
                .arg(keys::shortestPassphrase),
            QString()));
    }
    if (const base::Status fine = base::checkNamedFile(file); !fine)
        return fine;
    // A copy of one moment: the profile may be in use. What is in it is sealed already.
    const base::Expected<std::unique_ptr<WorkFolder>> folder
        = WorkFolder::make(profileFolder, WorkFolder::Kind::Backup);
    if (!folder)
        return base::failure(folder.error());
    const QString copy = (*folder)->filePath(databaseName);
    {
        const auto connection = db::Connection::openForWriting(profileFolder + u'/' + databaseName);
        if (!connection)
            return base::failure(connection.error());
        if (base::Status copied = (*connection)->run(db::Statement{QStringLiteral("VACUUM main INTO ?"), {copy}});
            !copied)
            return copied;
    }
    BackupHead said{dataKey, {{databaseName, QFileInfo(copy).size()}}, now, QStringLiteral("spyhop " SPYHOP_VERSION)};
    QByteArray others; // read at once: any of them may be replaced at any moment
    for (const QString& name : backedUpFiles().sliced(1)) {
        const base::Expected<QByteArray> bytes = base::readFile(profileFolder + u'/' + name, longestOther);
        if (!bytes && bytes.error().code == base::ErrorCode::NotFound)
            continue;
        if (!bytes)
            return base::failure(bytes.error());
        said.files.append({name, bytes->size()});
        others += *bytes;
    }
    const base::Secret head = packHead(said);
    QByteArray length(lengthBytes, Qt::Uninitialized);
    qToLittleEndian(static_cast<quint32>(head.size()), length.data());

    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly))
        return notWritten(file, target.errorString());
    target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const auto writer = seal::PassphraseWriter::begin(target, passphrase);
    if (!writer)
        return base::failure(writer.error());
    Meter meter(progress, QFileInfo(copy).size() + others.size());
    base::Status status = (*writer)->write(length);
    if (status)
        status = (*writer)->write(head.view());
    if (status)
        status = copyInto(**writer, copy, meter);
    if (status)
        status = (*writer)->write(others);
    if (status) {
        meter.add(others.size());
        status = (*writer)->finish();
    }
    if (status && !base::commitWhole(target))
        return notWritten(file, target.errorString());
    return status;
}

} // namespace spyhop::admin
