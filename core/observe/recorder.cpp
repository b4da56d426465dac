// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/recorder.h"

#include "core/base/jsonwriter.h"

namespace spyhop::observe {
namespace {

QString textOf(const base::JsonWriter& json)
{
    return QString::fromUtf8(json.bytes());
}

QString attemptsText(const QList<model::Attempt>& attempts)
{
    base::JsonWriter json;
    json.beginArray();
    for (const model::Attempt& attempt : attempts) {
        json.beginObject();
        json.key("endpoint");
        json.string(attempt.endpoint);
        json.key("model");
        json.string(attempt.model);
        json.key("status");
        json.integer(attempt.status);
        if (attempt.error) {
            json.key("error");
            json.string(base::codeName(*attempt.error));
        }
        json.key("waitMs");
        json.integer(attempt.wait.count());
        json.key("possiblyBilled");
        json.boolean(attempt.possiblyBilled);
        json.endObject();
    }
    json.endArray();
    return textOf(json);
}

//! Which parameters were changed, not from what to what: a stop word, say, is the person's own text.
QString adjustedText(const QList<model::Adjustment>& adjustments)
{
    base::JsonWriter json;
    json.beginArray();
    for (const model::Adjustment& adjustment : adjustments)
        json.string(adjustment.field);
    json.endArray();
    return textOf(json);
}

QString timingsText(const model::Timings& timings)
{
    base::JsonWriter json;
    const auto put = [&json](QByteArrayView name, const std::optional<double>& ms) {
        json.key(name);
        if (ms)
            json.number(*ms);
        else
            json.null();
    };
    json.beginObject();
    put("queue", timings.queue);
    put("connect", timings.connect);
    put("tls", timings.tls);
    put("firstToken", timings.firstToken);
    put("transfer", timings.transfer);
    put("parse", timings.parse);
    put("total", timings.total);
    json.endObject();
    return textOf(json);
}

} // namespace

Recorder::Recorder(db::Database& database)
    : m_database(database)
{
}

std::unique_ptr<db::WriteTicket> Recorder::intend(const QString& callId, const QString& endpoint, const QString& model,
    const QString& purpose, const QString& jobId, const QDateTime& at)
{
    // A call may try several targets; each try is announced, and the last announcement stands.
    return m_database.write({{QStringLiteral("INSERT OR REPLACE INTO main.intents(call, endpoint, model, purpose, job, "
                                             "at) VALUES(?, ?, ?, ?, ?, ?)"),
        {callId, endpoint, model, purpose, jobId, at.toMSecsSinceEpoch()}}});
}

void Recorder::record(const model::CallRecord& record)
{
    write(record, QStringLiteral("INSERT"));
}

void Recorder::recordFetched(const model::CallRecord& record)
{
    write(record, QStringLiteral("INSERT OR REPLACE"));
}

void Recorder::write(const model::CallRecord& record, const QString& insert)
{
    m_database.post(
        {{insert
                 + QStringLiteral(
                     " INTO main.calls(call, purpose, job, endpoint, tier, asked_model, answered_model, "
                     "fingerprint, finish, started, error, http_status, cached, attempts, adjusted, prompt_tokens, "
                     "completion_tokens, reasoning_tokens, cache_hit_tokens, usage_estimated, timings, cost_nano, "
                     "currency, cost_estimated, bytes_sent, bytes_received, cacheable, saved_nano, saved_currency, "
                     "plain_sent, "
                     "plain_received) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                     "?, ?, ?, "
                     "?, ?, ?, ?)"),
             {record.callId, record.purpose, record.jobId, record.endpoint, record.tier, record.askedModel,
                 record.answeredModel, record.systemFingerprint, record.finishWord,
                 record.startedAt.toMSecsSinceEpoch(),
                 record.error ? QVariant(base::codeName(*record.error)) : QVariant(), record.httpStatus,
                 int(record.cached), attemptsText(record.attempts), adjustedText(record.adjusted),
                 record.usage.promptTokens, record.usage.completionTokens, record.usage.reasoningTokens,
                 record.usage.cacheHitTokens, int(record.usage.estimated), timingsText(record.timings),
                 record.cost ? QVariant(record.cost->nanoUnits()) : QVariant(),
                 record.cost ? QVariant(record.cost->currency()) : QVariant(), int(record.costEstimated),
                 record.traffic.sent, record.traffic.received, int(record.cacheable),
                 record.saved ? QVariant(record.saved->nanoUnits()) : QVariant(),
                 record.saved ? QVariant(record.saved->currency()) : QVariant(), record.traffic.sentPlain,
                 record.traffic.receivedPlain}},
            // What stays in this table was sent, and nobody knows what became of it.
            {QStringLiteral("DELETE FROM main.intents WHERE call = ?"), {record.callId}}});
    ++m_recorded;
    Q_EMIT recordAdded(record);
}

} // namespace spyhop::observe
