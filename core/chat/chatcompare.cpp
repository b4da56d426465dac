// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several answers to one question, read side by side. They are siblings in the tree like any others.
#include "core/chat/chatsession.h"
#include "core/chat/digesting.h"
#include "core/chat/numbers.h"
#include "core/chat/turn.h"
#include "core/model/conversationtree.h"

#include <QtCore/QPointer>
#include <algorithm>

namespace spyhop::chat {
namespace {

base::Status expectColumns(qsizetype count)
{
    if (count >= 2 && count <= numbers::mostCompared)
        return {};
    base::Error error;
    error.code = base::ErrorCode::Usage;
    error.what = ChatSession::tr("Two or three answers can be compared.");
    return base::failure(error);
}

} // namespace

base::Status ChatSession::askSeveral(
    const QString& text, const QList<model::Attachment>& attachments, const QList<ChatTarget>& targets)
{
    if (const base::Status fine = expectColumns(targets.size()); !fine)
        return fine;
    if (const base::Status may = mayAsk(text, attachments, targets); !may)
        return may;
    const QString questionId = appendQuestion(text, attachments);
    const QStringList answers = startEach(questionId, targets, model::CacheMode::Use);
    m_conversation.leafId = answers.first();
    m_journal.saveHead(); // so a crash opens on it
    m_compared = answers;
    tellOfComparison(QStringList(questionId) + answers);
    return {};
}

base::Status ChatSession::compare(const QString& messageId, const QList<ChatTarget>& targets)
{
    const base::Expected<QString> question = questionOf(messageId);
    if (!question)
        return base::failure(question.error());
    const QString asked = messageId.isEmpty() ? m_conversation.leafId : messageId;
    QStringList columns;
    if (asked != *question)
        columns.append(asked);
    if (const base::Status fine = expectColumns(columns.size() + targets.size()); !fine)
        return fine;
    QList<model::ConversationMessage> before = pathTo(*question);
    const model::Message words = before.takeLast().message;
    for (const ChatTarget& target : targets) {
        if (const base::Status fine = fits(before, words, target); !fine)
            return fine;
    }
    const QString leaf = m_conversation.leafId;
    const QStringList answers = startEach(*question, targets, model::CacheMode::Bypass);
    m_conversation.leafId = leaf == *question ? answers.first() : leaf;
    m_compared = columns + answers;
    tellOfComparison(answers);
    return {};
}

QStringList ChatSession::startEach(const QString& questionId, const QList<ChatTarget>& targets, model::CacheMode cache)
{
    QStringList answers;
    for (const ChatTarget& target : targets) {
        const model::ChatRequest asked = request(questionId, cache, target);
        model::ConversationMessage& answer = append(model::Role::Assistant, questionId, QString());
        answer.complete = false;
        answers.append(answer.id);
        m_journal.saveMessage(answer); // as it stands among the others: they come as they like
        begin(asked, answers.last());
    }
    return answers;
}

base::Status ChatSession::compareSiblings(const QString& messageId)
{
    const model::ConversationTree tree(m_conversation);
    if (tree.message(messageId) == nullptr)
        return base::failure(base::ErrorCode::NotFound, tr("There is no such message in this chat."));
    QStringList siblings = tree.siblings(messageId);
    if (siblings.size() < 2 || tree.message(messageId)->message.role != model::Role::Assistant)
        return base::failure(base::ErrorCode::Usage, tr("There is no other answer to this question."));
    while (siblings.size() > numbers::mostCompared)
        siblings.removeAt(siblings.first() == messageId ? 1 : 0);
    setCompared(siblings);
    return {};
}

void ChatSession::keepAnswer(const QString& messageId)
{
    const QString kept = messageId; // it may lie in the list that is cleared
    const QStringList others = m_compared;
    const QPointer<ChatSession> self(this);
    std::ignore = showBranch(kept);
    for (const QString& other : others) {
        if (self && other != kept)
            stop(other);
    }
    if (self)
        setCompared({});
}

ChatTarget ChatSession::targetOf(const QString& messageId) const
{
    if (const auto known = m_targets.constFind(messageId); known != m_targets.constEnd())
        return *known;
    const model::ConversationTree tree(m_conversation);
    const model::ConversationMessage* answer = tree.message(messageId);
    if (answer == nullptr || !answer->outcome)
        return {};
    return {answer->outcome->endpoint, answer->outcome->askedModel};
}

base::Status ChatSession::answerAgain(const QString& messageId)
{
    const QString old = messageId; // it may lie in the list that is changed
    const qsizetype column = m_compared.indexOf(old);
    const model::ConversationMessage* answer = find(old);
    if (column < 0 || answer == nullptr)
        return base::failure(base::ErrorCode::NotFound, tr("There is no such answer in this chat."));
    if (isBusy(old))
        return base::failure(base::ErrorCode::Usage, tr("This answer is still under way."));
    const base::Expected<QString> question = expectQuestion(answer->parentId);
    if (!question)
        return base::failure(question.error());
    const ChatTarget target = targetOf(old);
    QList<model::ConversationMessage> before = pathTo(*question);
    const model::Message words = before.takeLast().message;
    if (const base::Status fine = fits(before, words, target); !fine)
        return fine;
    const QString leaf = m_conversation.leafId;
    const QString fresh = startEach(*question, {target}, model::CacheMode::Bypass).first();
    m_conversation.leafId = leaf == old ? fresh : leaf;
    m_compared[column] = fresh;
    tellOfComparison({fresh});
    return {};
}

//! Whoever hears of it may end the session.
void ChatSession::tellOfComparison(const QStringList& added)
{
    const QPointer<ChatSession> self(this);
    for (const QString& id : added) {
        if (self)
            Q_EMIT messageAdded(id);
    }
    if (self)
        Q_EMIT comparisonChanged();
    if (self)
        Q_EMIT headChanged();
    if (self)
        Q_EMIT busyChanged(true);
}

void ChatSession::endComparison()
{
    setCompared({});
}

void ChatSession::setCompared(const QStringList& ids)
{
    if (m_compared == ids)
        return;
    m_compared = ids;
    Q_EMIT comparisonChanged();
}

} // namespace spyhop::chat
