// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How Sessions keeps chats in order: trash, archive, projects.
#include "core/base/ids.h"
#include "core/chat/sessions.h"
#include "core/store/places.h"

#include <QtCore/QPointer>

namespace spyhop::chat {

model::ConversationSummary* Sessions::summary(const QString& id)
{
    const qsizetype at = indexOf(id);
    return at < 0 ? nullptr : &m_summaries[at];
}

//! What was asked of several chats is told once.
void Sessions::afterChange(bool order)
{
    if (order)
        sort();
    Q_EMIT listChanged();
}

void Sessions::remove(const QString& id)
{
    remove(QStringList{id});
}

void Sessions::remove(const QStringList& ids)
{
    const QDateTime now = m_parts.clock.wallTime();
    bool any = false;
    QList<std::shared_ptr<ChatSession>> closing; // they end after everything is in order, for they tell others
    for (const QString& id : ids) {
        if (const std::shared_ptr<ChatSession> session = m_open.take(id)) {
            session->disconnect(this);
            closing.append(session);
        }
        const qsizetype at = indexOf(id);
        if (at < 0)
            continue;
        m_parts.store.remove(id, now);
        m_summaries.removeAt(at);
        any = true;
    }
    if (any)
        Q_EMIT listChanged();
    const QPointer<Sessions> self(this);
    closing.clear();
    if (self && any)
        Q_EMIT trashChanged();
}

void Sessions::restore(const QString& id)
{
    restore(QStringList{id});
}

void Sessions::restore(const QStringList& ids)
{
    bool any = false;
    for (const QString& id : ids) {
        m_parts.store.restore(id);
        const base::Expected<model::Conversation> read = m_parts.store.load(id);
        if (!read || indexOf(id) >= 0)
            continue;
        m_summaries.append(read->summary);
        any = true;
    }
    if (!any)
        return;
    const QPointer<Sessions> self(this);
    afterChange(true);
    if (self)
        Q_EMIT trashChanged();
}

base::Expected<QList<model::TrashEntry>> Sessions::trash() const
{
    return m_parts.store.trash();
}

base::Status Sessions::restore(const model::TrashEntry& entry)
{
    if (entry.isChat) {
        restore(QStringList{entry.conversationId});
        return {};
    }
    const base::Expected<ChatSession*> session = open(entry.conversationId);
    if (!session)
        return base::failure(session.error());
    const base::Status restored = (*session)->restoreRemoved(entry.trashedAt);
    if (restored)
        Q_EMIT trashChanged();
    return restored;
}

void Sessions::erase(const QList<model::TrashEntry>& entries)
{
    for (const model::TrashEntry& entry : entries)
        m_parts.store.erase(entry);
    Q_EMIT trashChanged();
}

void Sessions::setArchived(const QStringList& ids, bool archived)
{
    for (const QString& id : ids) {
        if (const auto open = m_open.constFind(id); open != m_open.constEnd())
            (*open)->m_conversation.summary.archived = archived;
        if (model::ConversationSummary* one = summary(id))
            one->archived = archived;
        m_parts.store.setArchived(id, archived);
    }
    afterChange(false);
}

void Sessions::setPinned(const QStringList& ids, bool pinned)
{
    for (const QString& id : ids) {
        if (const auto open = m_open.constFind(id); open != m_open.constEnd())
            (*open)->m_conversation.summary.pinned = pinned;
        if (model::ConversationSummary* one = summary(id))
            one->pinned = pinned;
        m_parts.store.setPinned(id, pinned);
    }
    afterChange(true);
}

std::unique_ptr<ChatImport> Sessions::importFile(const QString& path)
{
    const bool stored = m_places.isStored(model::ConsentKind::Chats);
    return std::unique_ptr<ChatImport>(
        new ChatImport({m_parts.clock, m_parts.random, m_parts.store, *this, stored}, path));
}

base::Expected<model::Conversation> Sessions::read(const QString& id) const
{
    const auto it = m_open.constFind(id);
    return it != m_open.constEnd() ? base::Expected<model::Conversation>((*it)->conversation())
                                   : m_parts.store.load(id);
}

base::Expected<QString> Sessions::createProject(const QString& name)
{
    if (name.simplified().isEmpty())
        return base::failure(base::ErrorCode::Usage, tr("A project needs a name."));
    model::Project project;
    project.id = base::freshId(m_parts.clock, m_parts.random);
    project.name = name.simplified();
    project.stored = m_places.isStored(model::ConsentKind::Chats);
    m_projects.append(project);
    m_parts.store.saveProject(project, m_parts.clock.wallTime());
    Q_EMIT projectsChanged();
    return project.id;
}

void Sessions::renameProject(const QString& id, const QString& name)
{
    for (model::Project& project : m_projects) {
        if (project.id != id || name.simplified().isEmpty())
            continue;
        project.name = name.simplified();
        m_parts.store.saveProject(project, m_parts.clock.wallTime());
        Q_EMIT projectsChanged();
        return;
    }
}

QStringList Sessions::removeProject(const QString& id)
{
    QStringList chats;
    for (const model::ConversationSummary& one : std::as_const(m_summaries)) {
        if (one.project == id)
            chats.append(one.id);
    }
    move(chats, QString());
    m_parts.store.removeProject(id);
    m_projects.removeIf([&id](const model::Project& project) { return project.id == id; });
    Q_EMIT projectsChanged();
    return chats;
}

void Sessions::restoreProject(const model::Project& project, const QStringList& chats)
{
    m_projects.append(project);
    m_parts.store.saveProject(project, m_parts.clock.wallTime());
    const QPointer<Sessions> self(this);
    Q_EMIT projectsChanged();
    if (self)
        move(chats, project.id);
}

void Sessions::move(const QStringList& ids, const QString& projectId)
{
    for (const QString& id : ids) {
        if (const auto open = m_open.constFind(id); open != m_open.constEnd())
            (*open)->m_conversation.summary.project = projectId;
        if (model::ConversationSummary* one = summary(id))
            one->project = projectId;
        m_parts.store.setProject(id, projectId);
    }
    afterChange(false);
}

} // namespace spyhop::chat
