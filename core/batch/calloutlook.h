// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/longdocument.h"
#include "core/gateway/gateway.h"
#include "core/model/batch.h"
#include "core/wire/toolong.h"

#include <QtCore/QByteArray>
#include <optional>

namespace spyhop::batch {

// What can be said of a call before it is sent.

//! The room there is for a question beside its pictures, where the call will go.
[[nodiscard]] Room roomFor(const model::ChatRequest& request, const gateway::Gateway::Outlook& outlook);

//! Estimated tokens of a request's texts.
[[nodiscard]] qint64 textTokens(const model::ChatRequest& request);
//! The same, with what stands around them.
[[nodiscard]] qint64 weightOf(const model::ChatRequest& request);
//! Whether a request fits: all of its messages.
[[nodiscard]] bool hasRoomFor(const Room& room, const model::ChatRequest& request);
//! The room as the server has it that found the request too long for it: `where` is what was known before.
[[nodiscard]] Room roomAsTold(
    const model::ChatRequest& request, const gateway::Gateway::Outlook& where, const wire::TooLong& told);

//! Asked on this very computer, where nothing is paid.
[[nodiscard]] bool isFree(const gateway::Gateway::Outlook& outlook);

//! That a job which asks for off-peak hours is sent at once, since nobody knows which those are there, a sentence;
//! empty: they are known, or don't matter.
[[nodiscard]] QString unknownHours(
    const model::BatchSpec& spec, const gateway::Gateway::Outlook& outlook, const model::PriceTable& prices);

//! The most the call can cost: its prompt counted with a margin, its pictures at their dearest, nothing of it from the
//! prompt cache, the longest answer it allows, at peak prices. Nothing: there is no price, or no model is known yet.
[[nodiscard]] std::optional<base::Money> worstCase(const model::ChatRequest& request,
    const gateway::Gateway::Outlook& outlook, const model::PriceTable& prices, const QDateTime& at);

//! Why a request that carries pictures is not sent: at every place where it may go the model is known to take none.
[[nodiscard]] std::optional<base::Error> refusesPictures(
    const model::ChatRequest& request, const gateway::Gateway& gateway, const QDateTime& at);

//! Why an item's request may not be sent while others of its job may: the privacy gate finds something in it, or a rule
//! counts what it carries, or it has a model of its own. Nothing: it may be sent, or no item's may.
[[nodiscard]] std::optional<base::Error> ownRefusal(
    const model::ChatRequest& request, const model::BatchSpec& spec, const gateway::Gateway& gateway);

//! Everything that shapes an item's answer, as one text: its words, its model (`model`: the one that would answer,
//! where the job names none), its parameters, and how what is long is taken.
[[nodiscard]] QByteArray questionText(
    const model::ChatRequest& request, const model::BatchSpec& spec, const QString& model);

} // namespace spyhop::batch
