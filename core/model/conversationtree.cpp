// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/conversationtree.h"

#include <algorithm>

namespace spyhop::model {

ConversationTree::ConversationTree(const Conversation& conversation)
    : m_conversation(conversation)
{
    const QList<ConversationMessage>& messages = conversation.messages;
    for (qsizetype i = 0; i < messages.size(); ++i)
        m_places.insert(messages[i].id, i);
    m_parents.resize(messages.size());
    for (qsizetype i = 0; i < messages.size(); ++i)
        m_parents[i] = m_places.value(messages[i].parentId, -1);
    // A damaged parent must not make a ring: each chain is walked once, and cut where it would meet itself.
    QList<qsizetype> seenBy(messages.size(), -1);
    for (qsizetype start = 0; start < messages.size(); ++start) {
        qsizetype at = start;
        while (at >= 0 && seenBy[at] < 0) {
            seenBy[at] = start;
            const qsizetype next = m_parents[at];
            if (next >= 0 && seenBy[next] == start)
                m_parents[at] = -1;
            at = m_parents[at];
        }
    }
    for (qsizetype i = 0; i < messages.size(); ++i)
        m_children[m_parents[i] < 0 ? QString() : messages[m_parents[i]].id].append(i);
}

const ConversationMessage* ConversationTree::message(const QString& id) const
{
    const auto it = m_places.constFind(id);
    return it == m_places.constEnd() ? nullptr : &m_conversation.messages[*it];
}

QString ConversationTree::parent(const QString& id) const
{
    const qsizetype place = m_places.value(id, -1);
    const qsizetype above = place < 0 ? -1 : m_parents[place];
    return above < 0 ? QString() : m_conversation.messages[above].id;
}

QStringList ConversationTree::children(const QString& id) const
{
    QStringList result;
    for (const qsizetype place : m_children.value(id))
        result.append(m_conversation.messages[place].id);
    return result;
}

QStringList ConversationTree::siblings(const QString& id) const
{
    return m_places.contains(id) ? children(parent(id)) : QStringList();
}

QStringList ConversationTree::subtree(const QString& id) const
{
    QStringList result;
    if (!m_places.contains(id))
        return result;
    result.append(id);
    for (qsizetype i = 0; i < result.size(); ++i)
        result += children(result[i]);
    return result;
}

QString ConversationTree::newestLeaf(const QString& id) const
{
    // The message created last is a leaf, for a child is younger than its parent.
    qsizetype newest = m_places.value(id, -1);
    if (id.isEmpty())
        return m_conversation.messages.isEmpty() ? QString() : m_conversation.messages.last().id;
    for (const QString& below : subtree(id))
        newest = std::max(newest, m_places.value(below));
    return newest < 0 ? QString() : m_conversation.messages[newest].id;
}

QList<ConversationMessage> ConversationTree::branch(const QString& leafId) const
{
    QList<ConversationMessage> result;
    for (qsizetype at = m_places.value(leafId, -1); at >= 0; at = m_parents[at])
        result.append(m_conversation.messages[at]);
    std::reverse(result.begin(), result.end());
    return result;
}

} // namespace spyhop::model
