// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What ChatSession does with the branches of its tree. Nothing here destroys a message.
#include "core/chat/chatsession.h"
#include "core/chat/digesting.h"
#include "core/chat/titles.h"
#include "core/chat/turn.h"
#include "core/model/conversationtree.h"

#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <algorithm>

namespace spyhop::chat {

//! The question that an answer was given to; a question is its own (the last one may have failed to leave).
base::Expected<QString> ChatSession::questionOf(const QString& messageId)
{
    if (isBusy())
        return base::failure(base::ErrorCode::Usage, tr("An answer is still under way in this chat."));
    const model::ConversationMessage* message = find(messageId.isEmpty() ? m_conversation.leafId : messageId);
    if (message == nullptr)
        return base::failure(base::ErrorCode::NotFound, tr("There is no such answer in this chat."));
    return expectQuestion(message->message.role == model::Role::User ? message->id : message->parentId);
}

//! What was imported may begin with an answer, or have two in a row.
base::Expected<QString> ChatSession::expectQuestion(const QString& messageId)
{
    const model::ConversationMessage* message = find(messageId);
    if (message == nullptr || message->message.role != model::Role::User)
        return base::failure(base::ErrorCode::Usage, tr("No question stands before this answer."));
    return message->id;
}

base::Status ChatSession::edit(const QString& messageId, const QString& text)
{
    if (isBusy() || m_digesting)
        return base::failure(base::ErrorCode::Usage, tr("An answer is still under way in this chat."));
    const model::ConversationMessage* old = find(messageId);
    if (old == nullptr)
        return base::failure(base::ErrorCode::NotFound, tr("There is no such question in this chat."));
    if (old->message.role != model::Role::User)
        return base::failure(base::ErrorCode::Usage, tr("Only a question can be asked in other words."));
    const QList<model::Attachment> attachments = old->message.attachments;
    if (text.trimmed().isEmpty() && attachments.isEmpty())
        return base::failure(base::ErrorCode::Usage, tr("There is nothing to send."));
    const QString parentId = old->parentId;
    model::Message asked = old->message;
    asked.text = text;
    if (const base::Status fit = fits(model::ConversationTree(m_conversation).branch(parentId), asked, target()); !fit)
        return fit;

    model::ConversationMessage& question = append(model::Role::User, parentId, text);
    question.message.attachments = attachments;
    const QString questionId = question.id;
    m_conversation.summary.lastLine = previewFrom(text);
    m_conversation.summary.archived = false;
    m_journal.save(question);

    const QPointer<ChatSession> self(this);
    Q_EMIT messageAdded(questionId);
    if (self)
        endComparison();
    if (self)
        start(questionId, request(questionId, model::CacheMode::Use, target()));
    return {};
}

//! Remembers where the branch was left, for coming back to it.
void ChatSession::rememberLeaf()
{
    for (const model::ConversationMessage& message : branch())
        m_leftAt.insert(message.id, m_conversation.leafId);
}

//! What is shown is seen: nothing is compared over it.
void ChatSession::showAlone(const QString& leafId)
{
    const QPointer<ChatSession> self(this);
    if (leafId != m_conversation.leafId) {
        rememberLeaf();
        m_conversation.leafId = leafId;
        const QString before = m_conversation.summary.lastLine;
        previewEnd();
        const bool isOther = m_conversation.summary.lastLine != before;
        m_journal.saveBranch();
        Q_EMIT branchChanged();
        if (self && isOther)
            Q_EMIT headChanged();
    }
    if (self)
        endComparison();
}

void ChatSession::showSibling(const QString& messageId, int step)
{
    const QStringList siblings = model::ConversationTree(m_conversation).siblings(messageId);
    const qsizetype place = siblings.indexOf(messageId) + step;
    if (!siblings.isEmpty() && place >= 0 && place < siblings.size())
        std::ignore = showBranch(siblings[place]);
}

base::Status ChatSession::showBranch(const QString& messageId)
{
    const model::ConversationTree tree(m_conversation);
    if (tree.message(messageId) == nullptr)
        return base::failure(base::ErrorCode::NotFound, tr("There is no such message in this chat."));
    const QString left = m_leftAt.value(messageId);
    showAlone(tree.message(left) != nullptr ? left : tree.newestLeaf(messageId));
    return {};
}

base::Status ChatSession::goBackTo(const QString& messageId)
{
    if (isBusy())
        return base::failure(base::ErrorCode::Usage, tr("An answer is still under way in this chat."));
    if (find(messageId) == nullptr)
        return base::failure(base::ErrorCode::NotFound, tr("There is no such message in this chat."));
    showAlone(messageId);
    return {};
}

int ChatSession::laterMessages() const
{
    const QStringList all = model::ConversationTree(m_conversation).subtree(m_conversation.leafId);
    return qMax(0, static_cast<int>(all.size()) - 1);
}

void ChatSession::showLater()
{
    if (laterMessages() > 0)
        showAlone(model::ConversationTree(m_conversation).newestLeaf(m_conversation.leafId));
}

base::Expected<QDateTime> ChatSession::removeFrom(const QString& messageId)
{
    if (isBusy())
        return base::failure(base::ErrorCode::Usage, tr("An answer is still under way in this chat."));
    const model::ConversationTree tree(m_conversation);
    const QStringList ids = tree.subtree(messageId);
    if (ids.isEmpty())
        return base::failure(base::ErrorCode::NotFound, tr("There is no such message in this chat."));
    const QSet<QString> removed(ids.begin(), ids.end());
    if (removed.contains(m_conversation.leafId)) {
        // What stood beside it, else what stood before it.
        QStringList others = tree.siblings(messageId);
        const qsizetype place = others.indexOf(messageId);
        others.removeAt(place);
        m_conversation.leafId
            = others.isEmpty() ? tree.parent(messageId) : tree.newestLeaf(others[qMin(place, others.size() - 1)]);
    }
    // Two removals never have one time: each comes back by itself.
    QDateTime at = m_parts.clock.wallTime();
    if (m_lastRemoval.isValid() && at <= m_lastRemoval)
        at = m_lastRemoval.addMSecs(1);
    m_lastRemoval = at;
    QList<model::ConversationMessage> gone;
    for (const model::ConversationMessage& message : std::as_const(m_conversation.messages)) {
        if (removed.contains(message.id))
            gone.append(message);
    }
    m_conversation.messages.removeIf(
        [&removed](const model::ConversationMessage& message) { return removed.contains(message.id); });
    previewEnd();
    m_journal.removeMessages(gone, at);
    QStringList compared = m_compared;
    compared.removeIf([&removed](const QString& id) { return removed.contains(id); });
    const QPointer<ChatSession> self(this);
    Q_EMIT branchChanged();
    if (self)
        Q_EMIT headChanged();
    if (self)
        setCompared(compared.size() > 1 ? compared : QStringList());
    return at;
}

base::Status ChatSession::restoreRemoved(const QDateTime& removedAt)
{
    if (isBusy())
        return base::failure(base::ErrorCode::Usage, tr("An answer is still under way in this chat."));
    QSet<QString> here;
    for (const model::ConversationMessage& message : std::as_const(m_conversation.messages))
        here.insert(message.id);
    base::Expected<QList<model::ConversationMessage>> all = m_journal.restoreMessages(removedAt);
    if (!all)
        return base::failure(all.error());
    m_conversation.messages = std::move(*all);
    for (const model::ConversationMessage& message : std::as_const(m_conversation.messages)) {
        if (here.contains(message.id))
            continue;
        m_conversation.leafId = model::ConversationTree(m_conversation).newestLeaf(message.id);
        previewEnd();
        m_journal.saveBranch();
        break;
    }
    const QPointer<ChatSession> self(this);
    Q_EMIT branchChanged();
    if (self)
        Q_EMIT headChanged();
    if (self)
        endComparison(); // what came back is shown
    return {};
}

//! What the list shows of the branch: how it ends. An answer of which nothing has come says nothing.
void ChatSession::previewEnd()
{
    const QList<model::ConversationMessage> shown = branch();
    const auto last = std::find_if(shown.crbegin(), shown.crend(),
        [](const model::ConversationMessage& message) { return !message.message.text.isEmpty(); });
    m_conversation.summary.lastLine = last == shown.crend() ? QString() : previewFrom(last->message.text);
}

} // namespace spyhop::chat
