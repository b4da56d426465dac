// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/filelock.h"
#include "core/base/secret.h"
#include "core/observe/auditentry.h"
#include "core/observe/auditfile.h"
#include "core/observe/auditmanifest.h"
#include "core/observe/hashtree.h"

#include <QtCore/QDate>
#include <memory>
#include <vector>

namespace spyhop::observe {

//! \brief The segment that this process writes: its file, its tree, and the lock that says it is alive.
//!
//! Owner and thread: the audit log's writer. Its first entry is written with the first group that is appended.
class AuditSegment {
public:
    //! Error: Internal.
    [[nodiscard]] static base::Expected<std::unique_ptr<AuditSegment>> begin(
        const QString& auditFolder, const SegmentStart& start);
    AuditSegment(const AuditSegment&) = delete;
    AuditSegment& operator=(const AuditSegment&) = delete;

    //! All entries (JSON) on the disk when it returns, or none. `tagKey` empty: plain tags.
    [[nodiscard]] base::Status append(const std::vector<QByteArray>& entries, const base::Secret& tagKey);

    [[nodiscard]] const QString& name() const { return m_start.segment; }
    [[nodiscard]] QDate day() const { return m_start.at.date(); } //!< UTC
    [[nodiscard]] qint64 bytes() const { return m_file.size(); }
    [[nodiscard]] qint64 entries() const { return m_tree.size(); }
    //! Nobody else has written, cut or removed the file.
    [[nodiscard]] bool isUntouched() const { return entries() == 0 || m_file.isUntouched(); }
    [[nodiscard]] ManifestRow row(ManifestRow::Kind kind, const QDateTime& at, bool tagged) const;

private:
    AuditSegment(const QString& auditFolder, const SegmentStart& start);

    SegmentStart m_start;
    base::FileLock m_lock;
    AuditFile m_file;
    HashTree m_tree;
};

[[nodiscard]] QString segmentLockPath(const QString& auditFolder, const QString& segment);
//! Whether a living process writes it.
[[nodiscard]] bool isSegmentAlive(const QString& auditFolder, const QString& segment);

} // namespace spyhop::observe
