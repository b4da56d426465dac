// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditentry.h"

#include "core/base/jsonwriter.h"
#include "core/model/attachmentcount.h"

#include <algorithm>

namespace spyhop::observe {
namespace {

//! Leaves out what is empty: most calls have no job, no stop word, no rule.
class Line {
public:
    Line(QByteArrayView kind, const QDateTime& at)
    {
        m_json.reserve(480);
        m_json.beginObject();
        m_json.key("kind");
        m_json.ascii(kind);
        m_json.key("at");
        m_json.ascii(timeText(at));
    }
    void text(QByteArrayView name, const QString& value)
    {
        if (value.isEmpty())
            return;
        m_json.key(name);
        m_json.string(value);
    }
    void number(QByteArrayView name, qint64 value)
    {
        m_json.key(name);
        m_json.integer(value);
    }
    void numberUnlessZero(QByteArrayView name, qint64 value)
    {
        if (value != 0)
            number(name, value);
    }
    void decimal(QByteArrayView name, double value)
    {
        m_json.key(name);
        m_json.number(value);
    }
    void flag(QByteArrayView name, bool value)
    {
        if (!value)
            return;
        m_json.key(name);
        m_json.boolean(true);
    }
    void list(QByteArrayView name, const QStringList& values)
    {
        m_json.key(name);
        m_json.beginArray();
        for (const QString& value : values)
            m_json.string(value);
        m_json.endArray();
    }
    void begin(QByteArrayView name)
    {
        m_json.key(name);
        m_json.beginObject();
    }
    void end() { m_json.endObject(); }
    [[nodiscard]] QByteArray bytes() { return m_json.bytes(); }

private:
    base::JsonWriter m_json;
};

void putParameters(Line& line, const model::ChatRequest& request)
{
    line.begin("parameters");
    line.flag("stream", request.stream);
    if (request.thinking != model::Thinking::Default)
        line.text("thinking", model::thinkingName(request.thinking));
    if (request.tier != model::Tier::Auto)
        line.text("tier", model::tierName(request.tier));
    if (request.maxTokens)
        line.number("maxTokens", *request.maxTokens);
    if (request.temperature)
        line.decimal("temperature", *request.temperature);
    if (request.topP)
        line.decimal("topP", *request.topP);
    line.numberUnlessZero("stops", request.stop.size()); // how many: a stop word is the person's own text
    line.flag("json", request.jsonOutput);
    line.flag("continue", request.continueLast);
    line.flag("private", request.isPrivate);
    line.number("messages", request.messages.size());
    line.numberUnlessZero("attachments", model::travellingCount(request));
    line.end();
}

qint64 wholeMs(const std::optional<double>& ms)
{
    return ms ? qRound64(*ms) : 0;
}

} // namespace

QByteArray timeText(const QDateTime& at)
{
    // Qt::ISODateWithMs, without Qt's walk through formats and locales: several stand in each call's entries.
    if (!at.isValid())
        return {};
    const QDateTime utc = at.toUTC();
    const QDate date = utc.date();
    const QTime time = utc.time();
    QByteArray text = QByteArrayLiteral("0000-00-00T00:00:00.000Z");
    char* const out = text.data();
    const auto put = [out](qsizetype from, qsizetype digits, int value) {
        for (qsizetype i = from + digits; i-- > from; value /= 10)
            out[i] = static_cast<char>('0' + value % 10);
    };
    put(0, 4, date.year());
    put(5, 2, date.month());
    put(8, 2, date.day());
    put(11, 2, time.hour());
    put(14, 2, time.minute());
    put(17, 2, time.second());
    put(20, 3, time.msec());
    return text;
}

QString stateWord(const model::CallRecord& record)
{
    if (record.cached != model::Cached::No)
        return QStringLiteral("cached");
    if (!record.error)
        return QStringLiteral("done");
    using Code = base::ErrorCode;
    if (record.error == Code::RefusedPolicy || record.error == Code::RefusedBudget
        || record.error == Code::RefusedConsent)
        return QStringLiteral("denied");
    return record.error == Code::Cancelled ? QStringLiteral("cancelled") : QStringLiteral("failed");
}

AuditDraft draftOf(const SegmentStart& start)
{
    Line line("begin", start.at);
    line.text("segment", start.segment);
    line.text("program", start.program);
    line.number("process", start.process);
    line.text("user", start.who.user);
    line.list("teams", start.who.teams);
    line.flag("managed", start.who.managed);
    return {line.bytes(), std::nullopt, {}, true};
}

AuditDraft draftOf(const Intent& intent)
{
    Line line("intent", intent.at);
    line.text("call", intent.callId);
    line.number("try", intent.number);
    line.text("purpose", intent.purpose);
    line.text("job", intent.jobId);
    line.text("endpoint", intent.endpoint);
    line.text("asked", intent.askedModel);
    line.text("resolved", intent.resolvedModel);
    if (!intent.request)
        return {line.bytes(), std::nullopt, intent.callId, true};
    putParameters(line, *intent.request);
    if (intent.request->isPrivate)
        return {line.bytes(), std::nullopt, intent.callId, intent.number == 1}; // no digest either
    return {line.bytes(), intent.request, intent.callId, intent.number == 1};
}

AuditDraft draftOf(const TryEnd& end)
{
    Line line("try", end.at);
    line.text("call", end.callId);
    line.number("try", end.number);
    line.text("endpoint", end.attempt.endpoint);
    line.text("resolved", end.attempt.model);
    line.number("ms", end.attempt.took.count());
    line.numberUnlessZero("status", end.attempt.status);
    if (end.attempt.error)
        line.text("error", base::codeName(*end.attempt.error));
    line.flag("possiblyBilled", end.attempt.possiblyBilled);
    return {line.bytes(), std::nullopt, {}, true};
}

AuditDraft draftOf(const Denied& denied)
{
    Line line("denied", denied.at);
    line.text("call", denied.callId);
    line.text("purpose", denied.purpose);
    line.text("job", denied.jobId);
    line.text("endpoint", denied.denial.endpoint);
    line.text("model", denied.denial.model);
    line.text("resource", denied.denial.resource);
    line.text("policy", denied.denial.policy);
    line.text("policyDigest", denied.denial.policyDigest);
    line.numberUnlessZero("number", denied.denial.number);
    line.text("rule", denied.denial.rule);
    line.text("statement", denied.denial.statement);
    return {line.bytes(), std::nullopt, denied.callId, true};
}

AuditDraft draftOf(const model::CallRecord& record, const QDateTime& at)
{
    Line line("outcome", at);
    line.text("call", record.callId);
    line.text("state", stateWord(record));
    line.text("purpose", record.purpose);
    line.text("job", record.jobId);
    line.text("endpoint", record.endpoint);
    line.text("tier", record.tier);
    line.text("asked", record.askedModel);
    line.text("resolved", record.resolvedModel);
    line.text("answered", record.answeredModel);
    line.text("fingerprint", record.systemFingerprint);
    line.text("finish", record.finishWord);
    if (record.startedAt.isValid())
        line.text("started", QString::fromLatin1(timeText(record.startedAt)));
    line.number("ms", wholeMs(record.timings.total));
    line.numberUnlessZero("queuedMs", wholeMs(record.timings.queue));
    line.numberUnlessZero("firstTokenMs", wholeMs(record.timings.firstToken));
    line.numberUnlessZero("status", record.httpStatus);
    if (record.error)
        line.text("error", base::codeName(*record.error));
    line.text("rule", record.rule);
    if (record.cached != model::Cached::No)
        line.text("cache", record.cached == model::Cached::L1 ? QStringLiteral("l1") : QStringLiteral("l2"));
    line.number("tries", record.attempts.size());
    line.flag("possiblyBilled", std::any_of(record.attempts.begin(), record.attempts.end(), [](const auto& attempt) {
        return attempt.error && attempt.possiblyBilled;
    }));
    if (record.usage != model::Usage()) {
        line.begin("usage");
        line.number("prompt", record.usage.promptTokens);
        line.number("completion", record.usage.completionTokens);
        line.numberUnlessZero("reasoning", record.usage.reasoningTokens);
        line.numberUnlessZero("cacheHit", record.usage.cacheHitTokens);
        line.flag("estimated", record.usage.estimated);
        line.end();
    }
    if (record.cost) {
        line.begin("cost");
        line.text("amount", record.cost->amount(9));
        line.text("currency", record.cost->currency());
        line.flag("estimated", record.costEstimated);
        line.end();
    }
    QStringList adjusted;
    for (const model::Adjustment& adjustment : record.adjusted)
        adjusted.append(adjustment.field); // not from what to what: that may be the person's text
    if (!adjusted.isEmpty())
        line.list("adjusted", adjusted);
    return {line.bytes(), std::nullopt, record.callId, true};
}

AuditDraft draftOfDigest(const QString& callId, const QByteArray& digest, const QDateTime& at)
{
    Line line("digest", at);
    line.text("call", callId);
    line.text("digest", QString::fromLatin1(digest.toBase64()));
    return {line.bytes(), std::nullopt, {}, true};
}

AuditDraft draftOfEvent(const QString& kind, const QStringList& words, const QDateTime& at)
{
    Line line("event", at);
    line.text("event", kind);
    if (!words.isEmpty())
        line.list("words", words);
    return {line.bytes(), std::nullopt, {}, true};
}

} // namespace spyhop::observe
