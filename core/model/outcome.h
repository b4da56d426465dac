// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/money.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QString>
#include <chrono>
#include <optional>

namespace spyhop::model {

//! Tokens of one call, as the server counted them, or estimated when it did not.
struct Usage {
    qint64 promptTokens = 0;
    qint64 completionTokens = 0; //!< includes reasoningTokens
    qint64 reasoningTokens = 0;
    qint64 cacheHitTokens = 0; //!< of promptTokens, the provider's prompt cache
    bool estimated = false;
    Usage& operator+=(const Usage& part)
    {
        promptTokens += part.promptTokens;
        completionTokens += part.completionTokens;
        reasoningTokens += part.reasoningTokens;
        cacheHitTokens += part.cacheHitTokens;
        estimated = estimated || part.estimated;
        return *this;
    }
    bool operator==(const Usage&) const = default;
};

enum class FinishReason { None, Stop, Length, ContentFilter, ToolCalls, InsufficientResource, Other };
[[nodiscard]] FinishReason finishReasonFromWord(QStringView word);

//! What a model answered; may be partial.
struct Completion {
    QString text;
    QString reasoning;
    QString model; //!< as the reply named it
    QString systemFingerprint;
    QString finishWord; //!< finish_reason as received
    FinishReason finish = FinishReason::None;
    std::optional<Usage> usage;
    bool operator==(const Completion&) const = default;
};

//! What one try on the wire came to. `status` 0: no HTTP status was received.
struct Attempt {
    QString endpoint;
    QString model;
    int status = 0;
    std::optional<base::ErrorCode> error;
    QString reason; //!< what failed, or why this target was asked: one sentence; never the server's text
    std::chrono::milliseconds wait{0}; //!< waited before this try
    std::chrono::milliseconds took{0}; //!< from its start to its end
    bool possiblyBilled = false;
};

//! Milliseconds; nothing where a phase did not happen (a reused connection neither connects nor shakes hands).
struct Timings {
    std::optional<double> queue, connect, tls, firstToken, transfer, parse, total;
};

//! Bytes of bodies by direction, all tries of a call together: as they travelled, and unpacked. Neither headers nor
//! TLS.
struct Traffic {
    qint64 sent = 0, sentPlain = 0, received = 0, receivedPlain = 0;
    bool operator==(const Traffic&) const = default;
};

enum class Cached { No, L1, L2 };

//! Something the gateway changed so that the server would take the request.
struct Adjustment {
    QString field, from, to, why;
};

//! \brief How a Call ended: the answer (whole, partial or empty) and, if it failed, why.
struct Outcome {
    Completion completion;
    std::optional<base::Error> error;
    QString endpoint; //!< who answered last
    QString why; //!< why that one, a sentence for a person; empty: nobody was asked
    QString askedModel;
    QString resolvedModel; //!< its name at the endpoint that answered: what was sent
    QString tier;
    Cached cached = Cached::No;
    QList<Attempt> attempts;
    QList<Adjustment> adjusted;
    Timings timings;
    Traffic traffic;
    std::optional<base::Money> cost;
    QList<base::Money> otherCosts; //!< what tries that broke off may cost in other currencies than `cost`, one of each
    bool costEstimated = false;
    std::optional<base::Money> saved; //!< cached: what the answer cost when it was got
    [[nodiscard]] bool isOk() const { return !error.has_value(); }
    //! `cost` and `otherCosts`.
    [[nodiscard]] QList<base::Money> costs() const
    {
        return (cost ? QList<base::Money>{*cost} : QList<base::Money>()) + otherCosts;
    }
};

//! What a call is doing, in the words of docs/cli.md's `state` line and of the window.
enum class CallStage {
    Queued,
    Waiting,
    Connecting,
    ServerQueued,
    Thinking,
    Writing,
    Stalled,
    Backoff,
    Parked,
    Settled
};
[[nodiscard]] QString stageName(CallStage stage);

//! One change of what a call is doing.
struct CallState {
    CallStage stage = CallStage::Queued;
    QString endpoint;
    std::optional<QDateTime> until; //!< Backoff and Parked: when the next try is due (UTC)
    QDateTime since; //!< UTC
    QString reason; //!< a sentence for a person: "deepseek answered 503 (try 2 of 3), then backup"
    QString next; //!< the endpoint a person may switch to instead of waiting; empty: none
};

//! Exactly one for each Call, whatever happened to it. Holds no prompt, no answer and no server text.
struct CallRecord {
    QString callId, purpose, jobId, endpoint, tier, askedModel, answeredModel, systemFingerprint, finishWord;
    QString resolvedModel; //!< its name at the endpoint: what was sent
    QDateTime startedAt; //!< UTC, ms
    std::optional<base::ErrorCode> error; //!< Cancelled if the owner destroyed it
    QString rule; //!< denied: the rule that said so
    int httpStatus = 0;
    Cached cached = Cached::No;
    bool cacheable = false; //!< the cache was asked, or would have been
    QList<Attempt> attempts;
    QList<Adjustment> adjusted;
    Usage usage; //!< nothing where cached
    Timings timings;
    std::optional<base::Money> cost;
    bool costEstimated = false;
    std::optional<base::Money> saved;
    Traffic traffic;
};

} // namespace spyhop::model

Q_DECLARE_METATYPE(spyhop::model::Outcome)
Q_DECLARE_METATYPE(spyhop::model::CallState)
Q_DECLARE_METATYPE(spyhop::model::CallRecord)
