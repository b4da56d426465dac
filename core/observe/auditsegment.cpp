// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditsegment.h"

#include "core/base/files.h"
#include "core/observe/auditline.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace spyhop::observe {

QString segmentLockPath(const QString& auditFolder, const QString& segment)
{
    return segmentPath(auditFolder, segment) + QStringLiteral(".lock");
}

bool isSegmentAlive(const QString& auditFolder, const QString& segment)
{
    return base::FileLock::isHeld(segmentLockPath(auditFolder, segment));
}

AuditSegment::AuditSegment(const QString& auditFolder, const SegmentStart& start)
    : m_start(start)
    , m_lock(segmentLockPath(auditFolder, start.segment))
    , m_file(segmentPath(auditFolder, start.segment))
{
}

base::Expected<std::unique_ptr<AuditSegment>> AuditSegment::begin(const QString& auditFolder, const SegmentStart& start)
{
    std::unique_ptr<AuditSegment> segment(new AuditSegment(auditFolder, start));
    if (const base::Status made = base::ensurePrivateFolder(QFileInfo(segment->m_file.path()).path()); !made)
        return base::failure(auditFailure(made.error()));
    const base::Expected<bool> locked = segment->m_lock.take();
    if (!locked)
        return base::failure(auditFailure(locked.error()));
    if (!*locked) {
        return base::failure(
            auditFailure(QCoreApplication::translate("spyhop::observe::Audit", "The audit log could not be locked.")));
    }
    if (const base::Status opened = segment->m_file.open(); !opened)
        return base::failure(opened.error());
    return segment;
}

base::Status AuditSegment::append(const std::vector<QByteArray>& entries, const base::Secret& tagKey)
{
    HashTree tree = m_tree;
    QByteArray text;
    const auto put = [&](const QByteArray& json) {
        const QByteArray line = taggedLine(json, {m_start.segment, tree.size()}, tagKey);
        tree.append(leafHash(line));
        text += line;
        text += '\n';
    };
    if (tree.size() == 0)
        put(draftOf(m_start).json + '}');
    for (const QByteArray& entry : entries)
        put(entry);
    if (const base::Status written = m_file.append(text); !written)
        return written;
    m_tree = tree;
    return {};
}

ManifestRow AuditSegment::row(ManifestRow::Kind kind, const QDateTime& at, bool tagged) const
{
    ManifestRow row;
    row.kind = kind;
    row.at = at;
    row.segment = m_start.segment;
    row.entries = m_tree.size();
    row.root = m_tree.root();
    row.tagged = tagged;
    return row;
}

} // namespace spyhop::observe
