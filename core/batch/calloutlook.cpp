// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/calloutlook.h"
#include "core/batch/itemrequest.h"
#include "core/batch/numbers.h"
#include "core/batch/prompttemplate.h"
#include "core/gateway/gatedcall.h"
#include "core/model/attachmentcount.h"
#include "core/model/pricing.h"
#include "core/policy/privacygate.h"

#include <QtCore/QCoreApplication>
#include <QtNetwork/QHostAddress>
#include <algorithm>
#include <cmath>
#include <limits>

namespace spyhop::batch {
namespace {

void add(QByteArray& text, const QByteArray& part)
{
    text += QByteArray::number(part.size()) + ':' + part;
}

//! What the requests of all items have in common: the job's words, with nothing in the fields, and a file each.
model::ChatRequest sharedPart(const model::BatchSpec& spec)
{
    QHash<QString, QString> nothing;
    for (const QString& field : templateFields(spec.prompt))
        nothing.insert(field, QString());
    model::ChatRequest shared = requestFor(spec, {}, fillTemplate(spec.prompt, nothing).value_or(spec.prompt));
    shared.inlinedFiles = spec.rows ? 0 : 1; // no item has fewer
    return shared;
}

bool blocksAnything(const model::GateRules& rules)
{
    return std::find(rules.actions.begin(), rules.actions.end(), model::GateAction::Block) != rules.actions.end();
}

} // namespace

Room roomFor(const model::ChatRequest& request, const gateway::Gateway::Outlook& outlook)
{
    Room room;
    room.context = outlook.context.value_or(0);
    room.answer = std::min<qint64>(request.maxTokens.value_or(answerRoom), room.context / 4);
    // Splitting a text does not make its pictures fewer: they never take all of the room.
    room.answer += std::min(model::attachmentCount(request) * tokensOfPicture, room.context / 2);
    return room;
}

qint64 textTokens(const model::ChatRequest& request)
{
    qint64 tokens = 0;
    for (const model::Message& message : request.messages)
        tokens += model::estimateTokens(message.text);
    return tokens;
}

qint64 weightOf(const model::ChatRequest& request)
{
    return promptOverhead + textTokens(request);
}

bool hasRoomFor(const Room& room, const model::ChatRequest& request)
{
    // No character comes to a whole token: most requests need no count.
    qint64 most = promptOverhead;
    for (const model::Message& message : request.messages)
        most += message.text.size();
    return room.fits(most) || room.fits(weightOf(request));
}

Room roomAsTold(const model::ChatRequest& request, const gateway::Gateway::Outlook& where, const wire::TooLong& told)
{
    constexpr double beyond = 1.05; // the next prompt is counted a little otherwise
    gateway::Gateway::Outlook known = where;
    constexpr qint64 most = std::numeric_limits<int>::max();
    known.context = static_cast<int>(std::min({told.context, qint64(where.context.value_or(most)), most}));
    Room room = roomFor(request, known);
    // It was too long, whatever the estimate said.
    const qint64 counted = std::max(told.prompt.value_or(0), room.context);
    const double factor = static_cast<double>(counted) / static_cast<double>(weightOf(request));
    room.margin = std::max(room.margin, factor * beyond);
    return room;
}

bool isFree(const gateway::Gateway::Outlook& outlook)
{
    const bool isHere = QHostAddress(outlook.host).isLoopback() || outlook.host == u"localhost";
    return isHere && outlook.tier == model::Tier::Edge;
}

QString unknownHours(
    const model::BatchSpec& spec, const gateway::Gateway::Outlook& outlook, const model::PriceTable& prices)
{
    if (spec.when.kind != model::When::Kind::OffPeak || isFree(outlook) || prices.calendar(outlook.host))
        return {};
    return QCoreApplication::translate("Batch", "No peak hours are known of %1, so off-peak means at once there.")
        .arg(outlook.endpoint);
}

std::optional<base::Money> worstCase(const model::ChatRequest& request, const gateway::Gateway::Outlook& outlook,
    const model::PriceTable& prices, const QDateTime& at)
{
    if (outlook.model.isEmpty() || !request.maxTokens)
        return std::nullopt;
    const auto most = static_cast<qint64>(std::ceil(static_cast<double>(weightOf(request)) * estimateMargin))
        + model::attachmentCount(request) * mostTokensOfPicture;
    return prices.mostFor({outlook.host, outlook.endpoint}, outlook.model, most, *request.maxTokens, at);
}

std::optional<base::Error> refusesPictures(
    const model::ChatRequest& request, const gateway::Gateway& gateway, const QDateTime& at)
{
    model::ChatRequest where; // without them: a plan with pictures leaves out whoever takes none
    where.endpoint = request.endpoint;
    where.model = request.model;
    where.tier = request.tier;
    const auto places = gateway.outlooks(where);
    if (!places || places->isEmpty())
        return std::nullopt;
    const model::PriceTable& table = gateway.prices();
    const auto mayTake = [&](const gateway::Gateway::Outlook& place) {
        return table.takesPictures(place.model, at.toUTC().date()).value_or(true);
    };
    if (std::any_of(places->cbegin(), places->cend(), mayTake))
        return std::nullopt;
    base::Error error;
    error.code = base::ErrorCode::BadRequest;
    error.what = QCoreApplication::translate("Batch", "%1 takes no pictures.").arg(places->first().model);
    error.remedy
        = QCoreApplication::translate("Batch", "Choose a model that does, or have scans recognised on this computer.");
    return error;
}

std::optional<base::Error> ownRefusal(
    const model::ChatRequest& request, const model::BatchSpec& spec, const gateway::Gateway& gateway)
{
    const model::GateRules rules = gateway.privacyGate();
    if (blocksAnything(rules)) {
        const policy::Mask mask = policy::Mask::of(policy::textsOf(request), rules);
        if (mask.isBlocked()) {
            const bool isShared = policy::Mask::of(policy::textsOf(sharedPart(spec)), rules).isBlocked();
            if (isShared)
                return std::nullopt;
            return gateway::gateRefusal(mask, gateway::GatePlace::Question, gateway.gateFloorError());
        }
    }
    if (!gateway.isPolicyInForce())
        return std::nullopt;
    const auto places = gateway.outlooks(request);
    if (places || places.error().code != base::ErrorCode::RefusedPolicy)
        return std::nullopt;
    model::ChatRequest shared = sharedPart(spec);
    shared.maxTokens = request.maxTokens;
    return gateway.outlooks(shared) ? std::optional(places.error()) : std::nullopt;
}

QByteArray questionText(const model::ChatRequest& request, const model::BatchSpec& spec, const QString& model)
{
    QByteArray text("1"); // the version of this text
    for (const model::Message& message : request.messages) {
        add(text, message.text.toUtf8());
        for (const model::Attachment& attachment : message.attachments)
            add(text, attachment.bytes);
    }
    const QString& asked = request.model.isEmpty() ? model : request.model;
    add(text, asked.toUtf8());
    // A model that nobody knows the name of is whatever the endpoint has.
    if (asked.isEmpty())
        add(text, request.endpoint.toUtf8());
    add(text, model::thinkingName(request.thinking).toUtf8());
    add(text, QByteArray::number(request.maxTokens.value_or(0)));
    add(text, model::longDocumentsName(spec.longDocuments).toUtf8());
    return text;
}

} // namespace spyhop::batch
