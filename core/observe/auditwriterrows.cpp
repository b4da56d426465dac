// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The writer's rows in the manifest: of its own segment, of those that dead processes have left, of those that are too
// old. Its entries are in auditwriter.cpp.
#include "core/observe/auditwriter.h"

#include "core/base/filelock.h"
#include "core/base/log.h"
#include "core/observe/auditscan.h"

#include <QtCore/QFile>
#include <algorithm>

namespace spyhop::observe {

//! A row for this segment, if there is anything that the manifest does not know; an End lets go of the segment.
void AuditWriter::keepState(ManifestRow::Kind kind, const QDateTime& at)
{
    if (!m_segment || m_segment->entries() == 0)
        return;
    const bool ends = kind == ManifestRow::Kind::End;
    if (!ends && m_segment->entries() == m_stated)
        return;
    const base::Expected<SignedCheckpoint> kept
        = m_manifest.append({m_segment->row(kind, at, m_key.has_value())}, m_key ? &*m_key : nullptr);
    if (kept)
        m_stated = m_segment->entries();
    m_owesRow = !kept && !ends;
    if (ends)
        m_segment.reset();
    tell(kept);
}

//! Before the segment's first entry, and where a later row could not be written: what no row counts could be taken away
//! without a trace, so it is not done before it is counted.
base::Status AuditWriter::putOwedRow(const QDateTime& at)
{
    const auto kind = m_isListed ? ManifestRow::Kind::State : ManifestRow::Kind::Begin;
    const base::Expected<SignedCheckpoint> kept
        = m_manifest.append({m_segment->row(kind, at, m_key.has_value())}, m_key ? &*m_key : nullptr);
    if (!kept)
        return base::failure(kept.error());
    m_isListed = true;
    m_owesRow = false;
    m_stated = m_segment->entries();
    tell(kept);
    return {};
}

//! Neither row alone says so: a later one could be anybody's. What a signature covers goes with a signature.
bool AuditWriter::isTooOld(const SegmentLife& life, const QDateTime& at) const
{
    const QDateTime newest = std::max(life.first.at, life.last.at);
    return m_keepDays > 0 && newest.daysTo(at) > m_keepDays && (m_key || m_manifest.lastSigned() < life.firstRow);
}

//! Counts what dead processes have left, takes away what is too old.
void AuditWriter::tend(const QDateTime& at)
{
    using Kind = ManifestRow::Kind;
    QList<ManifestRow> rows;
    QStringList old;
    const SegmentLives lives = m_manifest.segments();
    for (const auto& [segment, life] : lives) {
        if (!life.isOver()) {
            if (const auto row = recover(segment, at))
                rows.append(*row);
        } else if (life.last.kind != Kind::Retired && isTooOld(life, at)) {
            ManifestRow row = life.last;
            row.kind = Kind::Retired;
            row.at = at;
            row.dropped = 0;
            row.tagged = false;
            rows.append(row);
            old.append(segment);
        }
    }
    for (const QString& segment : segmentsOnDisk(m_setup.folder)) {
        if (lives.contains(segment))
            continue;
        if (const auto row = recover(segment, at)) // its process died before it could list it
            rows.append(*row);
    }
    if (rows.isEmpty())
        return;
    const base::Expected<SignedCheckpoint> kept = m_manifest.append(rows, m_key ? &*m_key : nullptr);
    if (kept) {
        for (const QString& segment : old)
            QFile::remove(segmentPath(m_setup.folder, segment));
    }
    tell(kept);
}

//! Counts what a dead process has left and cuts off the half of an entry. Nothing: it lives, or is not what it should
//! be, which verify will say.
std::optional<ManifestRow> AuditWriter::recover(const QString& segment, const QDateTime& at)
{
    const SegmentLives& lives = m_manifest.segments();
    const auto life = lives.find(segment);
    const QByteArray keyId = life == lives.end() ? QByteArray() : life->second.keyId;
    const QByteArray ours = m_key ? m_key->signer().id(m_setup.origin) : QByteArray();
    if ((m_segment && segment == m_segment->name()) || (!keyId.isEmpty() && keyId != ours))
        return std::nullopt; // who has its key will count it
    base::FileLock lock(segmentLockPath(m_setup.folder, segment));
    if (!lock.take().value_or(false))
        return std::nullopt;
    const base::Expected<SegmentScan> scan
        = scanSegment(m_setup.folder, segment, m_key ? m_key->tagKey() : base::Secret());
    if (!scan || !scan->endsLikeACrash() || (scan->anyKeyed && !m_key))
        return std::nullopt;
    const qint64 entries = scan->entries();
    const qint64 known = life == lives.end() ? 0 : life->second.last.entries;
    if (entries == 0 || entries < known || (known > 0 && rootOf(scan->leaves.first(known)) != life->second.last.root)
        || (life == lives.end() && m_key && !scan->anyKeyed)) // anybody could have put it there
        return std::nullopt;
    ManifestRow row;
    row.kind = ManifestRow::Kind::Recovered;
    row.at = at;
    row.segment = segment;
    row.entries = entries;
    row.root = rootOf(scan->leaves.first(entries));
    row.dropped = scan->tail;
    row.tagged = scan->anyKeyed;
    if (row.dropped > 0) {
        AuditFile file(segmentPath(m_setup.folder, segment));
        if (!file.open() || !file.cutTo(scan->goodBytes()))
            return std::nullopt;
    }
    return row;
}

void AuditWriter::tell(const base::Expected<SignedCheckpoint>& checkpoint)
{
    if (!checkpoint) {
        qCWarning(logStore, "the audit log's list of segments could not be written");
        return;
    }
    m_last = *checkpoint;
    m_copier.post(m_copies, *checkpoint, m_now);
    m_listener.checkpointMade(*checkpoint, m_manifest.isSound());
}

} // namespace spyhop::observe
