// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditmanifest.h"

#include "core/base/filelock.h"
#include "core/base/files.h"
#include "core/base/jsonwriter.h"
#include "core/model/names.h"
#include "core/observe/auditentry.h"
#include "core/observe/auditfile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace spyhop::observe {
namespace {

constexpr std::chrono::milliseconds lockPatience{5'000}; // a row takes a few
constexpr int digestBytes = 16; // of a line, in the next one

using Kind = ManifestRow::Kind;

constexpr std::array kindWords{
    model::Name{Kind::Begin, u"begin"},
    model::Name{Kind::State, u"state"},
    model::Name{Kind::End, u"end"},
    model::Name{Kind::Recovered, u"recovered"},
    model::Name{Kind::Retired, u"retired"},
};

QByteArray jsonOf(const ManifestRow& row, qint64 number, const QByteArray& after)
{
    base::JsonWriter json;
    json.beginObject();
    json.key("row");
    json.integer(number);
    json.key("at");
    json.ascii(timeText(row.at));
    json.key("kind");
    json.string(model::wordOf(kindWords, row.kind));
    json.key("segment");
    json.string(row.segment);
    json.key("entries");
    json.integer(row.entries);
    json.key("root");
    json.ascii(row.root.toBase64());
    if (row.dropped > 0) {
        json.key("dropped");
        json.integer(row.dropped);
    }
    if (!row.keyId.isEmpty()) {
        json.key("key");
        json.ascii(row.keyId.toHex());
    }
    if (row.tagged) {
        json.key("tagged");
        json.boolean(true);
    }
    json.key("after");
    json.ascii(after.toBase64());
    json.endObject();
    return json.bytes();
}

QByteArray decoded(const QJsonValue& value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

} // namespace

QString manifestPath(const QString& auditFolder)
{
    return QDir(auditFolder).filePath(QStringLiteral("manifest.log"));
}

QString segmentPath(const QString& auditFolder, const QString& segment)
{
    // "20261126-191003-…" lies in "2026-11": a folder of a year's segments would be slow to list.
    return QStringLiteral("%1/%2-%3/%4.log").arg(auditFolder, segment.left(4), segment.mid(4, 2), segment);
}

QByteArray lineDigest(const QByteArray& line)
{
    return leafHash(line).first(digestBytes);
}

std::optional<ManifestLine> parseManifestLine(const QByteArray& line)
{
    ManifestLine result;
    result.line = line;
    const qsizetype tab = line.indexOf('\t');
    result.json = tab < 0 ? line : line.first(tab);
    if (tab >= 0) {
        const auto signature
            = QByteArray::fromBase64Encoding(line.mid(tab + 1), QByteArray::AbortOnBase64DecodingErrors);
        if (!signature || (*signature).size() != CheckpointKey::signatureBytes)
            return std::nullopt;
        result.signature = *signature;
    }
    const QJsonObject json = QJsonDocument::fromJson(result.json).object();
    const std::optional<Kind> kind = model::valueOf(kindWords, json.value(QStringLiteral("kind")).toString());
    if (!kind)
        return std::nullopt;
    ManifestRow& row = result.row;
    row.kind = *kind;
    row.at = QDateTime::fromString(json.value(QStringLiteral("at")).toString(), Qt::ISODateWithMs);
    row.segment = json.value(QStringLiteral("segment")).toString();
    row.entries = json.value(QStringLiteral("entries")).toInteger();
    row.root = decoded(json.value(QStringLiteral("root")));
    row.dropped = json.value(QStringLiteral("dropped")).toInteger();
    row.keyId = QByteArray::fromHex(json.value(QStringLiteral("key")).toString().toLatin1());
    row.tagged = json.value(QStringLiteral("tagged")).toBool();
    result.number = json.value(QStringLiteral("row")).toInteger(-1);
    result.after = decoded(json.value(QStringLiteral("after")));
    // Only what this code writes is a row: no second way to say the same.
    const bool isExact = row.entries >= 0 && row.dropped >= 0 && jsonOf(row, result.number, result.after) == result.json
        && row.keyId.isEmpty() == result.signature.isEmpty()
        && (tab < 0 || line.mid(tab + 1) == result.signature.toBase64());
    return isExact ? std::optional(result) : std::nullopt;
}

void note(SegmentLives& lives, const ManifestRow& row, qint64 number)
{
    const auto [life, isNew] = lives.try_emplace(row.segment);
    if (isNew) {
        life->second.first = row;
        life->second.firstRow = number;
    }
    life->second.last = row;
    life->second.lastRow = number;
    if (row.tagged)
        life->second.keyId = row.keyId;
}

AuditManifest::AuditManifest(const QString& auditFolder, const QByteArray& origin)
    : m_folder(auditFolder)
    , m_origin(origin)
{
}

void AuditManifest::forget()
{
    m_lives.clear();
    m_leaves.clear();
    m_tree = {};
    m_lastLine.clear();
    m_lastSigned = -1;
    m_offset = 0;
}

void AuditManifest::take(const QByteArray& line)
{
    const std::optional<ManifestLine> row = parseManifestLine(line);
    const QByteArray remembered = m_lastLine.isEmpty() ? QByteArray() : lineDigest(m_lastLine);
    if (!row || row->number != m_tree.size() || row->after != remembered)
        m_sound = false; // what stands there stays, for verify to name it
    if (row)
        note(m_lives, row->row, m_tree.size());
    if (row && !row->row.keyId.isEmpty())
        m_lastSigned = m_tree.size();
    const QByteArray leaf = leafHash(row ? row->json : line);
    m_tree.append(leaf);
    m_leaves.append(leaf);
    m_lastLine = line;
}

base::Status AuditManifest::refresh()
{
    return catchUp();
}

base::Status AuditManifest::catchUp()
{
    QFile file(manifestPath(m_folder));
    if (!file.open(QIODevice::ReadOnly)) {
        if (base::isThere(file.fileName())) // asked afterwards, as base::readFile() does
            return base::failure(auditFailure(file.errorString()));
        if (m_offset > 0) {
            m_sound = false;
            forget();
        }
        return {};
    }
    if (file.size() < m_offset) {
        m_sound = false;
        forget();
    }
    file.seek(m_offset);
    const QByteArray news = file.readAll();
    for (qsizetype at = 0;;) {
        const qsizetype end = news.indexOf('\n', at);
        if (end < 0)
            return {};
        take(news.mid(at, end - at));
        m_offset += end + 1 - at;
        at = end + 1;
    }
}

bool AuditManifest::holds(const Checkpoint& checkpoint) const
{
    return checkpoint.origin == m_origin && checkpoint.size <= m_leaves.size()
        && rootOf(m_leaves.first(checkpoint.size)) == checkpoint.root;
}

base::Expected<SignedCheckpoint> AuditManifest::append(QList<ManifestRow> rows, const AuditKey* key)
{
    base::FileLock lock(QDir(m_folder).filePath(QStringLiteral("manifest.lock")));
    const base::Expected<bool> taken = lock.take(lockPatience);
    if (!taken)
        return base::failure(auditFailure(taken.error()));
    if (!*taken) {
        base::Error held = auditFailure(QString());
        held.what = QCoreApplication::translate(
            "spyhop::observe::Audit", "The audit log's list of segments is held by another process.");
        held.remedy = QCoreApplication::translate("spyhop::observe::Audit",
            "Nothing is sent that cannot be logged. End the process that holds it, or wait for it.");
        return base::failure(held);
    }
    if (const base::Status read = catchUp(); !read)
        return base::failure(read.error());
    AuditFile file(manifestPath(m_folder));
    if (const base::Status opened = file.open(); !opened)
        return base::failure(opened.error());
    if (file.size() > m_offset) { // half a row: its writer died in the middle of it
        if (const base::Status cut = file.cutTo(m_offset); !cut)
            return base::failure(cut.error());
    }
    QByteArray text;
    HashTree tree = m_tree;
    QByteArray before = m_lastLine;
    SignedCheckpoint result;
    for (ManifestRow& row : rows) {
        row.keyId = key ? key->signer().id(m_origin) : QByteArray();
        const QByteArray json = jsonOf(row, tree.size(), before.isEmpty() ? QByteArray() : lineDigest(before));
        tree.append(leafHash(json));
        result.checkpoint = {m_origin, tree.size(), tree.root()};
        before = json;
        if (key) {
            const QByteArray signature = key->signer().sign(result.checkpoint);
            before += '\t' + signature.toBase64();
            result.note = key->signer().note(result.checkpoint, signature);
        } else {
            result.note = unsignedNote(result.checkpoint);
        }
        text += before + '\n';
    }
    result.isSigned = key;
    if (const base::Status written = file.append(text); !written)
        return base::failure(written.error());
    if (const base::Status read = catchUp(); !read)
        return base::failure(read.error());
    return result;
}

} // namespace spyhop::observe
