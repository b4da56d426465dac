// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/messagerecord.h"

#include "core/base/cbornumber.h"
#include "core/store/cborrecord.h"

#include <QtCore/QCborArray>
#include <QtCore/QCborMap>
#include <QtCore/QCborValue>
#include <QtCore/QCoreApplication>
#include <algorithm>
#include <limits>

namespace spyhop::store {
namespace {

base::Status unreadable()
{
    return base::failure(base::ErrorCode::Unreadable,
        QCoreApplication::translate("ConversationStore", "A stored record of the conversation has an unknown form."));
}

QString string(const QCborMap& map, const char16_t* key)
{
    return map.value(QString::fromUtf16(key)).toString();
}

qint64 integer(const QCborMap& map, const char16_t* key)
{
    return base::wholeNumber(map.value(QString::fromUtf16(key)));
}

bool boolean(const QCborMap& map, const char16_t* key)
{
    return map.value(QString::fromUtf16(key)).toBool();
}

//! Keys that say nothing (empty texts, zeros) are left out: most records have few of them.
void put(QCborMap& map, const char16_t* key, const QString& value)
{
    if (!value.isEmpty())
        map.insert(QString::fromUtf16(key), value);
}

void put(QCborMap& map, const char16_t* key, qint64 value)
{
    if (value != 0)
        map.insert(QString::fromUtf16(key), value);
}

QCborMap packed(const base::Error& error)
{
    QCborMap map;
    put(map, u"code", base::codeName(error.code));
    put(map, u"what", error.what);
    put(map, u"whom", error.whom);
    put(map, u"remedy", error.remedy);
    put(map, u"detail", error.detail);
    put(map, u"rule", error.rule);
    put(map, u"status", error.httpStatus);
    if (error.retryAfter)
        map.insert(QStringLiteral("retryAfterMs"), qint64(error.retryAfter->count()));
    put(map, u"billed", qint64(error.possiblyBilled));
    return map;
}

base::Error unpackedError(const QCborMap& map)
{
    base::Error error;
    error.code = base::codeFromName(string(map, u"code")).value_or(base::ErrorCode::Internal);
    error.what = string(map, u"what");
    error.whom = string(map, u"whom");
    error.remedy = string(map, u"remedy");
    error.detail = string(map, u"detail");
    error.rule = string(map, u"rule");
    error.httpStatus = static_cast<int>(integer(map, u"status"));
    if (map.contains(QStringLiteral("retryAfterMs")))
        error.retryAfter = std::chrono::milliseconds(integer(map, u"retryAfterMs"));
    error.possiblyBilled = integer(map, u"billed") != 0;
    return error;
}

QCborMap packed(const model::Usage& usage)
{
    QCborMap map;
    put(map, u"prompt", usage.promptTokens);
    put(map, u"completion", usage.completionTokens);
    put(map, u"reasoning", usage.reasoningTokens);
    put(map, u"cacheHit", usage.cacheHitTokens);
    map.insert(QStringLiteral("estimated"), usage.estimated);
    return map;
}

model::Usage unpackedUsage(const QCborMap& map)
{
    return {integer(map, u"prompt"), integer(map, u"completion"), integer(map, u"reasoning"), integer(map, u"cacheHit"),
        boolean(map, u"estimated")};
}

// Timings by name, so that a phase may be added or dropped.
constexpr std::array timingNames{
    std::pair{u"queue", &model::Timings::queue},
    std::pair{u"connect", &model::Timings::connect},
    std::pair{u"tls", &model::Timings::tls},
    std::pair{u"firstToken", &model::Timings::firstToken},
    std::pair{u"transfer", &model::Timings::transfer},
    std::pair{u"parse", &model::Timings::parse},
    std::pair{u"total", &model::Timings::total},
};

QCborArray packed(const QList<model::Attempt>& attempts)
{
    QCborArray list;
    for (const model::Attempt& attempt : attempts) {
        QCborMap map;
        put(map, u"endpoint", attempt.endpoint);
        put(map, u"model", attempt.model);
        put(map, u"status", attempt.status);
        if (attempt.error)
            put(map, u"error", base::codeName(*attempt.error));
        put(map, u"reason", attempt.reason);
        put(map, u"waitMs", attempt.wait.count());
        put(map, u"billed", qint64(attempt.possiblyBilled));
        list.append(map);
    }
    return list;
}

QList<model::Attempt> unpackedAttempts(const QCborArray& list)
{
    QList<model::Attempt> attempts;
    for (const QCborValue& value : list) {
        const QCborMap map = value.toMap();
        model::Attempt attempt;
        attempt.endpoint = string(map, u"endpoint");
        attempt.model = string(map, u"model");
        attempt.status = static_cast<int>(integer(map, u"status"));
        attempt.error = base::codeFromName(string(map, u"error"));
        attempt.reason = string(map, u"reason");
        attempt.wait = std::chrono::milliseconds(integer(map, u"waitMs"));
        attempt.possiblyBilled = integer(map, u"billed") != 0;
        attempts.append(attempt);
    }
    return attempts;
}

QCborMap packed(const model::Outcome& outcome)
{
    QCborMap map;
    put(map, u"answeredModel", outcome.completion.model);
    put(map, u"fingerprint", outcome.completion.systemFingerprint);
    put(map, u"finish", outcome.completion.finishWord);
    if (outcome.completion.usage)
        map.insert(QStringLiteral("usage"), packed(*outcome.completion.usage));
    if (outcome.error)
        map.insert(QStringLiteral("error"), packed(*outcome.error));
    put(map, u"endpoint", outcome.endpoint);
    put(map, u"askedModel", outcome.askedModel);
    put(map, u"tier", outcome.tier);
    put(map, u"cached", static_cast<int>(outcome.cached));
    map.insert(QStringLiteral("attempts"), packed(outcome.attempts));
    QCborArray adjusted;
    for (const model::Adjustment& adjustment : outcome.adjusted)
        adjusted.append(QCborArray{adjustment.field, adjustment.from, adjustment.to, adjustment.why});
    map.insert(QStringLiteral("adjusted"), adjusted);
    QCborMap timings;
    for (const auto& [name, member] : timingNames) {
        if (outcome.timings.*member)
            timings.insert(QString::fromUtf16(name), *(outcome.timings.*member));
    }
    map.insert(QStringLiteral("timings"), timings);
    if (outcome.cost) {
        map.insert(QStringLiteral("cost"), outcome.cost->nanoUnits());
        map.insert(QStringLiteral("currency"), outcome.cost->currency());
        map.insert(QStringLiteral("costEstimated"), outcome.costEstimated);
    }
    return map;
}

model::Outcome unpackedOutcome(const QCborMap& map)
{
    model::Outcome outcome;
    outcome.completion.model = string(map, u"answeredModel");
    outcome.completion.systemFingerprint = string(map, u"fingerprint");
    outcome.completion.finishWord = string(map, u"finish");
    outcome.completion.finish = model::finishReasonFromWord(outcome.completion.finishWord);
    if (const QCborValue usage = map.value(QStringLiteral("usage")); usage.isMap())
        outcome.completion.usage = unpackedUsage(usage.toMap());
    if (const QCborValue error = map.value(QStringLiteral("error")); error.isMap())
        outcome.error = unpackedError(error.toMap());
    outcome.endpoint = string(map, u"endpoint");
    outcome.askedModel = string(map, u"askedModel");
    outcome.tier = string(map, u"tier");
    const qint64 cached = integer(map, u"cached");
    if (cached >= 0 && cached <= static_cast<qint64>(model::Cached::L2))
        outcome.cached = static_cast<model::Cached>(cached);
    outcome.attempts = unpackedAttempts(map.value(QStringLiteral("attempts")).toArray());
    const QCborArray adjusted = map.value(QStringLiteral("adjusted")).toArray();
    for (const QCborValue& value : adjusted) {
        const QCborArray fields = value.toArray();
        outcome.adjusted.append(
            {fields.at(0).toString(), fields.at(1).toString(), fields.at(2).toString(), fields.at(3).toString()});
    }
    const QCborMap timings = map.value(QStringLiteral("timings")).toMap();
    for (const auto& [name, member] : timingNames) {
        if (const QCborValue value = timings.value(QString::fromUtf16(name)); value.isDouble() || value.isInteger())
            outcome.timings.*member = value.toDouble();
    }
    if (const QCborValue cost = map.value(QStringLiteral("cost")); cost.isInteger()) {
        outcome.cost = base::Money(base::wholeNumber(cost), string(map, u"currency"));
        outcome.costEstimated = boolean(map, u"costEstimated");
    }
    return outcome;
}

} // namespace

QByteArray packHead(const model::Conversation& conversation)
{
    QCborMap map;
    put(map, u"title", conversation.summary.title);
    put(map, u"lastLine", conversation.summary.lastLine);
    put(map, u"system", conversation.systemPrompt);
    if (!conversation.origin.isEmpty())
        map.insert(QStringLiteral("origin"), conversation.origin);
    put(map, u"role", conversation.role);
    if (conversation.temperature)
        map.insert(QStringLiteral("temperature"), *conversation.temperature);
    if (conversation.maxTokens)
        map.insert(QStringLiteral("maxTokens"), *conversation.maxTokens);
    if (conversation.overflow != model::Overflow::Ask)
        put(map, u"overflow", model::overflowName(conversation.overflow));
    if (!conversation.digest.lastId.isEmpty()) {
        put(map, u"digestUpTo", conversation.digest.lastId);
        put(map, u"digest", conversation.digest.text);
    }
    return map.toCborValue().toCbor();
}

base::Status unpackHead(const QByteArray& bytes, model::Conversation& conversation)
{
    const QCborValue record = recordOf(bytes);
    if (!record.isMap())
        return unreadable();
    const QCborMap map = record.toMap();
    conversation.summary.title = string(map, u"title");
    conversation.summary.lastLine = string(map, u"lastLine");
    conversation.systemPrompt = string(map, u"system");
    conversation.origin = map.value(QStringLiteral("origin")).toByteArray();
    conversation.role = string(map, u"role");
    if (const QCborValue value = map.value(QStringLiteral("temperature")); value.isDouble() || value.isInteger())
        conversation.temperature = std::clamp(value.toDouble(), 0.0, 2.0);
    if (const qint64 most = integer(map, u"maxTokens"); most > 0)
        conversation.maxTokens = static_cast<int>(std::min<qint64>(most, std::numeric_limits<int>::max()));
    conversation.overflow = model::overflowFromName(string(map, u"overflow")).value_or(model::Overflow::Ask);
    conversation.digest = {string(map, u"digestUpTo"), string(map, u"digest")};
    return {};
}

QCborArray packAttachments(const QList<model::Attachment>& attachments)
{
    QCborArray list;
    for (const model::Attachment& attachment : attachments) {
        QCborMap entry;
        put(entry, u"name", attachment.name);
        put(entry, u"type", attachment.mimeType);
        put(entry, u"text", attachment.text);
        entry.insert(QStringLiteral("bytes"), attachment.bytes);
        put(entry, u"receipt", attachment.receipt);
        list.append(entry);
    }
    return list;
}

QList<model::Attachment> unpackAttachments(const QCborArray& list)
{
    QList<model::Attachment> attachments;
    for (const QCborValue& entry : list) {
        const QCborMap fields = entry.toMap();
        attachments.append({string(fields, u"name"), string(fields, u"type"), string(fields, u"text"),
            fields.value(QStringLiteral("bytes")).toByteArray(), string(fields, u"receipt")});
    }
    return attachments;
}

QByteArray packMessage(const model::ConversationMessage& message)
{
    QCborMap map;
    put(map, u"text", message.message.text);
    put(map, u"reasoning", message.message.reasoning);
    put(map, u"note", message.note);
    put(map, u"task", message.taskId);
    if (message.thinkingTime)
        map.insert(QStringLiteral("thoughtMs"), qint64(message.thinkingTime->count()));
    if (!message.message.attachments.isEmpty()) {
        map.insert(QStringLiteral("attachments"), packAttachments(message.message.attachments));
    }
    if (message.outcome)
        map.insert(QStringLiteral("outcome"), packed(*message.outcome));
    if (!message.earlier.isEmpty()) {
        QCborArray parts;
        for (const model::AnswerPart& part : message.earlier) {
            QCborMap entry;
            put(entry, u"end", part.end);
            put(entry, u"note", part.note);
            if (part.outcome)
                entry.insert(QStringLiteral("outcome"), packed(*part.outcome));
            parts.append(entry);
        }
        map.insert(QStringLiteral("earlier"), parts);
    }
    return map.toCborValue().toCbor();
}

base::Status unpackMessage(const QByteArray& bytes, model::ConversationMessage& message)
{
    const QCborValue value = recordOf(bytes);
    if (!value.isMap())
        return unreadable();
    const QCborMap map = value.toMap();
    message.message.text = string(map, u"text");
    message.message.reasoning = string(map, u"reasoning");
    message.note = string(map, u"note");
    message.taskId = string(map, u"task");
    if (const QCborValue thought = map.value(QStringLiteral("thoughtMs")); thought.isInteger())
        message.thinkingTime = std::chrono::milliseconds(std::max<qint64>(0, base::wholeNumber(thought)));
    message.message.attachments = unpackAttachments(map.value(QStringLiteral("attachments")).toArray());
    if (const QCborValue outcome = map.value(QStringLiteral("outcome")); outcome.isMap())
        message.outcome = unpackedOutcome(outcome.toMap());
    const QCborArray parts = map.value(QStringLiteral("earlier")).toArray();
    for (const QCborValue& entry : parts) {
        const QCborMap fields = entry.toMap();
        model::AnswerPart part;
        part.end = std::clamp<qsizetype>(integer(fields, u"end"), 0, message.message.text.size());
        part.note = string(fields, u"note");
        if (const QCborValue outcome = fields.value(QStringLiteral("outcome")); outcome.isMap())
            part.outcome = unpackedOutcome(outcome.toMap());
        message.earlier.append(part);
    }
    return {};
}

QByteArray packProject(const model::Project& project)
{
    QCborMap map;
    put(map, u"name", project.name);
    return map.toCborValue().toCbor();
}

base::Status unpackProject(const QByteArray& bytes, model::Project& project)
{
    const QCborValue value = recordOf(bytes);
    if (!value.isMap())
        return unreadable();
    project.name = string(value.toMap(), u"name");
    return {};
}

} // namespace spyhop::store
