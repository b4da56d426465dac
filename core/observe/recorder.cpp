// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/recorder.h"

#include "core/base/jsonwriter.h"

#include <QtCore/QStringView>
#include <algorithm>

namespace spyhop::observe {
namespace {

QString textOf(const base::JsonWriter& json)
{
    return QString::fromUtf8(json.view());
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

//! As models are called, and as servers say how an answer ended: no spaces, and nothing else of which sentences are
//! made.
bool isName(const QString& word)
{
    constexpr qsizetype longest = 128; // characters; a path to a model's file may be so long
    const auto fits = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || QStringView(u"._:/@+~-").contains(c);
    };
    return word.size() <= longest && std::all_of(word.cbegin(), word.cend(), fits);
}

//! What a server puts where a name belongs may be anything, the question too: without consent no word of that is kept.
model::CallRecord withNamesOnly(const model::CallRecord& record)
{
    model::CallRecord result = record;
    const auto unlessName = [](QString& word) {
        if (!isName(word))
            word = QStringLiteral("?");
    };
    if (record.answeredModel != record.askedModel && record.answeredModel != record.resolvedModel)
        unlessName(result.answeredModel);
    unlessName(result.systemFingerprint);
    unlessName(result.finishWord);
    return result;
}

//! \brief Two writes that are one promise: both durable, or the first failure. Owner: as any ticket.
class JointTicket final : public db::WriteTicket {
public:
    JointTicket(std::unique_ptr<db::WriteTicket> first, std::unique_ptr<db::WriteTicket> second)
        : m_first(std::move(first))
        , m_second(std::move(second))
    {
        connect(m_first.get(), &db::WriteTicket::done, this, &JointTicket::hear);
        connect(m_second.get(), &db::WriteTicket::done, this, &JointTicket::hear);
    }

private:
    void hear(const base::Status& status)
    {
        m_left -= status ? 1 : m_left;
        if (m_left > 0 || m_told)
            return;
        m_told = true;
        const base::Status end = status;
        Q_EMIT done(end);
    }

    std::unique_ptr<db::WriteTicket> m_first, m_second;
    int m_left = 2;
    bool m_told = false;
};

} // namespace

Recorder::Recorder(db::Database& database)
    : m_database(database)
{
}

void Recorder::setAuditLog(AuditLog& log, base::Clock& clock)
{
    m_log = &log;
    m_clock = &clock;
}

std::unique_ptr<db::WriteTicket> Recorder::intend(const Intent& intent)
{
    // A call may try several targets; each try is announced, and here the last announcement stands.
    const QList<db::Statement> statements{{QStringLiteral("INSERT OR REPLACE INTO main.intents(call, endpoint, model, "
                                                          "purpose, job, at) VALUES(?, ?, ?, ?, ?, ?)"),
        {intent.callId, intent.endpoint, intent.resolvedModel, intent.purpose, intent.jobId,
            intent.at.toMSecsSinceEpoch()}}};
    if (!m_log)
        return m_database.write(statements);
    // Side by side: two syncs, and the time of the longer one. What was posted to the database before is durable too
    // then, which a batch relies on.
    return std::make_unique<JointTicket>(m_database.write(statements), m_log->write(draftOf(intent)));
}

void Recorder::tryEnded(const TryEnd& end)
{
    if (m_log)
        m_log->post(draftOf(end));
}

void Recorder::denied(const Denied& denied)
{
    if (!m_log)
        return;
    Denied named = denied;
    for (QString* const word : {&named.denial.model, &named.denial.resource}) {
        if (!isName(*word)) // a server may have answered so
            *word = QStringLiteral("?");
    }
    m_log->post(draftOf(named));
}

std::unique_ptr<db::WriteTicket> Recorder::intendRequest(const Intent& intent)
{
    return m_log ? m_log->write(draftOf(intent)) : nullptr;
}

void Recorder::recordRequest(const model::CallRecord& record)
{
    if (m_log)
        m_log->post(draftOf(withNamesOnly(record), m_clock->wallTime()));
}

void Recorder::record(const model::CallRecord& record)
{
    write(record, QStringLiteral("INSERT"));
}

void Recorder::recordFetched(const model::CallRecord& record)
{
    write(record, QStringLiteral("INSERT OR REPLACE"));
}

void Recorder::write(const model::CallRecord& full, const QString& insert)
{
    const model::CallRecord record = withNamesOnly(full);
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
    recordRequest(record);
    ++m_recorded;
    Q_EMIT recordAdded(full);
}

} // namespace spyhop::observe
