// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditproof.h"

#include "core/observe/auditmanifest.h"
#include "core/observe/auditscan.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <algorithm>

namespace spyhop::observe {
namespace {

//! The first row that the entry was counted in.
std::optional<ManifestLine> coveringRow(const QString& auditFolder, const QString& segment, qint64 number)
{
    QFile manifest(manifestPath(auditFolder));
    if (!manifest.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray name = segment.toLatin1();
    while (!manifest.atEnd()) {
        QByteArray line = manifest.readLine();
        if (!line.contains(name) || !line.endsWith('\n'))
            continue;
        line.chop(1);
        const std::optional<ManifestLine> row = parseManifestLine(line);
        if (row && row->row.segment == segment && row->row.entries > number)
            return row;
    }
    return std::nullopt;
}

} // namespace

base::Expected<AuditProof> proveEntry(const QString& auditFolder, const QString& segment, qint64 number)
{
    const base::Expected<SegmentScan> scan = scanSegment(auditFolder, segment, base::Secret());
    if (!scan)
        return base::failure(scan.error());
    if (number < 0 || number >= scan->entries()) {
        return base::failure(base::ErrorCode::NotFound,
            QCoreApplication::translate("spyhop::observe::Audit", "The entry is not there any more."));
    }
    AuditProof proof;
    proof.segment = segment;
    proof.number = number;
    const std::optional<ManifestLine> row = coveringRow(auditFolder, segment, number);
    proof.size = row ? std::min<qint64>(row->row.entries, scan->entries()) : scan->entries();
    const QList<QByteArray> leaves = scan->leaves.first(proof.size);
    proof.leaf = leaves.at(number);
    proof.path = inclusionProof(leaves, number);
    proof.root = row ? row->row.root : rootOf(leaves);
    proof.row = row ? row->number : -1;
    proof.isSigned = row && !row->signature.isEmpty();
    proof.holds = provesInclusion(number, row ? row->row.entries : proof.size, proof.leaf, proof.path, proof.root);
    return proof;
}

} // namespace spyhop::observe
