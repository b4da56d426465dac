// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/sessions.h"

#include "core/base/ids.h"
#include "core/store/places.h"

#include <QtCore/QPointer>
#include <algorithm>

namespace spyhop::chat {

namespace {

//! Pinned first, then newest first; ids settle what has the same time.
bool comesBefore(const model::ConversationSummary& a, const model::ConversationSummary& b)
{
    if (a.pinned != b.pinned)
        return a.pinned;
    if (a.updatedAt != b.updatedAt)
        return a.updatedAt > b.updatedAt;
    return a.id > b.id;
}

} // namespace

Sessions::Sessions(base::Clock& clock, base::Random& random, gateway::Gateway& gateway, store::ConversationStore& store,
    const store::Places& places)
    : m_parts{clock, random, gateway, store, nullptr}
    , m_places(places)
{
}

Sessions::~Sessions()
{
    // A session that is still streaming saves its part when it goes; nobody is told.
    for (const auto& session : std::as_const(m_open))
        session->disconnect(this);
}

base::Status Sessions::reload()
{
    const base::Expected<QList<model::ConversationSummary>> read = m_parts.store.summaries();
    if (!read)
        return base::failure(read.error());
    m_summaries = *read;
    const base::Expected<QList<model::Project>> projects = m_parts.store.projects();
    if (!projects)
        return base::failure(projects.error());
    m_projects = *projects;
    m_parts.store.purgeTrash(m_parts.clock.wallTime().addDays(-trashDays));
    followConsent();
    QList<std::shared_ptr<ChatSession>> changed;
    for (const auto& session : std::as_const(m_open)) {
        if (session->isPrivate())
            continue;
        if (session->isEmpty())
            continue;
        if (session->m_journal.takeOthers())
            changed.append(session);
        const qsizetype at = indexOf(session->conversation().summary.id);
        // What was on the disk may have been erased.
        const bool isOnDisk = at >= 0 && (m_summaries.at(at).stored || m_summaries.at(at).storedInPart);
        session->m_conversation.summary.storedInPart = session->m_conversation.summary.storedInPart && isOnDisk;
        if (at >= 0)
            m_summaries[at] = session->conversation().summary;
        else
            m_summaries.append(session->conversation().summary);
    }
    sort();
    Q_EMIT projectsChanged();
    Q_EMIT reloaded();
    Q_EMIT listChanged();
    for (const auto& session : std::as_const(changed))
        Q_EMIT session->headChanged();
    return {};
}

void Sessions::followOthers()
{
    if (m_asking) {
        m_asksAgain = true;
        return;
    }
    m_asking = m_parts.store.readHeadMarks();
    connect(m_asking.get(), &db::ReadTicket::done, this, &Sessions::compareMarks);
}

void Sessions::compareMarks(const base::Expected<db::Rows>& rows)
{
    m_ended = std::move(m_asking);
    if (rows && std::exchange(m_marks, *rows) != *rows)
        std::ignore = reload(); // what cannot be read now stays as it is shown
    if (std::exchange(m_asksAgain, false))
        followOthers();
}

ChatSession* Sessions::create()
{
    model::Conversation conversation;
    conversation.summary.id = base::freshId(m_parts.clock, m_parts.random);
    conversation.summary.updatedAt = m_parts.clock.wallTime();
    conversation.summary.stored = m_places.isStored(model::ConsentKind::Chats);
    return adopt(std::move(conversation));
}

ChatSession* Sessions::createPrivate()
{
    model::Conversation conversation;
    conversation.summary.id = base::freshId(m_parts.clock, m_parts.random);
    conversation.summary.updatedAt = m_parts.clock.wallTime();
    conversation.summary.isPrivate = true;
    return adopt(std::move(conversation));
}

int Sessions::privateCount() const
{
    return static_cast<int>(std::count_if(
        m_open.begin(), m_open.end(), [](const auto& session) { return session->isPrivate() && !session->isEmpty(); }));
}

base::Status Sessions::settleTask(const QString& chat, const QString& messageId, const model::Outcome& outcome)
{
    if (m_open.contains(chat) || indexOf(chat) >= 0) {
        const base::Expected<ChatSession*> session = open(chat);
        if (!session)
            return base::failure(session.error());
        (*session)->settleTask(messageId, outcome);
        return {};
    }
    // It lies in the trash, or the list was not read yet: it gets its answer there, and stays where it is.
    base::Expected<model::Conversation> read = m_parts.store.load(chat);
    if (!read)
        return base::failure(read.error());
    ChatSession session(m_parts, std::move(*read));
    session.settleTask(messageId, outcome);
    return {};
}

base::Expected<ChatSession*> Sessions::open(const QString& id)
{
    const auto it = m_open.constFind(id);
    if (it != m_open.constEnd())
        return it->get();
    base::Expected<model::Conversation> read = m_parts.store.load(id);
    if (!read)
        return base::failure(read.error());
    for (model::ConversationMessage& message : read->messages) {
        if (!message.complete && message.note.isEmpty() && message.taskId.isEmpty())
            message.note = tr("Cut off when the program ended.");
    }
    return adopt(std::move(*read));
}

ChatSession* Sessions::adopt(model::Conversation conversation)
{
    const QString id = conversation.summary.id;
    const std::shared_ptr<ChatSession> session(new ChatSession(m_parts, std::move(conversation)));
    m_open.insert(id, session);
    // The chat's head changes with its first message, with its target, its name, and at the end of each answer.
    connect(session.get(), &ChatSession::headChanged, this, [this, id] { refresh(id); });
    connect(session.get(), &ChatSession::messageAdded, this, [this, id] { refresh(id); });
    return session.get();
}

int Sessions::unstoredCount() const
{
    return static_cast<int>(std::count_if(m_summaries.begin(), m_summaries.end(),
        [](const model::ConversationSummary& summary) { return !summary.stored; }));
}

int Sessions::storedInPartCount() const
{
    return static_cast<int>(std::count_if(m_summaries.begin(), m_summaries.end(),
        [](const model::ConversationSummary& summary) { return summary.storedInPart; }));
}

void Sessions::followConsent()
{
    const bool stores = m_places.isStored(model::ConsentKind::Chats);
    for (const auto& session : std::as_const(m_open))
        session->followConsent(stores);
}

base::Status Sessions::keepAll()
{
    const QList<model::ConversationSummary> all = m_summaries;
    for (const model::ConversationSummary& summary : all) {
        if (summary.stored)
            continue;
        const base::Expected<ChatSession*> session = open(summary.id);
        if (!session)
            return base::failure(session.error());
        if (const base::Status kept = (*session)->keep(); !kept)
            return kept;
    }
    for (model::Project& project : m_projects) {
        project.stored = m_places.isStored(model::ConsentKind::Chats);
        m_parts.store.saveProject(project, m_parts.clock.wallTime());
    }
    return {};
}

qsizetype Sessions::indexOf(const QString& id) const
{
    for (qsizetype i = 0; i < m_summaries.size(); ++i) {
        if (m_summaries[i].id == id)
            return i;
    }
    return -1;
}

bool Sessions::sort()
{
    if (std::is_sorted(m_summaries.begin(), m_summaries.end(), comesBefore))
        return false;
    std::sort(m_summaries.begin(), m_summaries.end(), comesBefore);
    return true;
}

void Sessions::refresh(const QString& id)
{
    const auto session = m_open.constFind(id);
    if (session == m_open.constEnd() || (*session)->isEmpty() || (*session)->isPrivate())
        return;
    const qsizetype at = indexOf(id);
    if (at < 0)
        m_summaries.append((*session)->conversation().summary);
    else
        m_summaries[at] = (*session)->conversation().summary;
    const bool moved = sort();
    if (at < 0 || moved)
        Q_EMIT listChanged();
    else
        Q_EMIT summaryChanged(id);
}

} // namespace spyhop::chat
