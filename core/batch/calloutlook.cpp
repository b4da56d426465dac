// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/calloutlook.h"
#include "core/batch/numbers.h"
#include "core/model/attachmentcount.h"
#include "core/model/pricing.h"

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

std::optional<base::Money> worstCase(const model::ChatRequest& request, const gateway::Gateway::Outlook& outlook,
    const model::PriceTable& prices, const QDateTime& at)
{
    if (outlook.model.isEmpty() || !request.maxTokens)
        return std::nullopt;
    const auto most = static_cast<qint64>(std::ceil(static_cast<double>(weightOf(request)) * estimateMargin))
        + model::attachmentCount(request) * mostTokensOfPicture;
    return prices.mostFor(outlook.host, outlook.model, most, *request.maxTokens, at);
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
