// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/taskcodec.h"

#include "core/base/jsonwriter.h"
#include "core/wire/chatcodec.h"
#include "core/wire/errorbody.h"
#include "core/wire/jobrequest.h"
#include "core/wire/jsonreader.h"

#include <QtCore/QCoreApplication>

namespace spyhop::wire {
namespace {

using simdjson::dom::element;

bool isOnePlainText(const model::ChatRequest& request)
{
    return request.messages.size() == 1 && request.messages.first().role == model::Role::User
        && request.messages.first().attachments.isEmpty();
}

base::Error taskError(const std::optional<element>& error)
{
    base::Error result;
    result.code = base::ErrorCode::Server;
    if (error)
        result = readErrorInside("{\"error\":" + QByteArray::fromStdString(simdjson::to_string(*error)) + '}');
    result.httpStatus = 0;
    result.possiblyBilled = true; // it ran
    result.what = QCoreApplication::translate("JobReply", "The provider says that the task failed.");
    return result;
}

base::Expected<JobNews> newsOf(element task)
{
    if (task.is_object() && !member(task, "status")) {
        for (const std::string_view key : {"task", "data"}) {
            if (const auto inner = member(task, key); inner && inner->is_object())
                return newsOf(*inner);
        }
    }
    JobNews news;
    news.remoteId = remoteName(task, "id");
    if (news.remoteId.isEmpty())
        news.remoteId = remoteName(task, "task_id");
    if (news.remoteId.isEmpty())
        return base::failure(unreadableReply());
    news.word = textMember(task, "status");
    news.progress = jobProgress(news.word);
    news.completedAt = completionTime(task);
    const auto error = member(task, "error");
    const auto result = member(task, "result");
    if (news.progress == JobProgress::Failed) {
        news.error = taskError(error);
    } else if (news.progress == JobProgress::Ready) {
        JobAnswer answer;
        base::Expected<model::Completion> completion = base::failure(unreadableReply());
        if (result)
            completion = readResult(*result, textMember(task, "model"), member(task, "usage"));
        if (completion)
            answer.completion = *completion;
        else
            answer.error = completion.error();
        news.answers.append(answer);
        news.hasAnswers = true;
    }
    return news;
}

} // namespace

base::Expected<port::WireRequest> encodeTask(
    const model::Target& target, const model::ChatRequest& request, const QString& callbackUrl, const QString& key)
{
    const BodyForm form = isOnePlainText(request) ? BodyForm::Prompt : BodyForm::Messages;
    base::Expected<QByteArray> body = encodeChatBody(target, wholeReply(request), {}, form);
    if (!body)
        return base::failure(body.error());
    if (!callbackUrl.isEmpty()) {
        base::JsonWriter json;
        json.string(callbackUrl);
        body->insert(body->size() - 1, ",\"callback_url\":" + json.bytes());
    }
    return jsonPost(target.endpoint.apiUrl(QStringLiteral("tasks")), *body, key);
}

port::WireRequest encodeTaskLook(const model::Endpoint& endpoint, const QString& remoteId)
{
    return plainRequest("GET", endpoint.apiUrl(QStringLiteral("tasks/") + remoteId));
}

port::WireRequest encodeTaskCancel(const model::Endpoint& endpoint, const QString& remoteId)
{
    return plainRequest("DELETE", endpoint.apiUrl(QStringLiteral("tasks/") + remoteId));
}

port::WireRequest encodeTaskList(const model::Endpoint& endpoint, const QString& after)
{
    return plainRequest("GET", pageUrl(endpoint.apiUrl(QStringLiteral("tasks")), after));
}

base::Expected<JobNews> readTask(QByteArrayView body)
{
    JsonReader reader;
    if (!reader.parse(body))
        return base::failure(unreadableReply());
    return newsOf(reader.root());
}

base::Expected<JobList> readTaskList(QByteArrayView body)
{
    return readJobList(body, {"data", "tasks"}, newsOf);
}

} // namespace spyhop::wire
