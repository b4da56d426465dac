// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/observe/auditreport.h"

#include <atomic>

namespace spyhop::observe {

//! How far it is, for another thread to look at; and whether it should stop.
struct AuditProgress {
    std::atomic<qint64> done{0}, total{0}; //!< segments
    std::atomic<bool> isCancelled{false};
};

//! \brief Holds every byte of the log against its trees, its signatures and what the key store remembers.
//!
//! Reads only; 10,000 entries take some hundredths of a second. Errors: NotFound (no log), Cancelled, Unreadable.
//! Thread: any.
[[nodiscard]] base::Expected<AuditReport> verifyAudit(
    const QString& auditFolder, const AuditTrust& trust, AuditProgress& progress);

} // namespace spyhop::observe
