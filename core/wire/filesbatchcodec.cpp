// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/filesbatchcodec.h"

#include "core/base/jsonwriter.h"
#include "core/wire/chatcodec.h"
#include "core/wire/jobrequest.h"
#include "core/wire/jsonreader.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QUrlQuery>

namespace spyhop::wire {
namespace {

using simdjson::dom::element;

// What the lines ask for; providers compare it word for word, also where their own path is another.
constexpr QByteArrayView chatPath = "/v1/chat/completions";

QByteArray quoted(const QString& text)
{
    base::JsonWriter json;
    json.string(text);
    return json.bytes();
}

//! Why a batch failed as a whole: errors.data[0].message, or error.
base::Error failureOf(element batch)
{
    base::Error error;
    error.code = base::ErrorCode::BadRequest;
    error.what = QCoreApplication::translate("JobReply", "The provider refused the batch as a whole.");
    const auto errors = member(batch, "errors");
    const auto data = errors ? (errors->is_array() ? errors : member(*errors, "data")) : std::nullopt;
    simdjson::dom::array list;
    if (data && !data->get_array().get(list) && list.begin() != list.end()) {
        const element first = *list.begin();
        error.detail = textMember(first, "message");
        if (const auto line = integerMember(first, "line"))
            error.detail += QStringLiteral(" (line %1)").arg(*line);
    }
    if (const auto plain = member(batch, "error"); plain && error.detail.isEmpty())
        error.detail = plain->is_object() ? textMember(*plain, "message") : textMember(batch, "error");
    return error;
}

base::Expected<JobNews> newsOf(element root)
{
    element batch = root;
    if (batch.is_object() && !member(batch, "id")) {
        if (const auto inner = member(batch, "data"); inner && inner->is_object())
            batch = *inner;
    }
    JobNews news;
    news.remoteId = remoteName(batch, "id");
    if (news.remoteId.isEmpty())
        return base::failure(unreadableReply());
    news.word = textMember(batch, "status");
    news.progress = jobProgress(news.word);
    news.completedAt = completionTime(batch);
    news.inputFile = remoteName(batch, "input_file_id");
    news.outputFile = remoteName(batch, "output_file_id");
    news.errorFile = remoteName(batch, "error_file_id");
    if (const auto counts = member(batch, "request_counts"); counts && counts->is_object()) {
        news.total = integerMember(*counts, "total").value_or(0);
        news.finished = integerMember(*counts, "completed").value_or(integerMember(*counts, "succeeded").value_or(0))
            + integerMember(*counts, "failed").value_or(integerMember(*counts, "errored").value_or(0));
    }
    if (news.progress == JobProgress::Failed)
        news.error = failureOf(batch);
    const auto results = member(batch, "results");
    simdjson::dom::array list;
    if (news.progress != JobProgress::Running && results && !results->get_array().get(list)) {
        news.hasAnswers = true;
        for (element line : list)
            news.answers.append(readAnswer(line));
    }
    return news;
}

} // namespace

BatchFile::BatchFile(const model::Target& target)
    : m_target(target)
{
}

base::Status BatchFile::add(const model::JobRequest& request)
{
    if (++m_lines > mostBatchLines) {
        return base::failure(base::ErrorCode::BadRequest,
            QCoreApplication::translate("JobReply", "A batch file holds at most %1 requests.").arg(mostBatchLines));
    }
    const auto body = encodeChatBody(m_target, wholeReply(request.request), {}, BodyForm::Messages);
    if (!body)
        return base::failure(body.error());
    m_bytes += "{\"custom_id\":" + quoted(request.customId) + ",\"method\":\"POST\",\"url\":\"" + chatPath.toByteArray()
        + "\",\"body\":" + *body + "}\n";
    if (m_bytes.size() > longestBatchFile) {
        return base::failure(base::ErrorCode::BadRequest,
            QCoreApplication::translate("JobReply", "A batch file is at most 200 MB long."));
    }
    return {};
}

QString batchFileName(const QString& submissionId)
{
    return QStringLiteral("spyhop-%1.jsonl").arg(submissionId);
}

port::WireRequest encodeUpload(const model::Endpoint& endpoint, const QString& submissionId, const QByteArray& file)
{
    const QByteArray boundary = "spyhop-" + submissionId.toLatin1();
    const QByteArray part = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"";
    port::WireRequest wire = plainRequest("POST", endpoint.apiUrl(QStringLiteral("files")));
    wire.headers.append({QByteArrayLiteral("content-type"), "multipart/form-data; boundary=" + boundary});
    wire.body = part + "purpose\"\r\n\r\nbatch\r\n" + part + "file\"; filename=\""
        + batchFileName(submissionId).toLatin1() + "\"\r\nContent-Type: application/jsonl\r\n\r\n" + file + "\r\n--"
        + boundary + "--\r\n";
    return wire;
}

port::WireRequest encodeBatchCreate(const model::Endpoint& endpoint, const QString& inputFile, const QString& key)
{
    const QByteArray body = "{\"input_file_id\":" + quoted(inputFile) + ",\"endpoint\":\"" + chatPath.toByteArray()
        + "\",\"completion_window\":\"24h\"}";
    return jsonPost(endpoint.apiUrl(QStringLiteral("batches")), body, key);
}

port::WireRequest encodeBatchLook(const model::Endpoint& endpoint, const QString& remoteId)
{
    return plainRequest("GET", endpoint.apiUrl(QStringLiteral("batches/") + remoteId));
}

port::WireRequest encodeBatchCancel(const model::Endpoint& endpoint, const QString& remoteId)
{
    return jsonPost(endpoint.apiUrl(QStringLiteral("batches/%1/cancel").arg(remoteId)), "{}", {});
}

port::WireRequest encodeBatchList(const model::Endpoint& endpoint, const QString& after)
{
    return plainRequest("GET", pageUrl(endpoint.apiUrl(QStringLiteral("batches")), after));
}

port::WireRequest encodeFileList(const model::Endpoint& endpoint, const QString& after)
{
    QUrl url = pageUrl(endpoint.apiUrl(QStringLiteral("files")), after);
    QUrlQuery query(url);
    query.addQueryItem(QStringLiteral("purpose"), QStringLiteral("batch"));
    url.setQuery(query);
    return plainRequest("GET", url);
}

port::WireRequest encodeFileContent(const model::Endpoint& endpoint, const QString& file)
{
    port::WireRequest wire = plainRequest("GET", endpoint.apiUrl(QStringLiteral("files/%1/content").arg(file)));
    wire.headers = {{QByteArrayLiteral("accept"), QByteArrayLiteral("*/*")}};
    return wire;
}

port::WireRequest encodeFileDelete(const model::Endpoint& endpoint, const QString& file)
{
    return plainRequest("DELETE", endpoint.apiUrl(QStringLiteral("files/") + file));
}

base::Expected<QString> readFileId(QByteArrayView body)
{
    JsonReader reader;
    if (!reader.parse(body))
        return base::failure(unreadableReply());
    QString id = remoteName(reader.root(), "id");
    if (id.isEmpty()) {
        if (const auto inner = member(reader.root(), "data"); inner && inner->is_object())
            id = remoteName(*inner, "id");
    }
    if (id.isEmpty())
        return base::failure(unreadableReply());
    return id;
}

base::Expected<JobNews> readBatchObject(QByteArrayView body)
{
    JsonReader reader;
    if (!reader.parse(body))
        return base::failure(unreadableReply());
    return newsOf(reader.root());
}

base::Expected<JobList> readBatchList(QByteArrayView body)
{
    return readJobList(body, {"data", "batches"}, newsOf);
}

base::Expected<FileList> readFileList(QByteArrayView body)
{
    JsonReader reader;
    simdjson::dom::array entries;
    if (!reader.parse(body))
        return base::failure(unreadableReply());
    const auto data = member(reader.root(), "data");
    if (!data || data->get_array().get(entries))
        return base::failure(unreadableReply());
    FileList list;
    for (element entry : entries) {
        list.last = remoteName(entry, "id");
        list.files.append({textMember(entry, "filename"), list.last});
    }
    const auto more = member(reader.root(), "has_more");
    bool hasMore = false;
    if (more && !more->get_bool().get(hasMore))
        list.complete = !hasMore;
    return list;
}

} // namespace spyhop::wire
