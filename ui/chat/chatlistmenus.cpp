// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ChatList: the menus of its rows and of the pane, and what they begin.
#include "ui/chat/chatlist.h"
#include "ui/chat/chatmenu.h"
#include "ui/chat/searchmodel.h"
#include "ui/chat/trashmodel.h"

#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>

namespace spyhop::ui {

void ChatList::showMenu(const QPoint& at)
{
    const QModelIndex index = m_view->indexAt(at);
    const QString id = index.data(ChatRow::IdRole).toString();
    if (id.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("chatMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    switch (index.data(ChatRow::KindRole).toInt()) {
    case ChatRow::Project:
        fillProjectMenu(menu, id);
        break;
    case ChatRow::Removed:
        menu->addAction(tr("Restore"), this, &ChatList::restoreSelected);
        menu->addAction(tr("Delete for ever"), this, [this] { askErase(selectedTrash()); });
        break;
    default: {
        const QStringList selected = selectedChats();
        m_menu->fill(menu, selected.contains(id) ? selected : QStringList{id});
    }
    }
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void ChatList::fillMoreMenu()
{
    m_moreMenu->clear();
    m_moreMenu->setObjectName(QStringLiteral("moreChatsMenu"));
    m_moreMenu->addAction(tr("New project…"), this, [this] { newProject({}); });
    m_moreMenu->addSeparator();
    m_moreMenu->addAction(tr("Import chats…"), this, &ChatList::importRequested);
    QStringList all;
    for (const model::ConversationSummary& summary : m_sessions.summaries())
        all.append(summary.id);
    QMenu* write = m_moreMenu->addMenu(tr("Export all chats"));
    write->setEnabled(!all.isEmpty());
    m_menu->fillExport(write, all);
    m_moreMenu->addSeparator();
    m_moreMenu->addAction(tr("Archive"), this, [this] { showPage(Page::Archive); });
    m_moreMenu->addAction(tr("Trash"), this, [this] { showPage(Page::Trash); });
    if (m_page == Page::Trash && !m_trash->entries().isEmpty())
        m_moreMenu->addAction(tr("Empty the trash"), this, [this] { askErase(m_trash->entries()); });
}

void ChatList::fillProjectMenu(QMenu* menu, const QString& id)
{
    menu->addAction(tr("Rename"), this, [this, id] { rename(id); });
    QStringList chats;
    for (const model::ConversationSummary& summary : m_sessions.summaries()) {
        if (summary.project == id)
            chats.append(summary.id);
    }
    QMenu* write = menu->addMenu(tr("Export"));
    write->setEnabled(!chats.isEmpty());
    m_menu->fillExport(write, chats);
    menu->addSeparator();
    menu->addAction(tr("Remove the project, keep its chats"), this, [this, id] { removeProject(id); });
}

void ChatList::removeProject(const QString& id)
{
    for (const model::Project& project : m_sessions.projects()) {
        if (project.id != id)
            continue;
        const model::Project removed = project;
        const QStringList chats = m_sessions.removeProject(id);
        Q_EMIT projectRemoved(removed, chats);
        return;
    }
}

void ChatList::rename(const QString& id)
{
    if (m_page != Page::Chats || !m_found->query().isEmpty())
        showPage(Page::Chats);
    for (const model::ConversationSummary& summary : m_sessions.summaries()) {
        if (summary.id == id && !summary.project.isEmpty())
            m_model->openProject(summary.project);
    }
    const QModelIndex index = m_model->indexOf(id);
    if (!index.isValid())
        return;
    m_view->scrollTo(index);
    m_view->edit(index);
}

void ChatList::newProject(const QStringList& chats)
{
    const base::Expected<QString> id = m_sessions.createProject(tr("New project"));
    if (!id) {
        Q_EMIT failed(id.error().sentence());
        return;
    }
    if (!chats.isEmpty())
        m_sessions.move(chats, *id);
    m_model->openProject(*id);
    rename(*id);
}

} // namespace spyhop::ui
