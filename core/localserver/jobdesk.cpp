// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where requests about jobs go, and the work on one request. Batches and their files are in jobdeskbatches.cpp.
#include "core/localserver/jobdesk.h"

#include "core/localserver/chatask.h"
#include "core/localserver/chatwriter.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace spyhop::localserver {
namespace {

constexpr std::array<QByteArrayView, 4> desks{"tasks", "batch", "batches", "files"};

//! The path's parts from the desk on; empty: there is none.
QList<QByteArray> partsOf(const QByteArray& path)
{
    QList<QByteArray> parts = path.split('/');
    parts.removeAll(QByteArray());
    if (!parts.isEmpty() && parts.first() == "v1")
        parts.removeFirst();
    if (parts.isEmpty() || std::find(desks.begin(), desks.end(), QByteArrayView(parts.first())) == desks.end())
        return {};
    return parts;
}

JobDesk::Answer refusal(int status, const QString& message)
{
    const QString code = status == 404 ? QStringLiteral("not_found")
        : status == 405                ? QStringLiteral("method_not_allowed")
                                       : QStringLiteral("invalid_request_error");
    return {status, QByteArrayLiteral("application/json"), errorBody(status, message, code), {}};
}

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

JobDesk::JobDesk(quint64 seed, std::chrono::milliseconds delay, const base::Clock& clock, Faults& faults, Bill& bill,
    bool promptCache)
    : m_seed(seed)
    , m_delay(delay)
    , m_clock(clock)
    , m_faults(faults)
    , m_bill(bill)
    , m_promptCache(promptCache)
{
}

bool JobDesk::isJobPath(const QByteArray& path)
{
    return !partsOf(path).isEmpty();
}

JobDesk::Answer JobDesk::handle(const HttpRequest& request, const ScriptLine& line)
{
    QList<QByteArray> parts = partsOf(request.path);
    const QByteArray desk = parts.takeFirst();
    if (desk == "tasks")
        return tasks(request, parts, line);
    if (desk == "batches")
        return batches(request, parts, line);
    if (desk == "files")
        return files(request, parts);
    if (!parts.isEmpty())
        return refusal(404, QStringLiteral("There is nothing at this path."));
    if (request.method != "POST")
        return refusal(405, QStringLiteral("Use POST."));
    return batch(request);
}

void JobDesk::countKey(const QString& key)
{
    ++m_stats.submissions;
    if (!key.isEmpty())
        m_stats.maxHitsPerSubmission = std::max(m_stats.maxHitsPerSubmission, ++m_hits[key]);
}

JobDesk::Worked JobDesk::workOn(const QJsonObject& body, const QDateTime& at, bool inFile)
{
    QJsonObject asked = body;
    if (asked.contains(u"prompt") && !asked.contains(u"messages")) {
        const QJsonObject message{
            {QStringLiteral("role"), QStringLiteral("user")}, {QStringLiteral("content"), asked.take(u"prompt")}};
        asked.insert(QStringLiteral("messages"), QJsonArray{message});
    }
    asked.insert(QStringLiteral("stream"), false);
    const QByteArray json = compact(asked);
    const QByteArray digest = QCryptographicHash::hash(json, QCryptographicHash::Sha256).left(16);
    ++m_stats.answered;
    if (++m_seen[digest] > 1)
        ++m_stats.answeredTwice;
    if (const auto status = m_faults.draw()) {
        return {*status,
            errorBody(*status, QStringLiteral("This failure was asked for when the server was started."),
                QStringLiteral("injected"))};
    }
    const auto ask = parseChatAsk(json);
    if (!ask)
        return {ask.error().status, errorBody(ask.error().status, ask.error().message, ask.error().code)};
    if (!ask->model.startsWith(u"spyhop-local"))
        return {404, errorBody(404, QStringLiteral("Model Not Exist"), QStringLiteral("model_not_found"))};
    ChatAnswer answer = composeAnswer(*ask, m_seed);
    if (m_promptCache)
        answer.cacheHitTokens = m_bill.cacheHits(json, answer.promptTokens);
    m_bill.add({at, ask->model, answer.promptTokens, answer.cacheHitTokens, answer.completionTokens, inFile});
    ChatEnvelope envelope;
    envelope.id = QStringLiteral("chatcmpl-") + QString::fromLatin1(digest.toHex());
    envelope.created = at.toSecsSinceEpoch();
    envelope.model = ask->model;
    return {200, completionBody(answer, envelope)};
}

JobDesk::Answer JobDesk::tasks(const HttpRequest& request, const QList<QByteArray>& below, const ScriptLine& line)
{
    if (below.isEmpty() && request.method == "POST")
        return makeTask(request, line);
    if (below.isEmpty() && request.method == "GET") {
        QByteArray list;
        for (auto& [id, task] : m_tasks) {
            work(task);
            list = (list.isEmpty() ? QByteArray() : list + ',') + taskBody(task);
        }
        return {200, QByteArrayLiteral("application/json"),
            "{\"object\":\"list\",\"data\":[" + list + "],\"has_more\":false}", {}};
    }
    const auto found = m_tasks.find(QString::fromUtf8(below.value(0)));
    if (below.size() > 1 || found == m_tasks.end())
        return refusal(404, QStringLiteral("There is no such task."));
    Task& task = found->second;
    work(task);
    if (request.method == "DELETE" && !task.answer && !std::exchange(task.cancelled, true))
        task.over = m_clock.wallTime();
    else if (request.method != "DELETE" && request.method != "GET")
        return refusal(405, QStringLiteral("Use GET or DELETE."));
    return {200, QByteArrayLiteral("application/json"), taskBody(task), {}};
}

JobDesk::Answer JobDesk::makeTask(const HttpRequest& request, const ScriptLine& line)
{
    const QString key = QString::fromUtf8(request.header("idempotency-key"));
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (body.isEmpty() || (!body.contains(u"prompt") && !body.contains(u"messages")))
        return refusal(400, QStringLiteral("A task needs a model and a prompt or messages."));
    countKey(key);
    if (const QString known = m_byKey.value(key); !key.isEmpty() && m_tasks.contains(known))
        return {200, QByteArrayLiteral("application/json"), taskBody(m_tasks.at(known)), {}};
    Task task;
    task.id = QStringLiteral("task-%1").arg(m_next++);
    task.key = key;
    QJsonObject asked = body;
    task.callbackUrl = asked.take(u"callback_url").toString();
    task.body = compact(asked);
    task.made = m_clock.steadyTime();
    task.done = task.made + (line.slow ? *line.slow : m_delay);
    task.created = m_clock.wallTime();
    const QByteArray reply = taskBody(task);
    if (!key.isEmpty())
        m_byKey.insert(key, task.id);
    m_tasks.emplace(task.id, task);
    return {200, QByteArrayLiteral("application/json"), reply, {}};
}

void JobDesk::work(Task& task)
{
    if (task.answer || task.cancelled || m_clock.steadyTime() < task.done)
        return;
    // Nobody may have asked for a while.
    task.over
        = task.created.addMSecs(std::chrono::duration_cast<std::chrono::milliseconds>(task.done - task.made).count());
    const Worked worked = workOn(QJsonDocument::fromJson(task.body).object(), task.over, false);
    task.answer = worked.status == 200 ? "\"result\":" + worked.body : worked.body.trimmed().chopped(1).mid(1);
}

QByteArray JobDesk::taskBody(const Task& task) const
{
    const base::SteadyTime now = m_clock.steadyTime();
    const bool failed = task.answer && !task.answer->startsWith("\"result\"");
    const char* word = task.cancelled                                             ? "cancelled"
        : failed                                                                  ? "failed"
        : task.answer                                                             ? "succeeded"
        : now < task.made + (task.done - task.made) / 3 || task.done == task.made ? "queued"
                                                                                  : "running";
    QByteArray body = "{\"id\":\"" + task.id.toUtf8() + "\",\"object\":\"task\",\"status\":\"" + word
        + "\",\"created\":" + QByteArray::number(task.created.toSecsSinceEpoch());
    if (!task.key.isEmpty())
        body += ",\"idempotency_key\":"
            + QJsonDocument(QJsonArray{task.key}).toJson(QJsonDocument::Compact).chopped(1).mid(1);
    if (task.over.isValid())
        body += ",\"completed_at\":" + QByteArray::number(task.over.toSecsSinceEpoch());
    if (task.answer && !task.cancelled)
        body += ',' + *task.answer;
    return body + '}';
}

JobDesk::Answer JobDesk::batch(const HttpRequest& request)
{
    const QString key = QString::fromUtf8(request.header("idempotency-key"));
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QJsonArray requests = body.value(u"requests").toArray();
    if (requests.isEmpty())
        return refusal(400, QStringLiteral("A batch needs a list of requests."));
    countKey(key);
    if (!key.isEmpty() && m_batchReplies.contains(key))
        return m_batchReplies.value(key);
    QByteArray responses;
    // In reverse: whoever takes the order for the ids is found out.
    for (qsizetype i = requests.size() - 1; i >= 0; --i) {
        QJsonObject one = requests.at(i).toObject();
        const QJsonValue id = one.take(u"custom_id");
        const Worked worked = workOn(one, m_clock.wallTime(), false);
        QByteArray entry = "{\"status_code\":" + QByteArray::number(worked.status);
        if (!id.isUndefined())
            entry += ",\"custom_id\":" + QJsonDocument(QJsonArray{id}).toJson(QJsonDocument::Compact).chopped(1).mid(1);
        entry += worked.status == 200 ? ",\"body\":" + worked.body + '}' : ',' + worked.body.trimmed().mid(1);
        responses = (responses.isEmpty() ? QByteArray() : responses + ',') + entry;
    }
    const Answer answer{200, QByteArrayLiteral("application/json"), "{\"responses\":[" + responses + "]}", {}};
    if (!key.isEmpty())
        m_batchReplies.insert(key, answer);
    return answer;
}

std::optional<base::SteadyTime> JobDesk::nextCallback() const
{
    std::optional<base::SteadyTime> next;
    for (const auto& [id, task] : m_tasks) {
        if (!task.callbackUrl.isEmpty() && !task.cancelled)
            next = std::min(next.value_or(task.done), task.done);
    }
    return next;
}

QList<QUrl> JobDesk::takeCallbacks()
{
    QList<QUrl> result;
    for (auto& [id, task] : m_tasks) {
        if (task.callbackUrl.isEmpty() || task.cancelled || m_clock.steadyTime() < task.done)
            continue;
        work(task);
        result.append(QUrl(std::exchange(task.callbackUrl, {})));
    }
    return result;
}

} // namespace spyhop::localserver
