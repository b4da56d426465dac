// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/inlinebatchcodec.h"

#include "core/base/jsonwriter.h"
#include "core/wire/chatcodec.h"
#include "core/wire/filesbatchcodec.h"
#include "core/wire/jobrequest.h"
#include "core/wire/jsonreader.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QUrlQuery>

namespace spyhop::wire {
namespace {

QByteArray quoted(const QString& text)
{
    base::JsonWriter json;
    json.string(text);
    return json.bytes();
}

} // namespace

base::Expected<port::WireRequest> encodeInlineBatch(const model::Target& target,
    const QList<model::JobRequest>& requests, const QString& callbackUrl, const QString& key)
{
    QByteArray body = "{\"endpoint\":\"/v1/chat/completions\",\"model\":" + quoted(target.model);
    if (!callbackUrl.isEmpty())
        body += ",\"callback_url\":" + quoted(callbackUrl);
    body += ",\"requests\":[";
    bool isFirst = true;
    for (const model::JobRequest& one : requests) {
        const auto request = encodeChatBody(target, wholeReply(one.request), {}, BodyForm::Messages);
        if (!request)
            return base::failure(request.error());
        body += (isFirst ? "{\"custom_id\":" : ",{\"custom_id\":") + quoted(one.customId) + ",\"body\":" + *request
            + '}';
        isFirst = false;
        if (body.size() > longestBatchFile || requests.size() > mostBatchLines) {
            return base::failure(base::ErrorCode::BadRequest,
                QCoreApplication::translate("JobReply", "A batch file is at most 200 MB long."));
        }
    }
    body += "]}";
    return jsonPost(target.endpoint.apiUrl(QStringLiteral("batches")), body, key);
}

port::WireRequest encodeInlineResults(const model::Endpoint& endpoint, const QString& remoteId, const QString& cursor)
{
    QUrl url = endpoint.apiUrl(QStringLiteral("batches/%1/results").arg(remoteId));
    if (!cursor.isEmpty()) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("cursor"), QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
        url.setQuery(query);
    }
    return plainRequest("GET", url);
}

port::WireRequest encodeInlineDelete(const model::Endpoint& endpoint, const QString& remoteId)
{
    return plainRequest("DELETE", endpoint.apiUrl(QStringLiteral("batches/") + remoteId));
}

base::Expected<InlineResults> readInlineResults(QByteArrayView body)
{
    JsonReader reader;
    if (!reader.parse(body))
        return base::failure(unreadableReply());
    simdjson::dom::array list;
    bool found = false;
    for (const std::string_view key : {"data", "results"}) {
        const auto value = member(reader.root(), key);
        if (!found && value)
            found = !value->get_array().get(list);
    }
    if (!found)
        return base::failure(unreadableReply());
    InlineResults results;
    for (simdjson::dom::element line : list)
        results.answers.append(readAnswer(line));
    results.next = textMember(reader.root(), "next_cursor");
    return results;
}

} // namespace spyhop::wire
