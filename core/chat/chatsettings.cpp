// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sets for a chat: its name and place, its target, its role.
#include "core/chat/chatsession.h"
#include "core/chat/digesting.h"
#include "core/chat/turn.h"
#include "core/store/conversationstore.h"

namespace spyhop::chat {

void ChatSession::rename(const QString& title)
{
    m_conversation.summary.title = title.simplified();
    saveHead();
}

void ChatSession::setSystemPrompt(const QString& text, const QString& role)
{
    m_conversation.systemPrompt = text;
    m_conversation.role = role;
    saveHeadSoon();
}

void ChatSession::setTemperature(std::optional<double> temperature)
{
    m_conversation.temperature = temperature;
    saveHeadSoon();
}

void ChatSession::setMaxTokens(std::optional<int> tokens)
{
    m_conversation.maxTokens = tokens;
    saveHeadSoon();
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

//! What is being written is shown as what it is at once; what is written next finds its place by itself.
void ChatSession::followConsent(bool stores)
{
    if (isPrivate())
        return;
    if (isEmpty())
        setStored(stores);
    else if (isBusy())
        m_journal.place();
}

base::Status ChatSession::keep()
{
    model::ConversationSummary& summary = m_conversation.summary;
    if (summary.stored || (isEmpty() && !summary.isPrivate))
        return {};
    if (const base::Status may = m_journal.mayStore(); !may)
        return may;
    base::Status kept;
    if (summary.isPrivate) {
        summary.isPrivate = false;
        summary.stored = true;
        kept = isEmpty() && !m_journal.hasRemoved() ? base::Status() : m_journal.add();
        summary.isPrivate = !kept;
        summary.stored = kept.has_value();
    } else {
        for (const Running& running : m_running)
            m_journal.saveMessage(*find(running.turn->messageId()));
        kept = m_parts.store.keep(m_conversation);
    }
    if (kept)
        Q_EMIT headChanged();
    return kept;
}

} // namespace spyhop::chat
