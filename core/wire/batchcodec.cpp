// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/batchcodec.h"

#include "core/base/jsonwriter.h"
#include "core/wire/chatcodec.h"
#include "core/wire/jobrequest.h"
#include "core/wire/jsonreader.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

namespace spyhop::wire {
namespace {

constexpr qsizetype maximumBody = qsizetype(48) * 1024 * 1024; // as one chat request

base::Error unknownAnswer(const char* what)
{
    base::Error error;
    error.code = base::ErrorCode::UnknownOutcome;
    error.what = QCoreApplication::translate("JobReply", what);
    error.possiblyBilled = true;
    return error;
}

QByteArray quoted(const QString& text)
{
    base::JsonWriter json;
    json.string(text);
    return json.bytes();
}

} // namespace

base::Expected<port::WireRequest> encodeBatch(
    const model::Target& target, const QList<model::JobRequest>& requests, const QString& key)
{
    QByteArray body = "{\"requests\":[";
    bool isFirst = true;
    for (const model::JobRequest& one : requests) {
        const auto request = encodeChatBody(target, wholeReply(one.request), {}, BodyForm::Messages);
        if (!request)
            return base::failure(request.error());
        body += (isFirst ? "{\"custom_id\":" : ",{\"custom_id\":") + quoted(one.customId) + ',' + request->mid(1);
        isFirst = false;
        if (body.size() > maximumBody) {
            return base::failure(base::ErrorCode::BadRequest,
                QCoreApplication::translate("JobReply", "The requests of this batch are larger than 48 MiB together."));
        }
    }
    body += "],\"batch_size\":" + QByteArray::number(requests.size()) + '}';
    return jsonPost(target.endpoint.apiUrl(QStringLiteral("batch")), body, key);
}

base::Expected<QList<JobAnswer>> readBatch(QByteArrayView body, const QStringList& customIds)
{
    JsonReader reader;
    if (!reader.parse(body))
        return base::failure(unreadableReply());
    simdjson::dom::array list;
    bool found = !reader.root().get_array().get(list);
    for (const std::string_view name : {"responses", "results", "data"}) {
        const auto value = member(reader.root(), name);
        if (!found && value)
            found = !value->get_array().get(list);
    }
    if (!found)
        return base::failure(unreadableReply());
    QList<JobAnswer> came;
    bool anyId = false;
    for (simdjson::dom::element entry : list) {
        came.append(readAnswer(entry));
        anyId |= !came.last().customId.isEmpty();
    }
    QList<JobAnswer> result;
    if (!anyId && came.size() == customIds.size()) {
        for (qsizetype i = 0; i < customIds.size(); ++i) {
            came[i].customId = customIds.at(i);
            result.append(came.at(i));
        }
        return result;
    }
    QHash<QString, QList<JobAnswer>> byId;
    for (const JobAnswer& answer : std::as_const(came))
        byId[answer.customId].append(answer);
    for (const QString& id : customIds) {
        const QList<JobAnswer> mine = byId.value(id);
        JobAnswer answer;
        if (mine.size() == 1) {
            answer = mine.first();
        } else {
            answer.error = unknownAnswer(mine.isEmpty()
                    ? QT_TRANSLATE_NOOP("JobReply", "The reply to the batch holds no answer that names this request.")
                    : QT_TRANSLATE_NOOP("JobReply", "The reply to the batch holds several answers to this request."));
        }
        answer.customId = id;
        result.append(answer);
    }
    return result;
}

} // namespace spyhop::wire
