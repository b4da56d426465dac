// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Batches over files, as OpenAI has them. The rest of the desk is in jobdesk.cpp.
#include "core/localserver/jobdesk.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

namespace spyhop::localserver {
namespace {

const QByteArray json = QByteArrayLiteral("application/json");

JobDesk::Answer refusal(int status, const QString& message)
{
    return {status, json,
        errorBody(
            status, message, status == 404 ? QStringLiteral("not_found") : QStringLiteral("invalid_request_error")),
        {}};
}

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

//! A value as JSON text.
QByteArray jsonOf(const QJsonValue& value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).chopped(1).mid(1);
}

//! The file in a multipart/form-data body, with its name; nothing if there is none.
std::optional<std::pair<QString, QByteArray>> uploadedFile(const HttpRequest& request)
{
    static const QRegularExpression boundaryIn(QStringLiteral("boundary=\"?([^\";]+)\"?"));
    const auto match = boundaryIn.match(QString::fromLatin1(request.header("content-type")));
    if (!match.hasMatch())
        return std::nullopt;
    const QByteArray mark = "--" + match.captured(1).toLatin1();
    qsizetype at = request.body.indexOf(mark);
    while (at >= 0) {
        const qsizetype begin = at + mark.size();
        const qsizetype next = request.body.indexOf("\r\n" + mark, begin);
        if (next < 0)
            return std::nullopt;
        const qsizetype empty = request.body.indexOf("\r\n\r\n", begin);
        if (empty >= 0 && empty < next) {
            const QString head = QString::fromUtf8(request.body.mid(begin, empty - begin));
            static const QRegularExpression fileName(QStringLiteral("name=\"file\"; filename=\"([^\"]*)\""));
            if (const auto named = fileName.match(head); named.hasMatch())
                return std::pair(named.captured(1), request.body.mid(empty + 4, next - empty - 4));
        }
        at = next + 2;
    }
    return std::nullopt;
}

} // namespace

QString JobDesk::addFile(const QString& name, const QByteArray& bytes)
{
    const QString id = QStringLiteral("file-%1").arg(m_next++);
    m_files.emplace(id, File{id, name, bytes, m_clock.wallTime()});
    m_stats.files = static_cast<qsizetype>(m_files.size());
    return id;
}

QByteArray JobDesk::fileBody(const File& file)
{
    return compact({{QStringLiteral("id"), file.id}, {QStringLiteral("object"), QStringLiteral("file")},
        {QStringLiteral("bytes"), file.bytes.size()}, {QStringLiteral("created_at"), file.created.toSecsSinceEpoch()},
        {QStringLiteral("filename"), file.name}, {QStringLiteral("purpose"), QStringLiteral("batch")}});
}

JobDesk::Answer JobDesk::takeFile(const HttpRequest& request)
{
    const auto file = uploadedFile(request);
    if (!file)
        return refusal(400, QStringLiteral("Send the file as multipart/form-data, with purpose=batch."));
    ++m_stats.uploads;
    return {200, json, fileBody(m_files.at(addFile(file->first, file->second))), {}};
}

JobDesk::Answer JobDesk::files(const HttpRequest& request, const QList<QByteArray>& below)
{
    if (below.isEmpty() && request.method == "POST")
        return takeFile(request);
    if (below.isEmpty()) {
        QByteArray list;
        for (const auto& [id, file] : m_files)
            list = (list.isEmpty() ? QByteArray() : list + ',') + fileBody(file);
        return {200, json, "{\"object\":\"list\",\"data\":[" + list + "],\"has_more\":false}", {}};
    }
    const auto found = m_files.find(QString::fromUtf8(below.first()));
    if (found == m_files.end())
        return refusal(404, QStringLiteral("There is no such file."));
    if (below.size() == 2 && below.at(1) == "content") {
        ++m_stats.fetched;
        return {200, QByteArrayLiteral("application/octet-stream"), found->second.bytes, {}};
    }
    if (request.method == "DELETE") {
        const QJsonObject gone{{QStringLiteral("id"), found->first}, {QStringLiteral("deleted"), true}};
        m_files.erase(found);
        ++m_stats.deleted;
        m_stats.files = static_cast<qsizetype>(m_files.size());
        return {200, json, compact(gone), {}};
    }
    return {200, json, fileBody(found->second), {}};
}

JobDesk::Answer JobDesk::batches(const HttpRequest& request, const QList<QByteArray>& below, const ScriptLine& line)
{
    if (below.isEmpty() && request.method == "POST")
        return makeBatch(request, line);
    if (below.isEmpty()) {
        QByteArray list;
        for (auto& [id, batch] : m_batches) {
            work(batch);
            list = (list.isEmpty() ? QByteArray() : list + ',') + batchBody(batch);
        }
        return {200, json, "{\"object\":\"list\",\"data\":[" + list + "],\"has_more\":false}", {}};
    }
    const auto found = m_batches.find(QString::fromUtf8(below.first()));
    if (found == m_batches.end())
        return refusal(404, QStringLiteral("There is no such batch."));
    Batch& batch = found->second;
    if (below.size() == 2 && below.at(1) == "cancel" && request.method == "POST") {
        work(batch);
        batch.cancelled = batch.cancelled || !batch.worked;
    }
    work(batch);
    return {200, json, batchBody(batch), {}};
}

JobDesk::Answer JobDesk::makeBatch(const HttpRequest& request, const ScriptLine& line)
{
    const QString key = QString::fromUtf8(request.header("idempotency-key"));
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString input = body.value(u"input_file_id").toString();
    if (m_files.find(input) == m_files.end())
        return refusal(400, QStringLiteral("There is no such input file."));
    countKey(key);
    if (const QString known = m_byKey.value(key); !key.isEmpty() && m_batches.contains(known))
        return {200, json, batchBody(m_batches.at(known)), {}};
    Batch batch;
    batch.id = QStringLiteral("batch-%1").arg(m_next++);
    batch.key = key;
    batch.inputFile = input;
    batch.made = m_clock.steadyTime();
    batch.done = batch.made + (line.slow ? *line.slow : m_delay);
    batch.created = m_clock.wallTime();
    batch.expireAfter = line.expireAfter;
    batch.errorLines = line.errorLines;
    if (!key.isEmpty())
        m_byKey.insert(key, batch.id);
    const QByteArray reply = batchBody(batch);
    m_batches.emplace(batch.id, batch);
    return {200, json, reply, {}};
}

void JobDesk::work(Batch& batch)
{
    if (batch.worked || (!batch.cancelled && m_clock.steadyTime() < batch.done))
        return;
    batch.worked = true;
    batch.over = batch.cancelled
        ? m_clock.wallTime() // nobody may have asked for a while
        : batch.created.addMSecs(
            std::chrono::duration_cast<std::chrono::milliseconds>(batch.done - batch.made).count());
    QList<QJsonObject> lines;
    const auto file = m_files.find(batch.inputFile);
    const QByteArray bytes = file == m_files.end() ? QByteArray() : file->second.bytes;
    for (const QByteArray& raw : bytes.split('\n')) {
        if (raw.trimmed().isEmpty())
            continue;
        const QJsonObject object = QJsonDocument::fromJson(raw).object();
        if (!object.contains(u"custom_id") || !object.value(u"body").isObject()) {
            batch.failure
                = QStringLiteral("Line %1 is no request with custom_id, method, url and body.").arg(lines.size() + 1);
            return;
        }
        lines.append(object);
    }
    batch.lines = lines.size();
    const qsizetype worked = batch.cancelled ? lines.size() / 2
        : batch.expireAfter >= 0             ? std::min<qsizetype>(batch.expireAfter, lines.size())
                                             : lines.size();
    QByteArray good, bad;
    for (qsizetype i = lines.size() - 1; i >= 0; --i) { // any order will do
        const QJsonValue id = lines.at(i).value(u"custom_id");
        const QByteArray head = "{\"id\":\"response-" + QByteArray::number(i) + "\",\"custom_id\":" + jsonOf(id);
        if (i >= worked) {
            bad += head + ",\"response\":null,\"error\":{\"code\":\""
                + (batch.cancelled ? "batch_cancelled" : "batch_expired")
                + "\",\"message\":\"This request was not worked on.\"}}\n";
            ++batch.failed;
            continue;
        }
        Worked result;
        if (i >= lines.size() - batch.errorLines)
            result = {500, errorBody(500, QStringLiteral("This failure was scripted."), QStringLiteral("scripted"))};
        else
            result = workOn(lines.at(i).value(u"body").toObject(), batch.over, true);
        const bool fine = result.status == 200;
        (fine ? good : bad) += head + ",\"response\":{\"status_code\":" + QByteArray::number(result.status)
            + ",\"request_id\":\"request-" + QByteArray::number(i) + "\",\"body\":" + result.body.trimmed()
            + "},\"error\":null}\n";
        ++(fine ? batch.completed : batch.failed);
    }
    if (!good.isEmpty())
        batch.outputFile = addFile(batch.id + QStringLiteral("_output.jsonl"), good);
    if (!bad.isEmpty())
        batch.errorFile = addFile(batch.id + QStringLiteral("_error.jsonl"), bad);
}

QByteArray JobDesk::batchBody(const Batch& batch) const
{
    const base::SteadyTime now = m_clock.steadyTime();
    const auto third = (batch.done - batch.made) / 3;
    const QString word = batch.worked && !batch.failure.isEmpty() ? QStringLiteral("failed")
        : batch.worked && batch.cancelled                         ? QStringLiteral("cancelled")
        : batch.worked && batch.expireAfter >= 0                  ? QStringLiteral("expired")
        : batch.worked                                            ? QStringLiteral("completed")
        : now < batch.made + third || third.count() == 0          ? QStringLiteral("validating")
        : now < batch.made + 2 * third                            ? QStringLiteral("in_progress")
                                                                  : QStringLiteral("finalizing");
    const auto fileOrNull = [](const QString& id) { return id.isEmpty() ? QJsonValue() : QJsonValue(id); };
    QJsonObject body{{QStringLiteral("id"), batch.id}, {QStringLiteral("object"), QStringLiteral("batch")},
        {QStringLiteral("endpoint"), QStringLiteral("/v1/chat/completions")},
        {QStringLiteral("completion_window"), QStringLiteral("24h")}, {QStringLiteral("status"), word},
        {QStringLiteral("input_file_id"), batch.inputFile},
        {QStringLiteral("output_file_id"), fileOrNull(batch.outputFile)},
        {QStringLiteral("error_file_id"), fileOrNull(batch.errorFile)},
        {QStringLiteral("created_at"), batch.created.toSecsSinceEpoch()},
        {QStringLiteral("request_counts"),
            QJsonObject{{QStringLiteral("total"), batch.lines}, {QStringLiteral("completed"), batch.completed},
                {QStringLiteral("failed"), batch.failed}}}};
    if (batch.over.isValid())
        body.insert(word + QStringLiteral("_at"), batch.over.toSecsSinceEpoch());
    if (!batch.failure.isEmpty()) {
        const QJsonObject error{
            {QStringLiteral("code"), QStringLiteral("invalid_json_line")}, {QStringLiteral("message"), batch.failure}};
        body.insert(QStringLiteral("errors"),
            QJsonObject{
                {QStringLiteral("object"), QStringLiteral("list")}, {QStringLiteral("data"), QJsonArray{error}}});
    }
    return compact(body);
}

} // namespace spyhop::localserver
