// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditverify.h"

#include "core/observe/auditsegment.h"
#include "core/observe/entrytally.h"
#include "core/observe/manifestcheck.h"

#include <algorithm>

namespace spyhop::observe {
namespace {

using Fault = AuditFinding::Fault;

//! \brief One run over a log: holds its segments against what the list of segments remembers. Owner: verifyAudit().
class Verification {
public:
    Verification(const QString& folder, const AuditTrust& trust, AuditProgress& progress)
        : m_folder(folder)
        , m_trust(trust)
        , m_progress(progress)
        , m_manifest(folder, trust, m_report)
        , m_entries(trust, m_manifest)
    {
    }
    [[nodiscard]] base::Expected<AuditReport> run();

private:
    void checkSegment(const QString& segment, const SegmentLife& life);
    void checkStates(const QString& segment, const SegmentScan& scan);
    void checkWriter(const QString& segment, const SegmentLife& life, const SegmentScan& scan);
    void checkUnlisted();
    [[nodiscard]] const base::Secret& tagKey(const QByteArray& keyId) const;

    QString m_folder;
    const AuditTrust& m_trust;
    AuditProgress& m_progress;
    base::Secret m_noKey;
    AuditReport m_report;
    ManifestCheck m_manifest;
    EntryTally m_entries;
};

//! What checks tags made under this key: ours, or nothing, and then they are believed.
const base::Secret& Verification::tagKey(const QByteArray& keyId) const
{
    return m_trust.key && (keyId.isEmpty() || m_manifest.isOurs(keyId)) ? m_trust.key->tagKey() : m_noKey;
}

//! The trees that the manifest remembers. Rows ascend; where one does not fit, the tags have found nothing.
void Verification::checkStates(const QString& segment, const SegmentScan& scan)
{
    HashTree tree;
    qint64 before = 0;
    for (const ManifestCheck::State& state : m_manifest.statesOf(segment)) {
        if (state.entries < before || state.entries > scan.entries()) {
            m_report.add(
                {state.entries < before ? Fault::RowChanged : Fault::EntriesMissing, segment, scan.entries(), -1});
            return;
        }
        while (tree.size() < state.entries)
            tree.append(scan.leaves.at(tree.size()));
        if (tree.root() != state.root) {
            m_report.add({Fault::EntryChanged, segment, before, state.entries - 1});
            return;
        }
        before = state.entries;
    }
}

//! A keyed tag says who wrote an entry. For those before the first of them the process itself vouches, with the first
//! row that it signs; only its signature counts, which the log's last one does not cover.
void Verification::checkWriter(const QString& segment, const SegmentLife& life, const SegmentScan& scan)
{
    if (!m_report.isSigned || scan.plain == 0 || !m_manifest.isCovered(life.lastRow))
        return; // the last: not signed yet, and named so
    const std::optional<ManifestCheck::Voucher> voucher = m_manifest.voucherOf(segment);
    const bool isVouched = voucher && voucher->entries >= scan.plain;
    if (!isVouched) {
        m_report.unsignedParts.append({segment, scan.plain, life.firstRow, life.lastRow});
    } else if (!m_manifest.holds(*voucher)) {
        m_report.add({Fault::RowChanged, {}, voucher->row, -1});
    }
}

void Verification::checkSegment(const QString& segment, const SegmentLife& life)
{
    if (life.last.kind == ManifestRow::Kind::Retired) {
        ++m_report.retired;
        if (m_manifest.isRetiredUnsigned(segment))
            m_report.add({Fault::SegmentMissing, segment, 0, -1});
        return;
    }
    ++m_report.segments;
    // Before the file is read: a process that ends meanwhile has written all it will.
    const bool isAlive = !life.isOver() && isSegmentAlive(m_folder, segment);
    const base::Expected<SegmentScan> scan = scanSegment(m_folder, segment, tagKey(life.keyId));
    if (!scan)
        return m_report.add({Fault::SegmentMissing, segment, 0, -1});
    const qint64 known = life.last.entries;
    m_report.entries += scan->entries();
    m_entries.take(segment, *scan, isAlive);
    const qsizetype before = m_report.findings.size();
    if (scan->firstBad)
        m_report.add({Fault::EntryChanged, segment, *scan->firstBad, -1});
    else if (scan->entries() < known)
        m_report.add({Fault::EntriesMissing, segment, scan->entries(), known - 1});
    else if (life.isOver() && (scan->entries() > known || scan->tail > 0))
        m_report.add({Fault::EntryAdded, segment, known, -1});
    else if (!scan->endsLikeACrash())
        m_report.add({Fault::EntryAdded, segment, scan->entries(), -1});
    if (m_report.findings.size() == before)
        checkStates(segment, *scan);
    if (m_report.findings.size() == before)
        checkWriter(segment, life, *scan);
    if (!life.isOver() && !isAlive) {
        m_report.crashed.append(segment);
        m_report.tornBytes += scan->tail;
    }
}

//! Files that no row names: begun by a process that died at once, by one that has just started, or by somebody else.
void Verification::checkUnlisted()
{
    for (const QString& path : strayFiles(m_folder))
        m_report.add({Fault::SegmentAdded, path, 0, -1});
    for (const QString& segment : segmentsOnDisk(m_folder)) {
        if (m_manifest.lives().contains(segment))
            continue;
        const bool isAlive = isSegmentAlive(m_folder, segment);
        const base::Expected<SegmentScan> scan = scanSegment(m_folder, segment, tagKey({}));
        const bool isOwn = scan && scan->endsLikeACrash() && (!m_trust.key || scan->anyKeyed);
        if (!isAlive && !(isOwn && scan->entries() > 0) && !(scan && scan->entries() == 0)) {
            m_report.add({Fault::SegmentAdded, segment, 0, -1});
            continue;
        }
        if (!scan)
            continue;
        ++m_report.segments;
        m_report.entries += scan->entries();
        m_entries.take(segment, *scan, isAlive);
        if (!isAlive)
            m_report.crashed.append(segment);
        m_report.unproven.append(segment);
    }
}

base::Expected<AuditReport> Verification::run()
{
    if (const base::Status read = m_manifest.run(); !read)
        return base::failure(read.error());
    std::vector<std::pair<qint64, QString>> order;
    for (const auto& [segment, life] : m_manifest.lives())
        order.emplace_back(life.firstRow, segment);
    std::sort(order.begin(), order.end());
    m_progress.total = static_cast<qint64>(order.size());
    for (const auto& [row, segment] : order) {
        if (m_progress.isCancelled)
            return base::failure(base::ErrorCode::Cancelled, QString());
        checkSegment(segment, m_manifest.lives().at(segment));
        ++m_progress.done;
    }
    checkUnlisted();
    m_report.foreign = foreignFiles(m_folder);
    m_entries.tell(m_report);
    for (const auto& [row, segment] : order) {
        if (m_report.isSigned && !m_manifest.isCovered(m_manifest.lives().at(segment).lastRow))
            m_report.unproven.append(segment);
    }
    return m_report;
}

} // namespace

base::Expected<AuditReport> verifyAudit(const QString& auditFolder, const AuditTrust& trust, AuditProgress& progress)
{
    return Verification(auditFolder, trust, progress).run();
}

} // namespace spyhop::observe
