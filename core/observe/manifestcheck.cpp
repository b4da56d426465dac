// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/manifestcheck.h"

#include "core/base/files.h"
#include "core/observe/auditscan.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::observe {
namespace {

using Fault = AuditFinding::Fault;

constexpr qint64 largestManifest = 1024LL * 1024 * 1024; // bytes; a row is 300

QString text(const char* source)
{
    return QCoreApplication::translate("spyhop::observe::Audit", source);
}

} // namespace

ManifestCheck::ManifestCheck(const QString& folder, const AuditTrust& trust, AuditReport& report)
    : m_folder(folder)
    , m_trust(trust)
    , m_report(report)
    , m_ourId(trust.key ? trust.key->signer().id(trust.origin) : QByteArray())
{
}

base::Status ManifestCheck::run()
{
    if (base::Status done = read(); !done)
        return done;
    checkSignature();
    checkHistory();
    return {};
}

std::optional<ManifestCheck::Voucher> ManifestCheck::voucherOf(const QString& segment) const
{
    const auto voucher = m_vouchers.constFind(segment);
    return voucher == m_vouchers.cend() ? std::nullopt : std::optional(*voucher);
}

bool ManifestCheck::holds(const Voucher& voucher) const
{
    return m_trust.key->signer().verifies({m_trust.origin, voucher.row + 1, voucher.root}, voucher.signature);
}

bool ManifestCheck::holds(const Checkpoint& checkpoint) const
{
    return checkpoint.size <= m_leaves.size() && rootOf(m_leaves.first(checkpoint.size)) == checkpoint.root;
}

//! Whether the last row is what was signed then; unsigned rows say nothing.
bool ManifestCheck::lastRowHolds() const
{
    return m_lastRow && m_trust.key && m_lastRow->row.keyId == m_ourId
        && m_trust.key->signer().verifies({m_trust.origin, m_tree.size(), m_tree.root()}, m_lastRow->signature);
}

void ManifestCheck::takeRow(const QByteArray& line)
{
    const std::optional<ManifestLine> row = parseManifestLine(line);
    const qint64 number = m_tree.size();
    const QByteArray expected = m_lastRow ? lineDigest(m_lastRow->line) : QByteArray();
    if (!row || row->number != number) {
        m_report.add({Fault::RowChanged, {}, number, -1});
    } else if (row->after != expected) {
        // One of the two is not what it was; a signature tells which.
        const bool isThisOne = number == 0 || lastRowHolds();
        m_report.add({Fault::RowChanged, {}, isThisOne ? number : number - 1, -1});
    }
    const QByteArray leaf = leafHash(row ? row->json : line);
    m_tree.append(leaf);
    m_leaves.append(leaf);
    m_lastRow = row;
    if (!m_lastRow) {
        m_lastRow.emplace();
        m_lastRow->line = line;
        return;
    }
    checkRetired(row->row);
    note(m_lives, row->row, number);
    m_states[row->row.segment].append({row->row.entries, row->row.root});
    if (!row->row.keyId.isEmpty() && row->row.keyId != m_ourId)
        m_report.otherKey = true;
    if (m_trust.key && row->row.keyId == m_ourId) {
        m_lastSigned = number;
        m_lastSignature = row->signature;
        m_lastSignedRoot = m_tree.root();
        // Who counts what a dead process has left has not written it.
        const bool isOwn = row->row.kind != ManifestRow::Kind::Recovered && row->row.kind != ManifestRow::Kind::Retired;
        if (isOwn && row->row.entries > 0 && !m_vouchers.contains(row->row.segment))
            m_vouchers.insert(row->row.segment, {number, row->row.entries, m_lastSignedRoot, row->signature});
    }
}

//! A segment goes by age. Of one that a signature vouches for, only who can sign may say so: else anybody could remove
//! it with a row, which the next signature would cover.
void ManifestCheck::checkRetired(const ManifestRow& row)
{
    const auto life = m_lives.find(row.segment);
    if (row.kind != ManifestRow::Kind::Retired || life == m_lives.end() || m_lastSigned < life->second.firstRow)
        return;
    if (!lastRowHolds())
        m_retiredUnsigned.insert(row.segment);
}

base::Status ManifestCheck::read()
{
    const base::Expected<QByteArray> manifest = base::readFile(manifestPath(m_folder), largestManifest);
    if (!manifest && manifest.error().code != base::ErrorCode::NotFound)
        return base::failure(manifest.error());
    if (!manifest || manifest->isEmpty()) {
        const QStringList onDisk = segmentsOnDisk(m_folder);
        const bool isRemembered = m_trust.known || !m_trust.copies.isEmpty();
        if (!isRemembered && onDisk.isEmpty()) {
            base::Error error;
            error.code = base::ErrorCode::NotFound;
            error.what = text(QT_TRANSLATE_NOOP("spyhop::observe::Audit", "There is no audit log yet."));
            error.remedy = text(QT_TRANSLATE_NOOP("spyhop::observe::Audit", "It begins with the first call."));
            return base::failure(error);
        }
        // One alone may be that of a process that died before it could list it.
        if (isRemembered || onDisk.size() > 1)
            m_report.add({Fault::LogGone, {}, 0, -1});
        return {};
    }
    for (qsizetype at = 0; at < manifest->size();) {
        const qsizetype end = manifest->indexOf('\n', at);
        if (end < 0) {
            const QByteArrayView tail = QByteArrayView(*manifest).sliced(at);
            m_report.tornBytes += tail.size();
            if (!isHalfLine(tail, "{\"row\":" + QByteArray::number(m_tree.size()) + ","))
                m_report.add({Fault::RowChanged, {}, m_tree.size(), -1});
            break;
        }
        takeRow(manifest->mid(at, end - at));
        at = end + 1;
    }
    m_report.last = {m_trust.origin, m_tree.size(), m_tree.root()};
    return {};
}

//! The last signature covers every row before it.
void ManifestCheck::checkSignature()
{
    if (m_lastSigned < 0)
        return;
    m_report.isSigned = true;
    if (!m_trust.key->signer().verifies({m_trust.origin, m_lastSigned + 1, m_lastSignedRoot}, m_lastSignature)
        && m_report.findings.isEmpty())
        m_report.add({Fault::RowChanged, {}, m_lastSigned, -1});
}

void ManifestCheck::checkHistory()
{
    QList<CheckpointNote> notes = m_trust.copies;
    for (const CheckpointNote& copy : m_trust.copies) {
        const bool isOurs = m_trust.key && copy.keyId == m_ourId;
        if (isOurs && !m_trust.key->signer().verifies(copy.checkpoint, copy.signature)) {
            m_report.add({Fault::CopyForged, {}, copy.checkpoint.size, -1});
            notes.removeOne(copy);
        }
    }
    m_report.copies = std::count_if(notes.cbegin(), notes.cend(),
        [this](const CheckpointNote& copy) { return copy.checkpoint.origin == m_trust.origin; });
    if (m_trust.known)
        notes.append(*m_trust.known);
    for (const CheckpointNote& known : notes) {
        if (known.checkpoint.origin != m_trust.origin)
            continue;
        if (known.checkpoint.size > m_leaves.size()) {
            if (!m_leaves.isEmpty() || m_report.findings.isEmpty())
                m_report.add({Fault::RowsMissing, {}, m_leaves.size(), known.checkpoint.size - 1});
        } else if (rootOf(m_leaves.first(known.checkpoint.size)) != known.checkpoint.root
            && m_report.findings.isEmpty()) {
            m_report.add({Fault::OtherHistory, {}, 0, known.checkpoint.size - 1});
        }
    }
}

} // namespace spyhop::observe
