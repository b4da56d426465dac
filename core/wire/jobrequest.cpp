// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/jobrequest.h"

#include "core/wire/jsonreader.h"

#include <QtCore/QUrlQuery>

namespace spyhop::wire {
namespace {

constexpr int entriesPerPage = 100; // the most that OpenAI's lists give

} // namespace

port::WireRequest plainRequest(const QByteArray& method, const QUrl& url)
{
    port::WireRequest wire;
    wire.method = method;
    wire.url = url;
    wire.headers = {{QByteArrayLiteral("accept"), QByteArrayLiteral("application/json")}};
    wire.wantsCompression = true;
    return wire;
}

port::WireRequest jsonPost(const QUrl& url, const QByteArray& body, const QString& key)
{
    port::WireRequest wire = plainRequest("POST", url);
    wire.headers.append({QByteArrayLiteral("content-type"), QByteArrayLiteral("application/json")});
    if (!key.isEmpty())
        wire.headers.append({QByteArrayLiteral("idempotency-key"), key.toUtf8()});
    wire.body = body;
    return wire;
}

QUrl pageUrl(const QUrl& url, const QString& after)
{
    QUrlQuery query(url);
    query.addQueryItem(QStringLiteral("limit"), QString::number(entriesPerPage));
    if (!after.isEmpty())
        query.addQueryItem(QStringLiteral("after"), after);
    QUrl result = url;
    result.setQuery(query);
    return result;
}

model::ChatRequest wholeReply(const model::ChatRequest& request)
{
    model::ChatRequest whole = request;
    whole.stream = false;
    whole.continueLast = false;
    whole.idempotencyKey.clear();
    return whole;
}

base::Expected<JobList> readJobList(QByteArrayView body, std::initializer_list<std::string_view> keys,
    base::Expected<JobNews> (*read)(simdjson::dom::element))
{
    JsonReader reader;
    if (!reader.parse(body))
        return base::failure(unreadableReply());
    const simdjson::dom::element root = reader.root();
    simdjson::dom::array entries;
    bool found = !root.get_array().get(entries);
    for (const std::string_view key : keys) {
        const auto value = member(root, key);
        if (!found && value)
            found = !value->get_array().get(entries);
    }
    if (!found)
        return base::failure(unreadableReply());
    JobList list;
    for (simdjson::dom::element entry : entries) {
        const auto news = read(entry);
        if (!news) {
            list.complete = false;
            continue;
        }
        list.jobs.append(*news);
        list.keys.append(textMember(entry, "idempotency_key"));
        list.last = news->remoteId;
    }
    const auto more = member(root, "has_more");
    bool hasMore = false;
    const bool isTold = more && !more->get_bool().get(hasMore);
    // Only a list that says so is whole: taking a first page for everything sends work twice.
    if (isTold ? hasMore : entries.size() > 0)
        list.complete = false;
    return list;
}

} // namespace spyhop::wire
