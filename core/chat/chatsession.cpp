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

#include <QtCore/QPointer>
#include <algorithm>

namespace spyhop::chat {

ChatSession::ChatSession(const Parts& parts, model::Conversation conversation)
    : m_parts(parts)
    , m_conversation(std::move(conversation))
    , m_journal(parts.clock, parts.store, m_conversation)
{
    // It may come while a message is being added: whoever shows the chat hears of it when that is done.
    connect(&m_journal, &ChatJournal::placeChanged, this, &ChatSession::headChanged, Qt::QueuedConnection);
}

ChatSession::~ChatSession()
{
    while (!m_running.empty())
        dropTurn(m_running.back().turn->messageId(), tr("Cut off when the chat was closed."));
}

Turn* ChatSession::turnOf(const QString& messageId) const
{
    const auto found = std::find_if(m_running.begin(), m_running.end(),
        [&messageId](const Running& running) { return running.turn->messageId() == messageId; });
    return found == m_running.end() ? nullptr : found->turn.get();
}

//! An answer that is no longer under way once what is returned has gone.
ChatSession::Running ChatSession::take(const QString& messageId)
{
    const auto found = std::find_if(m_running.begin(), m_running.end(),
        [&messageId](const Running& running) { return running.turn->messageId() == messageId; });
    Q_ASSERT(found != m_running.end());
    Running taken = std::move(*found);
    m_running.erase(found);
    return taken;
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
    // What is under way is always the end of its branch.
    return turnOf(m_conversation.leafId) != nullptr ? m_conversation.leafId : QString();
}

model::CallState ChatSession::state(const QString& messageId) const
{
    if (const Turn* turn = turnOf(messageId))
        return turn->state();
    model::CallState state;
    state.stage = model::CallStage::Settled;
    return state;
}

std::optional<std::chrono::milliseconds> ChatSession::thinkingTime(const QString& messageId) const
{
    const auto message = std::find_if(m_conversation.messages.crbegin(), m_conversation.messages.crend(),
        [&messageId](const model::ConversationMessage& one) { return one.id == messageId; });
    if (message == m_conversation.messages.crend())
        return std::nullopt;
    const Turn* turn = turnOf(messageId);
    const std::optional<std::chrono::milliseconds> part = turn != nullptr ? turn->thinkingTime() : std::nullopt;
    return part ? message->thinkingTime.value_or(std::chrono::milliseconds(0)) + *part : message->thinkingTime;
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
    m_journal.save(question);
    return questionId;
}

base::Status ChatSession::ask(const QString& text, const QList<model::Attachment>& attachments)
{
    if (const base::Status may = mayAsk(text, attachments, {target()}); !may)
        return may;
    const QString questionId = appendQuestion(text, attachments);
    const QPointer<ChatSession> self(this);
    Q_EMIT messageAdded(questionId);
    if (self)
        endComparison(); // whoever asks on has seen enough of it: the question stands in the chat
    if (self)
        start(questionId, request(questionId, model::CacheMode::Use, target()));
    return {};
}

void ChatSession::settle(model::ConversationMessage& answer, const model::Outcome& outcome)
{
    answer.complete = outcome.isOk();
    answer.note = outcome.isOk() ? QString() : outcome.error->sentence();
    answer.outcome = outcome;
    answer.outcome->completion.text.clear();
    answer.outcome->completion.reasoning.clear();
}

//! How an answer ended, and what the list shows then.
void ChatSession::keepOutcome(model::ConversationMessage& answer, const model::Outcome& outcome)
{
    settle(answer, outcome);
    previewEnd();
    touch();
    m_journal.save(answer);
}

base::Status ChatSession::regenerate(const QString& messageId)
{
    const base::Expected<QString> question = questionOf(messageId);
    if (!question)
        return base::failure(question.error());
    QList<model::ConversationMessage> before = pathTo(*question);
    const model::Message asked = before.takeLast().message;
    if (const base::Status fine = fits(before, asked, target()); !fine)
        return fine;
    const QPointer<ChatSession> self(this);
    endComparison();
    if (self)
        start(*question, request(*question, model::CacheMode::Bypass, target()));
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
    if (isBusy())
        return base::failure(base::ErrorCode::Usage, tr("An answer is still under way in this chat."));
    model::ConversationMessage* answer = find(messageId.isEmpty() ? m_conversation.leafId : messageId);
    if (answer == nullptr)
        return base::failure(base::ErrorCode::NotFound, tr("There is no such answer in this chat."));
    if (!model::isContinuable(*answer) || answer->id != m_conversation.leafId)
        return base::failure(base::ErrorCode::Usage, tr("This answer cannot be gone on with."));

    model::ChatRequest asked = request(answer->id, model::CacheMode::Bypass, target());
    asked.messages.last().reasoning = answer->message.reasoning; // prefix completion may want it
    asked.continueLast = true;
    answer->earlier.append({answer->message.text.size(), answer->note, std::exchange(answer->outcome, std::nullopt)});
    answer->note.clear();
    answer->complete = false;
    m_journal.saveMessage(*answer);
    const QString answerId = answer->id;
    begin(asked, answerId);

    const QPointer<ChatSession> self(this);
    Q_EMIT messageChanged(answerId);
    if (self)
        endComparison();
    if (self)
        Q_EMIT busyChanged(true);
    return {};
}

void ChatSession::begin(const model::ChatRequest& request, const QString& answerId)
{
    Running running;
    m_targets.insert(answerId, {request.endpoint, request.model});
    running.askedTokens = teachingTokens(request.messages);
    running.turn
        = std::make_unique<Turn>(m_parts.clock, m_parts.gateway.start(request, model::Priority::Interactive), answerId);
    const Turn* turn = running.turn.get();
    connect(turn, &Turn::progressed, this,
        [this, answerId](const QList<model::Delta>& deltas) { onProgressed(answerId, deltas); });
    connect(turn, &Turn::checkpointDue, this, [this, answerId] { checkpoint(answerId); });
    connect(turn, &Turn::stateChanged, this,
        [this, answerId](const model::CallState& state) { Q_EMIT stateChanged(state, QString(answerId)); });
    connect(turn, &Turn::ended, this,
        [this, answerId](const model::Outcome& outcome) { onEnded(QString(answerId), outcome); });
    m_running.push_back(std::move(running));
}

void ChatSession::stop()
{
    QStringList stopped;
    for (const Running& running : m_running)
        stopped.append(running.turn->messageId());
    const QPointer<ChatSession> self(this);
    for (const QString& answerId : std::as_const(stopped)) {
        if (self && turnOf(answerId) != nullptr)
            stop(answerId);
    }
}

void ChatSession::stop(const QString& messageId)
{
    if (turnOf(messageId) == nullptr)
        return;
    const QString answerId = messageId;
    dropTurn(answerId, tr("Stopped."));
    const bool busy = isBusy();
    const QPointer<ChatSession> self(this);
    Q_EMIT messageChanged(answerId);
    if (self)
        Q_EMIT headChanged();
    if (self)
        Q_EMIT busyChanged(busy);
}

void ChatSession::retryNow(const QString& messageId)
{
    if (Turn* turn = turnOf(messageId))
        turn->retryNow();
}

void ChatSession::switchTarget(const QString& messageId)
{
    if (Turn* turn = turnOf(messageId))
        turn->switchTarget();
}

void ChatSession::dropTurn(const QString& messageId, const QString& note)
{
    const std::optional<std::chrono::milliseconds> thought = thinkingTime(messageId);
    const Running running = take(messageId);
    model::ConversationMessage* answer = find(running.turn->messageId());
    answer->thinkingTime = thought;
    model::Outcome outcome = running.turn->soFar();
    answer->note = note;
    outcome.completion.text.clear();
    outcome.completion.reasoning.clear();
    answer->outcome = std::move(outcome);
    previewEnd();
    touch();
    m_journal.save(*answer);
}

void ChatSession::onProgressed(const QString& answerId, const QList<model::Delta>& deltas)
{
    model::ConversationMessage* answer = find(answerId);
    for (const model::Delta& delta : deltas) {
        answer->message.text += delta.text;
        answer->message.reasoning += delta.reasoning;
    }
    Q_EMIT appended(QString(answerId), deltas);
}

void ChatSession::checkpoint(const QString& answerId)
{
    Turn* turn = turnOf(answerId);
    if (turn == nullptr || turn->isSaved())
        return;
    model::ConversationMessage soFar = *find(answerId);
    soFar.thinkingTime = thinkingTime(answerId);
    // With the head, which says that this answer is what the chat stands at: so a crash opens on it.
    m_journal.save(soFar);
    turn->saved();
}

void ChatSession::onEnded(const QString& answerId, const model::Outcome& outcome)
{
    // The Call has emitted its last signal: it and the Turn end here.
    const std::optional<std::chrono::milliseconds> thought = thinkingTime(answerId);
    Running running = take(answerId);
    const bool streamed = running.turn->hasText();
    running.turn.reset();

    model::ConversationMessage* answer = find(answerId);
    // What streamed is what the person saw; an answer that did not stream comes with the outcome.
    if (!streamed)
        answer->message.text += outcome.completion.text;
    if (answer->message.reasoning.isEmpty())
        answer->message.reasoning = outcome.completion.reasoning;
    if (outcome.cached == model::Cached::No) // else it was only read out
        answer->thinkingTime = thought;
    keepOutcome(*answer, outcome);
    if (m_parts.meter != nullptr)
        m_parts.meter->learn(running.askedTokens, outcome);

    const bool busy = isBusy();
    const QPointer<ChatSession> self(this);
    Q_EMIT messageChanged(answerId);
    if (self)
        Q_EMIT headChanged();
    if (self)
        Q_EMIT busyChanged(busy);
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
        m_journal.saveHead();
    Q_EMIT headChanged();
}

//! As saveHead(), for what is being typed.
void ChatSession::saveHeadSoon()
{
    if (!isEmpty())
        m_journal.saveHeadSoon();
    Q_EMIT headChanged();
}

} // namespace spyhop::chat
