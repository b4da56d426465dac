// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/adjust.h"

#include <QtCore/QCoreApplication>
#include <limits>

namespace spyhop::gateway {
namespace {

using model::ChatRequest;
using wire::Complaint;

struct Adjust {
    Q_DECLARE_TR_FUNCTIONS(spyhop::gateway::Adjust)
};

template <typename Value>
std::optional<QString> leaveOut(std::optional<Value>& field)
{
    if (!field)
        return std::nullopt;
    const QString before = QString::number(*field);
    field.reset();
    return before;
}

//! Removes one parameter; what it was before, or nothing if it was not sent.
std::optional<QString> leaveOut(const QString& parameter, ChatRequest& request, wire::ChatQuirks& quirks)
{
    const auto raise = [](bool& quirk, const QString& before) {
        const bool changes = !quirk;
        quirk = true;
        return changes ? std::optional(before) : std::nullopt;
    };
    if (parameter == u"temperature")
        return leaveOut(request.temperature);
    if (parameter == u"top_p")
        return leaveOut(request.topP);
    if (parameter == u"max_tokens" && request.maxTokens)
        return raise(quirks.maxCompletionTokens, QString::number(*request.maxTokens));
    if (parameter == u"max_completion_tokens")
        return leaveOut(request.maxTokens);
    if (parameter == u"stop" && !request.stop.isEmpty()) {
        request.stop.clear();
        return QStringLiteral("[…]"); // the words are the person's own: not for a record
    }
    if (parameter.startsWith(u"response_format") && request.jsonOutput) {
        request.jsonOutput = false;
        return QStringLiteral("json_object");
    }
    if (parameter.startsWith(u"stream_options") && request.stream)
        return raise(quirks.omitStreamOptions, QStringLiteral("include_usage"));
    if (parameter == u"reasoning_effort" || parameter.startsWith(u"thinking"))
        return raise(quirks.omitThinking, model::thinkingName(request.thinking));
    return std::nullopt;
}

//! Tokens that the conversation leaves for the answer; nothing if unknown, or too few to be worth a try.
std::optional<int> roomForAnswer(const ChatRequest& request, const wire::ErrorReply& reply)
{
    constexpr qint64 leastAnswer = 16; // a word or two
    std::optional<qint64> prompt = reply.promptTokens;
    if (!prompt && reply.requestedTokens && request.maxTokens)
        prompt = *reply.requestedTokens - *request.maxTokens;
    if (!reply.context || !prompt || *prompt < 0)
        return std::nullopt;
    const qint64 room = *reply.context - *prompt;
    if (room < leastAnswer || room > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(room);
}

} // namespace

std::optional<Adjusted> adjust(
    const ChatRequest& request, const wire::ChatQuirks& quirks, const wire::ErrorReply& reply)
{
    Adjusted result{request, quirks, {}};
    switch (reply.complaint) {
    case Complaint::UnsupportedParameter: {
        const auto before = leaveOut(reply.parameter, result.request, result.quirks);
        if (!before)
            return std::nullopt;
        const bool renamed = reply.parameter == u"max_tokens";
        result.note = {reply.parameter, *before, renamed ? QStringLiteral("max_completion_tokens") : QString(),
            Adjust::tr("The server does not take this parameter.")};
        return result;
    }
    case Complaint::MaxTokensTooBig: {
        const bool usable = reply.limit && *reply.limit >= 1 && *reply.limit <= std::numeric_limits<int>::max();
        if (!usable || !request.maxTokens || *request.maxTokens <= *reply.limit)
            return std::nullopt;
        result.request.maxTokens = static_cast<int>(*reply.limit);
        result.note = {QStringLiteral("max_tokens"), QString::number(*request.maxTokens), QString::number(*reply.limit),
            Adjust::tr("The server allows no more.")};
        return result;
    }
    case Complaint::ReasoningMissing:
        if (quirks.sendReasoning)
            return std::nullopt;
        result.quirks.sendReasoning = true;
        result.note = {QStringLiteral("reasoning_content"), QString(), QStringLiteral("…"),
            Adjust::tr("The server wants its earlier reasoning back.")};
        return result;
    case Complaint::ContextTooLong: {
        const std::optional<int> room = roomForAnswer(request, reply);
        if (!room || (request.maxTokens && *request.maxTokens <= *room))
            return std::nullopt;
        result.request.maxTokens = room;
        result.note
            = {QStringLiteral("max_tokens"), request.maxTokens ? QString::number(*request.maxTokens) : QString(),
                QString::number(*room), Adjust::tr("The conversation leaves no more room in the model's context.")};
        return result;
    }
    case Complaint::None:
    case Complaint::JsonWordMissing: // the codec adds the word already
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

std::optional<Adjusted> withoutPrefix(const model::Target& target, const ChatRequest& request,
    const wire::ChatQuirks& quirks, const wire::ErrorReply& reply)
{
    const int status = reply.error.httpStatus;
    const bool mayMeanIt = status == 400 || status == 404 || status == 405 || status == 422;
    if (!mayMeanIt || !wire::continuesByPrefix(target, request, quirks))
        return std::nullopt;
    Adjusted result{request, quirks, {}};
    result.quirks.plainContinuation = true;
    result.note = {QStringLiteral("prefix"), QStringLiteral("true"), QString(),
        Adjust::tr("The server does not go on with an answer by itself: it was asked to in words.")};
    return result;
}

} // namespace spyhop::gateway
