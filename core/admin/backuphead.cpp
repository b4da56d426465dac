// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Written and read piece by piece: a QCborValue keeps bytes where nobody can wipe them.
#include "core/admin/backuphead.h"

#include "core/seal/sealer.h"

#include <QtCore/QCborStreamReader>
#include <QtCore/QCborStreamWriter>

namespace spyhop::admin {
namespace {

constexpr qsizetype headRoom = 4096; // bytes, so that it is written in one place; three names and a key take 200

// Each goes on to what follows. Nothing: it is another kind of value, or not whole.
base::Secret keyAt(QCborStreamReader& reader)
{
    constexpr auto keyBytes = seal::Sealer::keyBytes;
    if (!reader.isByteArray() || !reader.isLengthKnown() || reader.length() != quint64(keyBytes))
        return {};
    QByteArray key(keyBytes, Qt::Uninitialized);
    const auto read = reader.readStringChunk(key.data(), key.size());
    const auto end = reader.readStringChunk(nullptr, 0); // steps over it
    const bool isWhole = read.status == QCborStreamReader::Ok && read.data == key.size()
        && end.status == QCborStreamReader::EndOfString;
    base::Secret secret = base::Secret::take(key);
    return isWhole ? secret : base::Secret();
}

std::optional<QString> textAt(QCborStreamReader& reader)
{
    QString text;
    if (!reader.isString())
        return std::nullopt;
    for (auto part = reader.readString();; part = reader.readString()) {
        if (part.status == QCborStreamReader::EndOfString)
            return text;
        if (part.status == QCborStreamReader::Error)
            return std::nullopt;
        text += part.data;
    }
}

std::optional<qint64> integerAt(QCborStreamReader& reader)
{
    if (!reader.isInteger())
        return std::nullopt;
    const qint64 value = reader.toInteger();
    return reader.next() ? std::optional(value) : std::nullopt;
}

bool readFiles(QCborStreamReader& reader, BackupHead& head)
{
    if (!reader.isArray() || !reader.enterContainer())
        return false;
    while (reader.hasNext()) {
        if (!reader.isArray() || !reader.enterContainer())
            return false;
        const std::optional<QString> name = textAt(reader);
        const std::optional<qint64> size = name ? integerAt(reader) : std::nullopt;
        if (!size || *size < 0 || reader.hasNext() || !reader.leaveContainer())
            return false;
        head.files.append({*name, *size});
    }
    return reader.leaveContainer();
}

} // namespace

base::Secret packHead(const BackupHead& head)
{
    QByteArray bytes;
    bytes.reserve(headRoom); // written in one place
    QCborStreamWriter writer(&bytes);
    writer.startMap(4);
    writer.append(QLatin1String("dataKey"));
    writer.appendByteString(head.dataKey.data(), head.dataKey.size());
    writer.append(QLatin1String("files"));
    writer.startArray(static_cast<quint64>(head.files.size()));
    for (const auto& [name, size] : head.files) {
        writer.startArray(2);
        writer.append(name);
        writer.append(size);
        writer.endArray();
    }
    writer.endArray();
    writer.append(QLatin1String("madeAt"));
    writer.append(head.madeAt.toMSecsSinceEpoch());
    writer.append(QLatin1String("program"));
    writer.append(head.program);
    writer.endMap();
    return base::Secret::take(bytes);
}

std::optional<BackupHead> unpackHead(const base::Secret& bytes)
{
    BackupHead head;
    QCborStreamReader reader(bytes.view());
    if (!reader.isMap() || !reader.enterContainer())
        return std::nullopt;
    while (reader.hasNext()) {
        const std::optional<QString> key = textAt(reader);
        bool isRead = false;
        if (!key) {
            return std::nullopt;
        } else if (*key == u"dataKey") {
            head.dataKey = keyAt(reader);
            isRead = !head.dataKey.isEmpty();
        } else if (*key == u"files") {
            isRead = readFiles(reader, head);
        } else if (*key == u"madeAt") {
            const std::optional<qint64> at = integerAt(reader);
            isRead = at.has_value();
            if (at.value_or(0) != 0)
                head.madeAt = QDateTime::fromMSecsSinceEpoch(*at, Qt::UTC);
        } else if (*key == u"program") {
            const std::optional<QString> program = textAt(reader);
            isRead = program.has_value();
            head.program = program.value_or(QString());
        } else {
            isRead = reader.next();
        }
        if (!isRead)
            return std::nullopt;
    }
    return head.dataKey.isEmpty() ? std::nullopt : std::optional(head);
}

} // namespace spyhop::admin
