// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/router.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <array>

namespace spyhop::localserver {
namespace {

constexpr qsizetype keptAnswers = 4096; // about 10 MB at most
constexpr std::array modelNames{u"spyhop-local", u"spyhop-local-small"};

Reply json(int status, const QJsonObject& object, Framing framing)
{
    return plainReply(
        status, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n', {}, framing);
}

Reply errorReply(int status, const QString& message, const QString& code, Framing framing, const Headers& headers)
{
    return plainReply(status, "application/json", errorBody(status, message, code), headers, framing);
}

bool isKnownModel(const QString& name)
{
    return std::any_of(
        modelNames.begin(), modelNames.end(), [&](const char16_t* known) { return name == QStringView(known); });
}

//! 16 hexadecimal digits from a seed and a number (SplitMix64, Steele et al. 2014).
QString idFrom(quint64 seed, quint64 number)
{
    quint64 z = seed + (number + 1) * 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return QStringLiteral("chatcmpl-") + QString::number(z ^ (z >> 31), 16).rightJustified(16, u'0');
}

} // namespace

Router::Router(const ServerOptions& options, Script script, const base::Clock& clock)
    : m_options(options)
    , m_script(std::move(script))
    , m_clock(clock)
    , m_faults(options.failures, options.seed)
    , m_desk(options.seed, std::chrono::milliseconds(options.jobDelayMs), clock, m_faults, m_bill, options.promptCache)
{
}

Reply Router::answer(const HttpRequest& request)
{
    ++m_stats.requests;
    m_stats.maxInFlight = std::max(m_stats.maxInFlight, ++m_stats.inFlight);
    const bool takesPacked = request.header("accept-encoding").toLower().contains("gzip");
    return route(request, {!request.http10, request.keepAlive, takesPacked});
}

Reply Router::route(const HttpRequest& request, Framing framing)
{
    const QByteArray& path = request.path;
    if (path == "/_stats" || path == "/_stats/keys" || path == "/health") {
        if (request.method != "GET" && request.method != "HEAD")
            return errorReply(
                405, QStringLiteral("Use GET."), QStringLiteral("method_not_allowed"), framing, {{"Allow", "GET"}});
        return path == "/_stats"     ? statistics(framing)
            : path == "/_stats/keys" ? json(200, m_keys.listed(), framing)
                                     : json(200, {{QStringLiteral("status"), QStringLiteral("ok")}}, framing);
    }
    const bool isChat = path.endsWith("/chat/completions");
    const bool isModels = path.endsWith("/models");
    const bool isBalance = path.endsWith("/user/balance");
    const bool isPost = request.method == "POST";
    const std::optional<ScriptLine> line = !isChat || isPost ? m_script.take(request.method, path) : std::nullopt;
    if (line && line->kind != ScriptLine::Kind::Chat && line->kind != ScriptLine::Kind::Own) {
        if (isChat) {
            ++m_stats.chats;
            const QByteArray key = request.header("idempotency-key");
            countKey(key);
            askForPatience(key, line->headers);
        }
        return withLatency(fixed(*line, framing));
    }
    if (line && line->refusePacked != 0 && !request.header("content-encoding").isEmpty()) {
        m_stats.chats += isChat ? 1 : 0;
        return withLatency(errorReply(line->refusePacked, QStringLiteral("Packed requests are not taken here."),
            QStringLiteral("unsupported_encoding"), framing, {}));
    }
    if (JobDesk::isJobPath(path))
        return withLatency(job(request, framing, line));
    if (!isChat && !isModels && !isBalance)
        return errorReply(
            404, QStringLiteral("There is nothing at this path."), QStringLiteral("not_found"), framing, {});
    if (isChat != isPost) {
        return errorReply(405, isChat ? QStringLiteral("Use POST.") : QStringLiteral("Use GET."),
            QStringLiteral("method_not_allowed"), framing, {{"Allow", isChat ? "POST" : "GET"}});
    }
    if (isModels)
        return withLatency(models(framing));
    if (isBalance)
        return withLatency(balance(framing));
    ++m_stats.chats;
    const qint64 refused = m_stats.refused;
    const Reply reply = chat(request, framing, line);
    return m_stats.refused > refused ? reply : withLatency(reply); // who has no place refuses at once
}

Reply Router::job(const HttpRequest& request, Framing framing, const std::optional<ScriptLine>& line)
{
    const JobDesk::Answer answer = m_desk.handle(request, line.value_or(ScriptLine()));
    if (line && line->lost && line->status != 0)
        return errorReply(line->status, QStringLiteral("The reply was lost on the way, as scripted."),
            QStringLiteral("scripted"), framing, {});
    if (line && line->lost) {
        Reply reply;
        reply.end(ReplyStep::Kind::Cut);
        return reply;
    }
    return plainReply(answer.status, answer.contentType, answer.body, answer.headers, framing);
}

Reply Router::chat(const HttpRequest& request, Framing framing, const std::optional<ScriptLine>& line)
{
    const QByteArray key = request.header("idempotency-key");
    countKey(key);
    if (m_options.mostAtOnce > 0 && m_stats.inFlight > m_options.mostAtOnce) {
        ++m_stats.refused;
        const Headers headers{{"Retry-After", "1"}};
        askForPatience(key, headers);
        return errorReply(
            429, QStringLiteral("Too many requests at once."), QStringLiteral("rate_limit_exceeded"), framing, headers);
    }
    if (const std::optional<int> status = m_faults.draw()) {
        ++m_stats.failed;
        const Headers headers = *status == 429 ? Headers{{"Retry-After", "1"}} : Headers{};
        askForPatience(key, headers);
        return errorReply(*status, QStringLiteral("This failure was asked for when the server was started."),
            QStringLiteral("injected"), framing, headers);
    }
    const auto ask = parseChatAsk(request.body);
    if (!ask)
        return errorReply(ask.error().status, ask.error().message, ask.error().code, framing, {});
    m_keys.describe(key, ask->opening);
    if (!isKnownModel(ask->model))
        return errorReply(404, QStringLiteral("Model Not Exist"), QStringLiteral("model_not_found"), framing, {});
    Kept kept = keptAnswer(*ask, key);
    if (m_options.promptCache)
        kept.answer.cacheHitTokens = m_bill.cacheHits(request.body, kept.answer.promptTokens);
    const bool isScripted = line && line->kind == ScriptLine::Kind::Chat;
    ChatEnvelope envelope;
    envelope.id = kept.id;
    envelope.created = kept.created;
    envelope.model = ask->model;
    envelope.stream = ask->stream;
    envelope.includeUsage = ask->includeUsage;
    envelope.tokenDelay = std::chrono::milliseconds(m_options.tokenDelayMs);
    envelope.framing = framing;
    const Reply reply = isScripted ? scriptedChatReply(kept.answer, envelope, *line) : chatReply(kept.answer, envelope);
    const qint64 lasts = reply.length().count() + m_options.latencyMs;
    m_bill.add({m_clock.wallTime().addMSecs(lasts), ask->model, kept.answer.promptTokens, kept.answer.cacheHitTokens,
        isScripted ? tokensSent(kept.answer, *line) : kept.answer.completionTokens});
    return reply;
}

Router::Kept Router::keptAnswer(const ChatAsk& ask, const QByteArray& key)
{
    if (const auto found = m_kept.constFind(key); !key.isEmpty() && found != m_kept.constEnd())
        return *found;
    const quint64 number = static_cast<quint64>(m_stats.chats);
    const Kept kept{
        composeAnswer(ask, m_options.seed), idFrom(m_options.seed, number), m_clock.wallTime().toSecsSinceEpoch()};
    if (!key.isEmpty()) {
        m_kept.insert(key, kept);
        m_keptOrder.enqueue(key);
        if (m_keptOrder.size() > keptAnswers)
            m_kept.remove(m_keptOrder.dequeue());
    }
    return kept;
}

void Router::countKey(const QByteArray& key)
{
    const int hits = m_keys.count(key);
    if (hits == 0)
        return;
    m_stats.maxHitsPerKey = std::max(m_stats.maxHitsPerKey, hits);
    if (const auto notBefore = m_notBefore.constFind(key); notBefore != m_notBefore.cend()) {
        m_stats.early += m_clock.steadyTime() < *notBefore ? 1 : 0;
        m_notBefore.erase(notBefore);
    }
}

//! Remembers until when this key was told to wait; whole seconds only.
void Router::askForPatience(const QByteArray& key, const Headers& headers)
{
    for (const auto& [name, value] : headers) {
        bool isNumber = false;
        const int seconds = value.toInt(&isNumber);
        if (!key.isEmpty() && isNumber && name.toLower() == "retry-after")
            m_notBefore.insert(key, m_clock.steadyTime() + std::chrono::seconds(seconds));
    }
}

Reply Router::models(Framing framing) const
{
    QJsonArray list;
    for (const char16_t* name : modelNames) {
        list.append(QJsonObject{{QStringLiteral("id"), QString::fromUtf16(name)},
            {QStringLiteral("object"), QStringLiteral("model")},
            {QStringLiteral("owned_by"), QStringLiteral("spyhop")}});
    }
    return json(200, {{QStringLiteral("object"), QStringLiteral("list")}, {QStringLiteral("data"), list}}, framing);
}

Reply Router::balance(Framing framing) const
{
    const QJsonObject info{{QStringLiteral("currency"), QStringLiteral("CNY")},
        {QStringLiteral("total_balance"), QStringLiteral("110.00")},
        {QStringLiteral("granted_balance"), QStringLiteral("10.00")},
        {QStringLiteral("topped_up_balance"), QStringLiteral("100.00")}};
    return json(
        200, {{QStringLiteral("is_available"), true}, {QStringLiteral("balance_infos"), QJsonArray{info}}}, framing);
}

Reply Router::statistics(Framing framing) const
{
    return json(200,
        {{QStringLiteral("requests"), m_stats.requests}, {QStringLiteral("chats"), m_stats.chats},
            {QStringLiteral("failed"), m_stats.failed}, {QStringLiteral("inFlight"), m_stats.inFlight},
            {QStringLiteral("maxInFlight"), m_stats.maxInFlight}, {QStringLiteral("idempotencyKeys"), m_keys.size()},
            {QStringLiteral("refused"), m_stats.refused}, {QStringLiteral("early"), m_stats.early},
            {QStringLiteral("maxHitsPerKey"), m_stats.maxHitsPerKey},
            {QStringLiteral("submissions"), m_desk.stats().submissions},
            {QStringLiteral("maxHitsPerSubmission"), m_desk.stats().maxHitsPerSubmission},
            {QStringLiteral("answered"), m_desk.stats().answered},
            {QStringLiteral("answeredTwice"), m_desk.stats().answeredTwice},
            {QStringLiteral("uploads"), m_desk.stats().uploads}, {QStringLiteral("files"), m_desk.stats().files},
            {QStringLiteral("fetched"), m_desk.stats().fetched}, {QStringLiteral("deleted"), m_desk.stats().deleted}},
        framing);
}

Reply Router::fixed(const ScriptLine& line, Framing framing) const
{
    Reply reply;
    switch (line.kind) {
    case ScriptLine::Kind::Close:
        reply.end(ReplyStep::Kind::Cut);
        return reply;
    case ScriptLine::Kind::Reset:
        reply.end(ReplyStep::Kind::Reset);
        return reply;
    case ScriptLine::Kind::Hang:
        reply.end(ReplyStep::Kind::Hang);
        return reply;
    case ScriptLine::Kind::Own:
    case ScriptLine::Kind::Chat:
    case ScriptLine::Kind::Fixed:
        break;
    }
    const bool isBroken = line.end == ScriptEnd::Cut || line.end == ScriptEnd::Reset || line.end == ScriptEnd::Hang;
    if (!isBroken)
        return plainReply(line.status, line.contentType, line.body, line.headers, framing);
    // One byte more is promised than comes.
    reply.write(headBytes(line.status, line.contentType, line.headers,
                    "Content-Length: " + QByteArray::number(line.body.size() + 1) + "\r\n", framing.keepAlive)
        + line.body);
    reply.end(line.end == ScriptEnd::Cut   ? ReplyStep::Kind::Cut
            : line.end == ScriptEnd::Reset ? ReplyStep::Kind::Reset
                                           : ReplyStep::Kind::Hang);
    return reply;
}

Reply Router::withLatency(const Reply& reply) const
{
    if (m_options.latencyMs <= 0)
        return reply;
    Reply late;
    late.keepAlive = reply.keepAlive;
    late.wait(std::chrono::milliseconds(m_options.latencyMs));
    late.steps.append(reply.steps);
    return late;
}

} // namespace spyhop::localserver
