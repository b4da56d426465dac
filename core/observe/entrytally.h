// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/auditscan.h"
#include "core/observe/manifestcheck.h"

#include <QtCore/QHash>

namespace spyhop::observe {

//! \brief What a log's entries say together: which calls were announced and never told of again, and which restores
//! have brought no log along. Owner: a verification.
class EntryTally {
public:
    //! Both outlive this.
    EntryTally(const AuditTrust& trust, const ManifestCheck& manifest);
    //! In the log's order.
    void take(const QString& segment, const SegmentScan& scan, bool isAlive);
    void tell(AuditReport& report) const;

private:
    void noteRestore(const QString& segment, QByteArrayView line);

    const AuditTrust& m_trust;
    const ManifestCheck& m_manifest;
    QHash<QByteArray, bool> m_open; //!< calls; whether their process is alive
    QList<LogElsewhere> m_elsewhere;
};

} // namespace spyhop::observe
