// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of a chat travels with a question, and whether that fits into what answers.
#include "core/chat/chatrequest.h"
#include "core/chat/chatsession.h"
#include "core/chat/contextmeter.h"
#include "core/chat/digesting.h"
#include "core/chat/turn.h"
#include "core/model/conversationtree.h"

#include <QtCore/QLocale>
#include <algorithm>

namespace spyhop::chat {

base::Status ChatSession::mayAsk(
    const QString& text, const QList<model::Attachment>& attachments, const QList<ChatTarget>& targets) const
{
    if (isBusy())
        return base::failure(base::ErrorCode::Usage, tr("An answer is still under way in this chat."));
    if (m_digesting)
        return base::failure(base::ErrorCode::Usage, tr("The older turns are still being summarised."));
    if (text.trimmed().isEmpty() && attachments.isEmpty())
        return base::failure(base::ErrorCode::Usage, tr("There is nothing to send."));
    model::Message question;
    question.text = text;
    question.attachments = attachments;
    const QList<model::ConversationMessage> before = branch();
    for (const ChatTarget& target : targets) {
        if (const base::Status fine = fits(before, question, target); !fine)
            return fine;
    }
    return {};
}

model::Conversation ChatSession::goingTo(const ChatTarget& target) const
{
    model::Conversation chat = m_conversation; // its messages are shared, not copied
    chat.endpoint = target.endpoint;
    chat.model = target.model;
    return chat;
}

base::Status ChatSession::fits(
    const QList<model::ConversationMessage>& before, const model::Message& question, const ChatTarget& target) const
{
    if (m_parts.meter == nullptr)
        return {};
    const model::Conversation chat = goingTo(target);
    const Prospect prospect = m_parts.meter->prospect(chat);
    const bool hasPicture = std::any_of(question.attachments.begin(), question.attachments.end(),
        [](const model::Attachment& attachment) { return !attachment.bytes.isEmpty(); });
    base::Error error;
    error.code = base::ErrorCode::BadRequest;
    if (hasPicture && !prospect.takesPictures.value_or(true)) {
        error.what = tr("%1 takes no pictures.").arg(prospect.model);
        error.remedy = tr("Take the picture off, or choose a model that does.");
        return base::failure(error);
    }
    const ContextWindow window = m_parts.meter->window(
        chat, prospect, before, model::estimateTokens(question.text), estimateTokens(question.attachments));
    if (!window.isRefused() || (m_sendsAnyway && window.maySendAnyway()))
        return {};
    error = doesNotFit(window, prospect.model);
    error.remedy = tr("Choose what is left out.");
    return base::failure(error);
}

base::Error ChatSession::doesNotFit(const ContextWindow& window, const QString& model)
{
    base::Error error;
    error.code = base::ErrorCode::BadRequest;
    error.what = tr("This does not fit into what %1 takes: about %2 tokens, of %3.")
                     .arg(model, QLocale().toString(window.sent.total()), QLocale().toString(window.room.value_or(0)));
    return error;
}

QList<model::ConversationMessage> ChatSession::pathTo(const QString& lastId) const
{
    return model::ConversationTree(m_conversation).branch(lastId);
}

model::ChatRequest ChatSession::request(const QString& lastId, model::CacheMode cache, const ChatTarget& target) const
{
    const model::Conversation chat = goingTo(target);
    const QList<model::ConversationMessage> path = pathTo(lastId);
    ContextWindow window;
    if (m_parts.meter != nullptr && !path.isEmpty()) {
        QList<model::ConversationMessage> before = path;
        const model::Message question = before.takeLast().message;
        window = m_parts.meter->window(chat, m_parts.meter->prospect(chat), before,
            model::estimateTokens(question.text), estimateTokens(question.attachments));
    }
    return chatRequest(chat, path, window, cache);
}

} // namespace spyhop::chat
