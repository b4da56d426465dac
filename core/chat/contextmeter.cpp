// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/contextmeter.h"

#include "core/chat/numbers.h"
#include "core/model/tokenscale.h"

#include <algorithm>
#include <cmath>

namespace spyhop::chat {
namespace {

bool hasPictures(const QList<model::Message>& messages)
{
    return std::any_of(messages.begin(), messages.end(), [](const model::Message& message) {
        return std::any_of(message.attachments.begin(), message.attachments.end(),
            [](const model::Attachment& attachment) { return !attachment.bytes.isEmpty(); });
    });
}

} // namespace

qint64 teachingTokens(const QList<model::Message>& messages)
{
    if (hasPictures(messages))
        return 0;
    qint64 tokens = 0;
    for (const model::Message& message : messages)
        tokens += model::estimateTokens(message.text) + estimateTokens(message.attachments) + numbers::tokensOfFrame;
    return tokens;
}

qint64 estimateTokens(const QList<model::Attachment>& attachments)
{
    qint64 tokens = 0;
    for (const model::Attachment& attachment : attachments) {
        tokens += attachment.bytes.isEmpty() ? model::estimateTokens(attachment.text) + numbers::tokensOfFrame
                                             : numbers::tokensOfPicture;
    }
    return tokens;
}

ContextMeter::ContextMeter(gateway::Gateway& gateway, store::BatchStore& lore)
    : m_gateway(gateway)
    , m_store(lore)
{
    connect(&gateway, &gateway::Gateway::contextsChanged, this, [this] { Q_EMIT contextsChanged(); });
}

bool ContextMeter::seek(const Prospect& prospect, qint64 tokens)
{
    if (prospect.context || tokens < numbers::fitsAnywhere)
        return false;
    gateway::Gateway::Outlook outlook;
    outlook.endpoint = prospect.endpoint;
    outlook.model = prospect.model;
    return m_gateway.seekContext(outlook);
}

Prospect ContextMeter::prospect(const model::Conversation& chat) const
{
    model::ChatRequest request;
    request.endpoint = chat.endpoint;
    request.model = chat.model;
    request.conversationId = chat.summary.id;
    request.messages.append(model::Message());
    Prospect prospect;
    const auto outlook = m_gateway.outlook(request);
    if (!outlook)
        return prospect;
    prospect.endpoint = outlook->endpoint;
    prospect.host = outlook->host;
    prospect.model = outlook->model.isEmpty() ? chat.model : outlook->model;
    prospect.context = outlook->context;
    prospect.takesPictures = outlook->takesPictures;
    prospect.ignoredWhenThinking = m_gateway.prices().ignoredWhenThinking(prospect.model);
    const model::TokenScale scale = model::tokenScale(loreOf(prospect.model));
    prospect.overhead = m_overheads.value(prospect.model, scale.overhead);
    if (!scale.isOfText) // short rows of a job's table say nothing of a chat's texts
        return prospect;
    prospect.isLearned = true;
    prospect.factor = scale.factor;
    prospect.spread = scale.spread(numbers::estimateSpread, numbers::learnedSpread);
    return prospect;
}

WeighedMessage ContextMeter::weigh(const model::ConversationMessage& message) const
{
    Weight& weight = m_weights[message.id];
    if (weight.size != message.message.text.size()) {
        weight.size = message.message.text.size();
        weight.text = model::estimateTokens(message.message.text);
        weight.attachments = estimateTokens(message.message.attachments);
        QList<model::Attachment> pictures = message.message.attachments;
        pictures.removeIf([](const model::Attachment& attachment) { return attachment.bytes.isEmpty(); });
        weight.pictures = estimateTokens(pictures);
    }
    return {message.id, message.message.role, weight.text, weight.attachments, weight.pictures};
}

ContextWindow ContextMeter::window(const model::Conversation& chat, const Prospect& prospect,
    const QList<model::ConversationMessage>& branch, qint64 questionTokens, qint64 attachmentTokens) const
{
    ContextGrounds grounds;
    grounds.system = model::estimateTokens(chat.systemPrompt);
    for (const model::ConversationMessage& message : branch) {
        if (message.message.role == model::Role::User || !message.message.text.isEmpty())
            grounds.history.append(weigh(message));
    }
    grounds.question = questionTokens;
    grounds.questionAttachments = attachmentTokens;
    grounds.overflow = chat.overflow;
    grounds.digestUpTo = chat.digest.lastId;
    grounds.digest = model::estimateTokens(chat.digest.text);
    grounds.context = prospect.context;
    grounds.factor = prospect.factor;
    grounds.overhead = prospect.overhead;
    grounds.spread = prospect.spread;
    grounds.takesPictures = prospect.takesPictures.value_or(true);
    if (prospect.context)
        grounds.answer = chat.maxTokens ? std::min(*chat.maxTokens, *prospect.context)
                                        : std::min<qint64>(numbers::answerTokens, *prospect.context / 8);
    return contextWindow(grounds);
}

std::optional<base::Money> ContextMeter::promptCost(const Prospect& prospect, qint64 tokens, const QDateTime& now) const
{
    model::Usage usage;
    usage.promptTokens = tokens;
    return m_gateway.prices().cost({prospect.host, prospect.endpoint}, prospect.model, usage, now);
}

std::optional<base::Money> ContextMeter::mostCost(
    const model::Conversation& chat, const Prospect& prospect, qint64 tokens, const QDateTime& now) const
{
    const std::optional<int> longest
        = chat.maxTokens ? chat.maxTokens : m_gateway.prices().longestAnswer(prospect.model);
    if (!longest)
        return std::nullopt;
    return m_gateway.prices().mostFor({prospect.host, prospect.endpoint}, prospect.model, tokens, *longest, now);
}

const model::TokenLore& ContextMeter::loreOf(const QString& model) const
{
    const auto known = m_lore.constFind(model);
    return known != m_lore.constEnd() ? *known : *m_lore.insert(model, m_store.lore(model));
}

void ContextMeter::learn(qint64 estimated, const model::Outcome& outcome)
{
    const std::optional<model::Usage>& usage = outcome.completion.usage;
    if (estimated <= 0 || !usage || usage->estimated || usage->promptTokens <= 0 || outcome.cached != model::Cached::No)
        return;
    const QString model = outcome.askedModel.isEmpty() ? outcome.completion.model : outcome.askedModel;
    const model::TokenScale scale = model::tokenScale(loreOf(model));
    if (estimated < model::longPrompt) {
        // Beside few words it shows what the server adds to each call: its template's marks, a prompt of its own.
        const auto words = static_cast<qint64>(std::ceil(static_cast<double>(estimated) * scale.factor));
        if (estimated <= numbers::shortPrompt)
            m_overheads.insert(model, std::clamp<qint64>(usage->promptTokens - words, 0, model::mostOverhead));
        return;
    }
    model::TokenLore more;
    more.estimated = estimated;
    more.counted = model::saneCount(usage->promptTokens - m_overheads.value(model, scale.overhead), estimated);
    m_store.learn(model, more);
    model::TokenLore lore = loreOf(model);
    lore.estimated = lore.estimated / 2 + more.estimated; // as the store does
    lore.counted = lore.counted / 2 + more.counted;
    lore.answers /= 2;
    m_lore.insert(model, lore);
}

} // namespace spyhop::chat
