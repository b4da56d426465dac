// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::observe {

//! \brief Where one entry stands in its segment's tree, and which row of the manifest vouches for that tree.
struct AuditProof {
    QString segment;
    qint64 number = 0; //!< of the entry, from 0
    qint64 size = 0; //!< leaves of the tree
    QByteArray leaf, root; //!< hashes
    QList<QByteArray> path; //!< from the leaf to the root (RFC 6962, 2.1.1)
    qint64 row = -1; //!< of the manifest; -1: none covers the entry yet
    bool isSigned = false; //!< that row
    bool holds = false; //!< path leads to root, and root is the row's
};

//! Errors: NotFound (no such entry), Unreadable.
[[nodiscard]] base::Expected<AuditProof> proveEntry(const QString& auditFolder, const QString& segment, qint64 number);

} // namespace spyhop::observe
