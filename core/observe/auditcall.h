// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/denial.h"
#include "core/model/outcome.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <atomic>
#include <optional>

namespace spyhop::observe {

//! \brief One call as the audit log tells of it: what was announced, put together with what came of it. Also events of
//! the profile.
struct AuditCall {
    enum class State {
        Open, //!< announced, and nothing is known of its end
        Done,
        Failed,
        Cancelled,
        Denied,
        Cached,
        Event
    };
    State state = State::Open;
    qint64 at = 0; //!< ms since 1970, UTC: when it was announced, or ended where it never was
    qint64 durationMs = -1; //!< -1: not known
    QString callId, purpose, jobId, endpoint, tier;
    QString askedModel, resolvedModel, answeredModel;
    QString error, rule, cache;
    int status = 0, tries = 0;
    bool possiblyBilled = false;
    model::Usage usage;
    QString amount, currency; //!< of the cost; empty: none known
    bool costEstimated = false;
    QString parameters; //!< JSON
    QString digest; //!< base64; empty: no key then
    bool hasText = false; //!< the prompt was kept, sealed
    QList<model::Denial> denials; //!< targets that the policy denied, in their order
    QString event; //!< State::Event: what
    QStringList words; //!< of the event

    int segment = 0; //!< in AuditContents::segments
    qint64 intent = -1, outcome = -1; //!< entry numbers; -1: none
    int outcomeSegment = 0;
};

//! Where a run of entries came from.
struct AuditOrigin {
    QString segment, program, user;
    QStringList teams;
    qint64 process = 0;
};

//! What lies in the log, oldest first.
struct AuditContents {
    QList<AuditOrigin> segments;
    QList<AuditCall> calls;
    qint64 entries = 0; //!< of every kind: as AuditReport counts them
};

//! Which calls; nothing asked: all. A call counts where any of its texts holds `text` (case aside).
struct AuditFilter {
    QDateTime from, to; //!< UTC; from ≤ at < to; invalid: no bound
    QString endpoint, model, text;
    std::optional<AuditCall::State> state;
    [[nodiscard]] bool accepts(const AuditCall& call) const;
    [[nodiscard]] bool isEmpty() const;
    bool operator==(const AuditFilter&) const = default;
};

[[nodiscard]] QString callStateWord(AuditCall::State state); //!< in JSON: "open", "done", …
[[nodiscard]] std::optional<AuditCall::State> callStateFromWord(QStringView word);

//! \brief Reads every segment that lies there, whether it is what it should be or not: verifying is another thing.
//!
//! Thread: any. Errors: NotFound (no log), Cancelled.
[[nodiscard]] base::Expected<AuditContents> readAudit(const QString& auditFolder, const std::atomic<bool>& isCancelled);
//! One entry as it stands in its file, JSON alone. Errors: NotFound, Unreadable.
[[nodiscard]] base::Expected<QByteArray> readEntry(const QString& auditFolder, const QString& segment, qint64 number);

} // namespace spyhop::observe
