// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/identity.h"
#include "core/model/chat.h"
#include "core/model/denial.h"
#include "core/model/outcome.h"
#include "core/model/settings.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <optional>

// What is written to the audit log, and how (docs/formats/audit.md). Metadata only: never a text, a title, a file name,
// a path or a server's words.
namespace spyhop::observe {

//! A request is about to be sent: one for each try of a call.
struct Intent {
    QString callId, purpose, jobId, endpoint;
    QString askedModel; //!< as asked; empty: the endpoint's default
    QString resolvedModel; //!< as sent
    int number = 1; //!< of the try
    QDateTime at; //!< UTC
    std::optional<model::ChatRequest> request; //!< what parameters and digest are taken from; nothing: no prompt
};

//! A try has ended, and its call goes on.
struct TryEnd {
    QString callId;
    int number = 1;
    model::Attempt attempt;
    QDateTime at; //!< UTC
};

//! A target that the policy has denied to a call; the call may go on at another.
struct Denied {
    QString callId, purpose, jobId;
    model::Denial denial;
    QDateTime at; //!< UTC
};

//! \brief A line of the audit log before it is finished: JSON that lacks its last brace, and the prompt that the
//! writer's thread makes digest and sealed text of.
struct AuditDraft {
    QByteArray json;
    std::optional<model::ChatRequest> prompt;
    QString callId;
    bool isFirstTry = true;
};

//! Where a segment begins.
struct SegmentStart {
    QString segment, program;
    base::Identity who;
    qint64 process = 0;
    QDateTime at;
};

[[nodiscard]] QByteArray timeText(const QDateTime& at); //!< "2026-11-26T19:10:03.123Z"
[[nodiscard]] AuditDraft draftOf(const SegmentStart& start);
[[nodiscard]] AuditDraft draftOf(const Intent& intent);
[[nodiscard]] AuditDraft draftOf(const TryEnd& end);
[[nodiscard]] AuditDraft draftOf(const Denied& denied);
[[nodiscard]] AuditDraft draftOf(const model::CallRecord& record, const QDateTime& at);
//! Something that happened to the profile and not to a call: "erase", "consent" (with the kinds there are now),
//! "policy", "key" (docs/formats/audit.md).
[[nodiscard]] AuditDraft draftOfEvent(const QString& kind, const QStringList& words, const QDateTime& at);

//! The digest of a prompt whose call was over before there was a key.
[[nodiscard]] AuditDraft draftOfDigest(const QString& callId, const QByteArray& digest, const QDateTime& at);

//! How a call ended, in one word: done, failed, cancelled, denied, cached.
[[nodiscard]] QString stateWord(const model::CallRecord& record);

} // namespace spyhop::observe
