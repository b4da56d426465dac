// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatsession.h"

#include "core/base/ids.h"
#include "core/chat/titles.h"
#include "core/chat/turn.h"
#include "core/model/conversationtree.h"
#include "core/store/conversationstore.h"

#include <QtCore/QPointer>
#include <algorithm>

namespace spyhop::chat {

ChatSession::ChatSession(const Parts& parts, model::Conversation conversation)
    : m_parts(parts)
    , m_conversation(std::move(conversation))
{
}

ChatSession::~ChatSession()
{
    dropTurn(tr("Cut off when the chat was closed."));
}

QList<model::ConversationMessage> ChatSession::branch() const
{
    return model::ConversationTree(m_conversation).branch(m_conversation.leafId);
}

QHash<QString, ChatSession::Fork> ChatSession::forks() const
{
    QHash<QString, Fork> result;
    const model::ConversationTree tree(m_conversation);
    for (const model::ConversationMessage& message : tree.branch(m_conversation.leafId)) {
        const QStringList siblings = tree.siblings(message.id);
        if (siblings.size() > 1)
            result.insert(
                message.id, {static_cast<int>(siblings.indexOf(message.id)), static_cast<int>(siblings.size())});
    }
    return result;
}

QString ChatSession::busyMessageId() const
{
    return m_turn ? m_turn->messageId() : QString();
}

model::CallState ChatSession::state() const
{
    if (m_turn)
        return m_turn->state();
    model::CallState state;
    state.stage = model::CallStage::Settled;
    return state;
}

std::optional<std::chrono::milliseconds> ChatSession::thinkingTime(const QString& messageId) const
{
    if (m_turn && m_turn->messageId() == messageId && m_turn->thinkingTime())
        return m_turn->thinkingTime();
    const auto it = m_thinkingTimes.constFind(messageId);
    return it == m_thinkingTimes.constEnd() ? std::nullopt : std::optional(*it);
}

base::Status ChatSession::ask(const QString& text, const QList<model::Attachment>& attachments)
{
    if (m_turn)
        return base::failure(base::ErrorCode::Usage, tr("An answer is still under way in this chat."));
    if (text.trimmed().isEmpty() && attachments.isEmpty())
        return base::failure(base::ErrorCode::Usage, tr("There is nothing to send."));

    model::ConversationMessage& question = append(model::Role::User, m_conversation.leafId, text);
    question.message.attachments = attachments;
    const QString questionId = question.id;
    if (m_conversation.summary.title.isEmpty())
        m_conversation.summary.title = titleFrom(text.trimmed().isEmpty() ? attachments.first().name : text);
    m_conversation.summary.lastLine = previewFrom(text);
    m_conversation.summary.archived = false; // whoever writes in it has taken it out
    // Journalled before any I/O.
    m_parts.store.save(m_conversation, question);

    const QPointer<ChatSession> self(this);
    Q_EMIT messageAdded(questionId);
    if (self)
        start(questionId, request(questionId, model::CacheMode::Use));
    return {};
}

base::Status ChatSession::regenerate(const QString& messageId)
{
    const base::Expected<QString> question = questionOf(messageId);
    if (!question)
        return base::failure(question.error());
    start(*question, request(*question, model::CacheMode::Bypass));
    return {};
}

void ChatSession::start(const QString& questionId, const model::ChatRequest& asked)
{
    model::ConversationMessage& answer = append(model::Role::Assistant, questionId, QString());
    answer.complete = false;
    const QString answerId = answer.id;
    begin(asked, answerId);

    const QPointer<ChatSession> self(this);
    Q_EMIT messageAdded(answerId);
    if (self)
        Q_EMIT headChanged();
    if (self)
        Q_EMIT busyChanged(true);
}

base::Status ChatSession::continueAnswer(const QString& messageId)
{
    if (m_turn)
        return base::failure(base::ErrorCode::Usage, tr("An answer is still under way in this chat."));
    model::ConversationMessage* answer = find(messageId.isEmpty() ? m_conversation.leafId : messageId);
    if (answer == nullptr)
        return base::failure(base::ErrorCode::NotFound, tr("There is no such answer in this chat."));
    if (!model::isContinuable(*answer) || answer->id != m_conversation.leafId)
        return base::failure(base::ErrorCode::Usage, tr("This answer cannot be gone on with."));

    model::ChatRequest asked = request(answer->id, model::CacheMode::Bypass);
    asked.messages.last().reasoning = answer->message.reasoning; // prefix completion may want it
    asked.continueLast = true;
    answer->earlier.append({answer->message.text.size(), answer->note, std::exchange(answer->outcome, std::nullopt)});
    answer->note.clear();
    answer->complete = false;
    m_parts.store.saveMessage(m_conversation, *answer);
    const QString answerId = answer->id;
    begin(asked, answerId);

    const QPointer<ChatSession> self(this);
    Q_EMIT messageChanged(answerId);
    if (self)
        Q_EMIT busyChanged(true);
    return {};
}

void ChatSession::begin(const model::ChatRequest& request, const QString& answerId)
{
    m_turn
        = std::make_unique<Turn>(m_parts.clock, m_parts.gateway.start(request, model::Priority::Interactive), answerId);
    connect(m_turn.get(), &Turn::progressed, this, &ChatSession::onProgressed);
    connect(m_turn.get(), &Turn::checkpointDue, this, &ChatSession::checkpoint);
    connect(m_turn.get(), &Turn::stateChanged, this, &ChatSession::stateChanged);
    connect(m_turn.get(), &Turn::ended, this, &ChatSession::onEnded);
}

model::ChatRequest ChatSession::request(const QString& lastId, model::CacheMode cache) const
{
    model::ChatRequest asked;
    asked.endpoint = m_conversation.endpoint;
    asked.model = m_conversation.model;
    asked.thinking = m_conversation.thinking;
    asked.cache = cache;
    if (!m_conversation.systemPrompt.isEmpty()) {
        model::Message system;
        system.role = model::Role::System;
        system.text = m_conversation.systemPrompt;
        asked.messages.append(system);
    }
    const QList<model::ConversationMessage> before = model::ConversationTree(m_conversation).branch(lastId);
    for (const model::ConversationMessage& entry : before) {
        model::Message message = entry.message;
        // What a model thought is not sent back, and an answer of which nothing came says nothing.
        message.reasoning.clear();
        if (message.role == model::Role::User || !message.text.isEmpty())
            asked.messages.append(message);
    }
    return asked;
}

void ChatSession::stop()
{
    if (!m_turn)
        return;
    const QString answerId = m_turn->messageId();
    dropTurn(tr("Stopped."));
    const QPointer<ChatSession> self(this);
    Q_EMIT messageChanged(answerId);
    if (self)
        Q_EMIT headChanged();
    if (self)
        Q_EMIT busyChanged(false);
}

void ChatSession::retryNow()
{
    if (m_turn)
        m_turn->retryNow();
}

void ChatSession::switchTarget()
{
    if (m_turn)
        m_turn->switchTarget();
}

void ChatSession::dropTurn(const QString& note)
{
    if (!m_turn)
        return;
    if (const auto thought = m_turn->thinkingTime())
        m_thinkingTimes.insert(m_turn->messageId(), *thought);
    model::ConversationMessage* answer = find(m_turn->messageId());
    model::Outcome outcome = m_turn->soFar();
    m_turn.reset();
    answer->note = note;
    outcome.completion.text.clear();
    outcome.completion.reasoning.clear();
    answer->outcome = std::move(outcome);
    if (!answer->message.text.isEmpty())
        m_conversation.summary.lastLine = previewFrom(answer->message.text);
    touch();
    m_parts.store.save(m_conversation, *answer);
}

void ChatSession::onProgressed(const QList<model::Delta>& deltas)
{
    const QString answerId = m_turn->messageId();
    model::ConversationMessage* answer = find(answerId);
    for (const model::Delta& delta : deltas) {
        answer->message.text += delta.text;
        answer->message.reasoning += delta.reasoning;
    }
    Q_EMIT appended(answerId, deltas);
}

void ChatSession::checkpoint()
{
    if (!m_turn || m_turn->isSaved())
        return;
    m_parts.store.saveMessage(m_conversation, *find(m_turn->messageId()));
    m_turn->saved();
}

void ChatSession::onEnded(const model::Outcome& outcome)
{
    const QString answerId = m_turn->messageId();
    if (const auto thought = m_turn->thinkingTime())
        m_thinkingTimes.insert(answerId, *thought);
    const bool streamed = m_turn->hasText();
    // The Call has emitted its last signal: it and the Turn end here.
    m_turn.reset();

    model::ConversationMessage* answer = find(answerId);
    // What streamed is what the person saw; an answer that did not stream comes with the outcome.
    if (!streamed)
        answer->message.text += outcome.completion.text;
    if (answer->message.reasoning.isEmpty())
        answer->message.reasoning = outcome.completion.reasoning;
    answer->complete = outcome.isOk();
    answer->note = outcome.isOk() ? QString() : outcome.error->sentence();
    answer->outcome = outcome;
    answer->outcome->completion.text.clear();
    answer->outcome->completion.reasoning.clear();
    if (!answer->message.text.isEmpty())
        m_conversation.summary.lastLine = previewFrom(answer->message.text);
    touch();
    m_parts.store.save(m_conversation, *answer);

    const QPointer<ChatSession> self(this);
    Q_EMIT messageChanged(answerId);
    if (self)
        Q_EMIT headChanged();
    if (self)
        Q_EMIT busyChanged(false);
}

model::ConversationMessage* ChatSession::find(const QString& messageId)
{
    // The message looked for is nearly always the last one.
    for (auto it = m_conversation.messages.rbegin(); it != m_conversation.messages.rend(); ++it) {
        if (it->id == messageId)
            return &*it;
    }
    return nullptr;
}

model::ConversationMessage& ChatSession::append(model::Role role, const QString& parentId, const QString& text)
{
    model::ConversationMessage message;
    message.id = base::freshId(m_parts.clock, m_parts.random);
    message.parentId = parentId;
    message.message.role = role;
    message.message.text = text;
    message.createdAt = m_parts.clock.wallTime();
    if (parentId != m_conversation.leafId)
        leave();
    m_conversation.leafId = message.id;
    m_conversation.messages.append(std::move(message));
    touch();
    return m_conversation.messages.last();
}

void ChatSession::touch()
{
    m_conversation.summary.updatedAt = m_parts.clock.wallTime();
}

void ChatSession::saveHead()
{
    // A chat enters the list, and the store, with its first message.
    if (!isEmpty())
        m_parts.store.saveHead(m_conversation);
    Q_EMIT headChanged();
}

void ChatSession::rename(const QString& title)
{
    m_conversation.summary.title = title.simplified();
    saveHead();
}

void ChatSession::setSystemPrompt(const QString& text)
{
    m_conversation.systemPrompt = text;
    saveHead();
}

void ChatSession::setTarget(const QString& endpoint, const QString& model)
{
    m_conversation.endpoint = endpoint;
    m_conversation.model = model;
    saveHead();
}

void ChatSession::setThinking(model::Thinking thinking)
{
    m_conversation.thinking = thinking;
    saveHead();
}

void ChatSession::setPinned(bool pinned)
{
    m_conversation.summary.pinned = pinned;
    saveHead();
}

void ChatSession::setArchived(bool archived)
{
    m_conversation.summary.archived = archived;
    saveHead();
}

void ChatSession::setProject(const QString& projectId)
{
    m_conversation.summary.project = projectId;
    saveHead();
}

base::Status ChatSession::keep()
{
    if (m_conversation.summary.stored || isEmpty())
        return {};
    if (m_turn)
        m_parts.store.saveMessage(m_conversation, *find(m_turn->messageId()));
    const base::Status kept = m_parts.store.keep(m_conversation);
    if (!kept)
        return kept;
    Q_EMIT headChanged();
    return {};
}

} // namespace spyhop::chat
