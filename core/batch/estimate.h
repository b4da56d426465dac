// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "core/docs/document.h"

#include <QtCore/QSet>

namespace spyhop::batch {

//! From … to.
struct TokenRange {
    qint64 least = 0, most = 0;
};
struct MoneyRange {
    base::Money least, most;
};

//! What a job will come to, before anything is sent.
struct Estimate {
    qint64 items = 0;
    qint64 sampled = 0; //!< items that were read for this
    qint64 unreadable = 0; //!< of all, as the sample says: failed items, not paid for
    qint64 answered = 0; //!< by earlier jobs, likewise: not asked, not paid for
    qint64 unseen = 0; //!< with pictures that the model is known not to take, likewise: failed items, not paid for
    TokenRange promptTokens, answerTokens;
    qint64 toSplit = 0; //!< documents longer than the model's context, of all, as the sample says
    bool knowsContext = true; //!< documents: what the model holds; else none is split before it is refused
    qint64 calls = 0; //!< parts of what is split, and what brings them together, included
    std::optional<MoneyRange> now, offPeak; //!< nothing: no price is known
    bool isFree = false; //!< no price is known, and it is asked on this very computer
    //! Free: the dearest of the endpoints that are asked if this computer's do not answer, or would be asked if that
    //! were allowed.
    struct TakeOver {
        QString endpoint;
        std::optional<MoneyRange> cost; //!< nothing: not known
    };
    std::optional<TakeOver> takeOver;
    bool mayTakeOver = false; //!< the job allows it
    bool isPeak = false;
    std::optional<QDateTime> offPeakFrom; //!< if it is peak now
    QString lacksHours; //!< it is to be sent off-peak, and nobody knows when that is; a sentence
    bool knowsHolidays = true; //!< this year's stand in the data
    //! When the last answer is there, if it is started now: not before its time, and not in peak hours that it avoids.
    std::optional<QDateTime> finish;
    std::optional<double> seconds; //!< nothing before a job of this model has run, or if it stays with the provider
    bool isLeft = false; //!< answered when the provider finds the time, within a day
    bool isLearned = false; //!< the tokens' factor comes from this model's own answers
    QString endpoint, model;
};

//! What an estimate rests on.
struct Grounds {
    gateway::Gateway::Outlook outlook;
    model::JobKind kind = model::JobKind::Direct; //!< how it will be sent, as far as can be told; never Auto
    const model::PriceTable& prices;
    model::TokenLore lore; //!< of the outlook's model
    QDateTime now;
    QList<gateway::Gateway::Outlook> others = {}; //!< that would take over from an endpoint that costs nothing
    QSet<qsizetype> answered = {}; //!< items of the sample whose answers earlier jobs have
    bool takesPictures = true; //!< false: none of the models that may be asked does, as far as is known
};

//! An item that was read for an estimate.
struct SampledItem {
    qsizetype index = 0;
    base::Expected<docs::Document> document; //!< rows: an empty one
};
//! Which items to read for it, spread over all of them.
[[nodiscard]] QList<qsizetype> indexesToSample(const Inputs& inputs);

//! Tokens of one answer of such a job; `lore`: of its model, zeros if nothing is known.
[[nodiscard]] qint64 likelyAnswer(const model::BatchSpec& spec, const model::TokenLore& lore);

//! Pure. The least price: what the prompts share comes from the
//! provider's prompt cache, answers are short; the most: nothing does, and they are long.
[[nodiscard]] Estimate estimateJob(
    const model::BatchSpec& spec, const Inputs& inputs, const QList<SampledItem>& sampled, const Grounds& grounds);

} // namespace spyhop::batch
