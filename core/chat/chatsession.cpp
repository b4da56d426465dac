// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatsession.h"

#include "core/base/ids.h"
#include "core/chat/chatrequest.h"
#include "core/chat/contextmeter.h"
#include "core/chat/digesting.h"
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

base::Status ChatSession::mayAsk(const QString& text, const QList<model::Attachment>& attachments) const
{
    if (m_turn)
        return base::failure(base::ErrorCode::Usage, tr("An answer is still under way in this chat."));
    if (m_digesting)
        return base::failure(base::ErrorCode::Usage, tr("The older turns are still being summarised."));
    if (text.trimmed().isEmpty() && attachments.isEmpty())
        return base::failure(base::ErrorCode::Usage, tr("There is nothing to send."));
    model::Message question;
    question.text = text;
    question.attachments = attachments;
    return fits(branch(), question);
}

base::Status ChatSession::fits(const QList<model::ConversationMessage>& before, const model::Message& question) const
{
    if (m_parts.meter == nullptr)
        return {};
    const Prospect prospect = m_parts.meter->prospect(m_conversation);
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
        m_conversation, prospect, before, model::estimateTokens(question.text), estimateTokens(question.attachments));
    if (window.fits())
        return {};
    error.what = tr("This does not fit into what %1 takes: about %2 tokens, of %3.")
                     .arg(prospect.model)
                     .arg(window.sent.total())
                     .arg(*window.room);
    error.remedy = tr("Choose what is left out.");
    return base::failure(error);
}

QString ChatSession::appendQuestion(const QString& text, const QList<model::Attachment>& attachments)
{
    model::ConversationMessage& question = append(model::Role::User, m_conversation.leafId, text);
    question.message.attachments = attachments;
    const QString questionId = question.id;
    if (m_conversation.summary.title.isEmpty())
        m_conversation.summary.title = titleFrom(text.trimmed().isEmpty() ? attachments.first().name : text);
    m_conversation.summary.lastLine = previewFrom(text);
    m_conversation.summary.archived = false; // whoever writes in it has taken it out
    // Journalled before any I/O.
    m_parts.store.save(m_conversation, question);
    return questionId;
}

base::Status ChatSession::ask(const QString& text, const QList<model::Attachment>& attachments)
{
    if (const base::Status may = mayAsk(text, attachments); !may)
        return may;
    const QString questionId = appendQuestion(text, attachments);
    const QPointer<ChatSession> self(this);
    Q_EMIT messageAdded(questionId);
    if (self)
        start(questionId, request(questionId, model::CacheMode::Use));
    return {};
}

base::Expected<ChatTaskRequest> ChatSession::leave(const QString& text, const QList<model::Attachment>& attachments)
{
    if (const base::Status may = mayAsk(text, attachments); !may)
        return base::failure(may.error());
    const QString questionId = appendQuestion(text, attachments);
    ChatTaskRequest task;
    task.request = request(questionId, model::CacheMode::Bypass);
    task.request.stream = false;
    model::ConversationMessage& answer = append(model::Role::Assistant, questionId, QString());
    answer.complete = false;
    answer.taskId = QStringLiteral("-"); // not named yet
    task.messageId = answer.id;
    m_parts.store.save(m_conversation, answer);

    const QPointer<ChatSession> self(this);
    Q_EMIT messageAdded(task.messageId);
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
    m_parts.store.saveMessage(m_conversation, *answer);
    Q_EMIT messageChanged(messageId);
}

void ChatSession::settleTask(const QString& messageId, const model::Outcome& outcome)
{
    model::ConversationMessage* answer = find(messageId);
    if (answer == nullptr || !isPending(*answer))
        return;
    answer->taskId.clear();
    answer->message.text = outcome.completion.text;
    answer->message.reasoning = outcome.completion.reasoning;
    keepOutcome(*answer, outcome);

    const QPointer<ChatSession> self(this);
    Q_EMIT messageChanged(messageId);
    if (self)
        Q_EMIT headChanged();
}

//! How an answer ended, and what the list shows of it.
void ChatSession::keepOutcome(model::ConversationMessage& answer, const model::Outcome& outcome)
{
    answer.complete = outcome.isOk();
    answer.note = outcome.isOk() ? QString() : outcome.error->sentence();
    answer.outcome = outcome;
    answer.outcome->completion.text.clear();
    answer.outcome->completion.reasoning.clear();
    if (!answer.message.text.isEmpty())
        m_conversation.summary.lastLine = previewFrom(answer.message.text);
    touch();
    m_parts.store.save(m_conversation, answer);
}

base::Status ChatSession::digest(const QStringList& messageIds, qint64 room)
{
    if (m_turn || m_digesting)
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

base::Status ChatSession::regenerate(const QString& messageId)
{
    const base::Expected<QString> question = questionOf(messageId);
    if (!question)
        return base::failure(question.error());
    QList<model::ConversationMessage> before = pathTo(*question);
    if (!before.isEmpty()) {
        const model::Message asked = before.takeLast().message;
        if (const base::Status fine = fits(before, asked); !fine)
            return fine;
    }
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
    m_askedTokens = 0;
    for (const model::Message& message : request.messages)
        m_askedTokens += model::estimateTokens(message.text) + estimateTokens(message.attachments);
    m_turn
        = std::make_unique<Turn>(m_parts.clock, m_parts.gateway.start(request, model::Priority::Interactive), answerId);
    connect(m_turn.get(), &Turn::progressed, this, &ChatSession::onProgressed);
    connect(m_turn.get(), &Turn::checkpointDue, this, &ChatSession::checkpoint);
    connect(m_turn.get(), &Turn::stateChanged, this, &ChatSession::stateChanged);
    connect(m_turn.get(), &Turn::ended, this, &ChatSession::onEnded);
}

QList<model::ConversationMessage> ChatSession::pathTo(const QString& lastId) const
{
    return model::ConversationTree(m_conversation).branch(lastId);
}

model::ChatRequest ChatSession::request(const QString& lastId, model::CacheMode cache) const
{
    const QList<model::ConversationMessage> path = pathTo(lastId);
    ContextWindow window;
    if (m_parts.meter != nullptr && !path.isEmpty()) {
        QList<model::ConversationMessage> before = path;
        const model::Message question = before.takeLast().message;
        window = m_parts.meter->window(m_conversation, m_parts.meter->prospect(m_conversation), before,
            model::estimateTokens(question.text), estimateTokens(question.attachments));
    }
    return chatRequest(m_conversation, path, window, cache);
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
    keepOutcome(*answer, outcome);
    if (m_parts.meter != nullptr)
        m_parts.meter->learn(m_askedTokens, outcome);

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
        rememberLeaf();
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

void ChatSession::setSystemPrompt(const QString& text, const QString& role)
{
    m_conversation.systemPrompt = text;
    m_conversation.role = role;
    saveHead();
}

void ChatSession::setTemperature(std::optional<double> temperature)
{
    m_conversation.temperature = temperature;
    saveHead();
}

void ChatSession::setMaxTokens(std::optional<int> tokens)
{
    m_conversation.maxTokens = tokens;
    saveHead();
}

void ChatSession::setOverflow(model::Overflow overflow)
{
    m_conversation.overflow = overflow;
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
