// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of a chat that come by another way than a Turn: tasks left at a provider, summaries of older messages.
#include "core/chat/chatrequest.h"
#include "core/chat/chatsession.h"
#include "core/chat/digesting.h"
#include "core/chat/turn.h"
#include "core/model/conversationtree.h"

#include <QtCore/QPointer>
#include <algorithm>

namespace spyhop::chat {
namespace {

void bringIn(model::ConversationMessage& answer, const model::Outcome& outcome)
{
    answer.taskId.clear();
    answer.message.text = outcome.completion.text;
    answer.message.reasoning = outcome.completion.reasoning;
}

} // namespace

base::Expected<ChatTaskRequest> ChatSession::leave(const QString& text, const QList<model::Attachment>& attachments)
{
    if (isPrivate())
        return base::failure(base::ErrorCode::Usage, tr("A task would outlive this private chat."));
    if (const base::Status may = mayAsk(text, attachments, {target()}); !may)
        return base::failure(may.error());
    const QString questionId = appendQuestion(text, attachments);
    ChatTaskRequest task;
    task.request = request(questionId, model::CacheMode::Bypass, target());
    task.request.stream = false;
    model::ConversationMessage& answer = append(model::Role::Assistant, questionId, QString());
    answer.complete = false;
    answer.taskId = QStringLiteral("-"); // not named yet
    task.messageId = answer.id;
    m_journal.save(answer);

    const QPointer<ChatSession> self(this);
    Q_EMIT messageAdded(task.messageId);
    if (self)
        endComparison();
    if (self)
        Q_EMIT headChanged();
    return task;
}

void ChatSession::nameTask(const QString& messageId, const QString& taskId)
{
    model::ConversationMessage* answer = find(messageId);
    if (answer == nullptr)
        return;
    answer->taskId = taskId;
    m_journal.saveMessage(*answer);
    Q_EMIT messageChanged(messageId);
}

void ChatSession::settleTask(const QString& messageId, const model::Outcome& outcome)
{
    model::ConversationMessage* answer = find(messageId);
    if (answer == nullptr)
        return settleTrashed(messageId, outcome);
    if (!isPending(*answer))
        return;
    bringIn(*answer, outcome);
    keepOutcome(*answer, outcome);

    const QPointer<ChatSession> self(this);
    Q_EMIT messageChanged(messageId);
    if (self)
        Q_EMIT headChanged();
}

//! The question was removed meanwhile: whoever takes it out of the trash finds the answer with it.
void ChatSession::settleTrashed(const QString& messageId, const model::Outcome& outcome)
{
    base::Expected<model::ConversationMessage> answer = m_journal.trashedMessage(messageId);
    if (!answer || !isPending(*answer))
        return;
    bringIn(*answer, outcome);
    settle(*answer, outcome);
    m_journal.saveTrashed(*answer);
}

base::Status ChatSession::digest(const QStringList& messageIds, qint64 room)
{
    if (isBusy() || m_digesting)
        return base::failure(base::ErrorCode::Usage, tr("An answer is still under way in this chat."));
    QList<model::ConversationMessage> messages;
    const QList<model::ConversationMessage> shown = branch();
    for (const model::ConversationMessage& message : shown) {
        if (messageIds.contains(message.id))
            messages.append(message);
    }
    if (messages.isEmpty())
        return base::failure(base::ErrorCode::Usage, tr("There is nothing to summarise."));
    // The old summary speaks for what comes before them, if that is on this branch.
    const auto old = std::find_if(shown.begin(), shown.end(),
        [this](const model::ConversationMessage& message) { return message.id == m_conversation.digest.lastId; });
    m_digesting = std::make_unique<Digesting>(m_parts.gateway, m_conversation,
        old == shown.end() ? model::ChatDigest() : m_conversation.digest, messages, room);
    connect(m_digesting.get(), &Digesting::progressed, this, &ChatSession::digestChanged);
    connect(m_digesting.get(), &Digesting::finished, this, &ChatSession::onDigested);
    Q_EMIT digestChanged();
    return {};
}

void ChatSession::stopDigesting()
{
    if (!m_digesting)
        return;
    m_digesting.reset();
    Q_EMIT digestChanged();
}

void ChatSession::onDigested(const base::Expected<model::ChatDigest>& digest)
{
    m_endedDigesting = std::move(m_digesting);
    if (digest)
        m_conversation.digest = *digest;
    const base::Error error = digest ? base::Error() : digest.error();
    const bool failed = !digest;
    const QPointer<ChatSession> self(this);
    if (!failed)
        saveHead();
    if (self)
        Q_EMIT digestChanged();
    if (self && failed)
        Q_EMIT digestFailed(error);
}

} // namespace spyhop::chat
