// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/complaint.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::wire {
namespace {

std::optional<qint64> namedLimit(const QString& message)
{
    static const QRegularExpression range(QStringLiteral("\\[\\s*\\d+\\s*,\\s*(\\d+)\\s*\\]|(?:at most|up to|less than "
                                                         "or equal to|<=|maximum (?:value )?(?:is|of))\\s+(\\d+)"));
    const QRegularExpressionMatch match = range.match(message);
    if (!match.hasMatch())
        return std::nullopt;
    return (match.captured(1).isEmpty() ? match.captured(2) : match.captured(1)).toLongLong();
}

//! The word in quotes, or after "parameter:" and its like, that a refused parameter's message names.
QString namedParameter(const QString& message)
{
    static const QRegularExpression named(QStringLiteral("['\"`]([a-z_.]{2,40})['\"`]"
                                                         "|(?:parameter|argument supplied|field):? ([a-z_.]{2,40})"));
    const QRegularExpressionMatch match = named.match(message);
    return match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
}

std::optional<qint64> captured(const QRegularExpression& pattern, const QString& text)
{
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    QString digits = match.captured(match.lastCapturedIndex());
    digits.remove(u',');
    bool fine = false;
    const qint64 number = digits.toLongLong(&fine);
    return fine ? std::optional(number) : std::nullopt;
}

//! How long what may be: each server has its own sentence.
void readLengths(const ErrorFacts& facts, ErrorReply& reply)
{
    static const auto caseless = QRegularExpression::CaseInsensitiveOption;
    static const QRegularExpression context(QStringLiteral("context (?:length|size|window)[^.\\d]{0,40}?(\\d[\\d,]*)"
                                                           "|tokens > (\\d[\\d,]*) maximum"
                                                           "|range of input length should be \\[\\d+, *(\\d[\\d,]*)\\]"
                                                           "|\\bn_ctx (\\d+)"),
        caseless);
    static const QRegularExpression prompt(
        QStringLiteral("\\((\\d[\\d,]*) (?:tokens )?(?:in the messages|of text input|in (?:the|your) prompt)"
                       "|(?:messages resulted in|request has|prompt contains(?: at least)?|too long:|n_prompt_tokens) "
                       "(\\d[\\d,]*)"),
        caseless);
    static const QRegularExpression requested(QStringLiteral("requested (?:about )?(\\d[\\d,]*) tokens"), caseless);
    reply.context = facts.context ? facts.context : captured(context, facts.message);
    reply.promptTokens = facts.promptTokens ? facts.promptTokens : captured(prompt, facts.message);
    reply.requestedTokens = captured(requested, facts.message);
}

QString translated(const char* source)
{
    return QCoreApplication::translate("ErrorReply", source);
}

} // namespace

bool saysAny(const QString& text, std::initializer_list<QStringView> words)
{
    return std::any_of(
        words.begin(), words.end(), [&text](QStringView word) { return text.contains(word, Qt::CaseInsensitive); });
}

void readComplaint(const ErrorFacts& facts, ErrorReply& reply)
{
    const QString& message = facts.message;
    const QString names = facts.type + u' ' + facts.code;
    reply.parameter = facts.parameter;
    readLengths(facts, reply);
    if (saysAny(message, {u"reasoning_content"})
        && saysAny(message, {u"missing", u"must", u"required", u"passed back"})) {
        reply.complaint = Complaint::ReasoningMissing;
    } else if (saysAny(message, {u"word 'json'", u"word \"json\"", u"word json"})) {
        reply.complaint = Complaint::JsonWordMissing;
    } else if (saysAny(names, {u"unsupported_parameter", u"unknown_parameter", u"unsupported_value"})
        || saysAny(message,
            {u"unsupported parameter", u"unknown parameter", u"unrecognized request argument",
                u"extra fields not permitted", u"extra inputs are not permitted", u"unsupported value"})) {
        if (reply.parameter.isEmpty())
            reply.parameter = namedParameter(message);
        if (!reply.parameter.isEmpty())
            reply.complaint = Complaint::UnsupportedParameter;
    } else if (reply.context && reply.promptTokens) {
        reply.complaint = Complaint::ContextTooLong; // some blame max_tokens and mean both together
    } else if (saysAny(message, {u"max_tokens", u"max_completion_tokens"})
        && saysAny(message, {u"too large", u"valid range", u"at most", u"invalid max_tokens", u"less than or equal"})) {
        reply.complaint = Complaint::MaxTokensTooBig;
        reply.limit = namedLimit(message);
    } else if (saysAny(names, {u"context_length_exceeded", u"exceed_context_size"})
        || saysAny(message,
            {u"maximum context length", u"context window", u"context length", u"context size", u"prompt is too long",
                u"range of input length"})) {
        reply.complaint = Complaint::ContextTooLong;
    }
}

void sayHowMuchTooLong(ErrorReply& reply)
{
    base::Error& error = reply.error;
    error.remedy = translated(QT_TRANSLATE_NOOP(
        "ErrorReply", "Shorten the conversation, leave documents out, or choose a model that reads more."));
    const auto words = [&](const char* sentence, qint64 length) {
        return translated(sentence).arg(length - *reply.context).arg(length).arg(*reply.context);
    };
    if (reply.context && reply.promptTokens && *reply.promptTokens > *reply.context) {
        error.what = words(QT_TRANSLATE_NOOP("ErrorReply",
                               "The conversation is %1 tokens too long for this model: %2, where it reads %3."),
            *reply.promptTokens);
    } else if (reply.context && reply.requestedTokens && *reply.requestedTokens > *reply.context) {
        error.what = words(QT_TRANSLATE_NOOP("ErrorReply",
                               "Conversation and answer together are %1 tokens too long for this model: %2, where it "
                               "holds %3."),
            *reply.requestedTokens);
    } else {
        error.what = translated(QT_TRANSLATE_NOOP("ErrorReply", "The conversation is too long for this model."));
    }
}

} // namespace spyhop::wire
