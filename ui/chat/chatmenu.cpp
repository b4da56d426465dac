// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatmenu.h"

#include <QtWidgets/QMenu>
#include <algorithm>

namespace spyhop::ui {

ChatMenu::ChatMenu(chat::Sessions& sessions, QObject* parent)
    : QObject(parent)
    , m_sessions(sessions)
{
}

void ChatMenu::fill(QMenu* menu, const QStringList& ids)
{
    QList<model::ConversationSummary> chats;
    for (const model::ConversationSummary& summary : m_sessions.summaries()) {
        if (ids.contains(summary.id))
            chats.append(summary);
    }
    const auto all = [&chats](auto member) {
        return std::all_of(chats.begin(), chats.end(),
            [member](const model::ConversationSummary& summary) { return summary.*member; });
    };
    const bool pinned = all(&model::ConversationSummary::pinned);
    const bool archived = all(&model::ConversationSummary::archived);
    menu->addAction(
        pinned ? tr("Unpin") : tr("Pin"), this, [this, ids, pinned] { m_sessions.setPinned(ids, !pinned); });
    if (ids.size() == 1)
        menu->addAction(tr("Rename"), this, [this, ids] { Q_EMIT renameRequested(ids.first()); });
    QMenu* move = menu->addMenu(tr("Move to project"));
    for (const model::Project& project : m_sessions.projects()) {
        QAction* action
            = move->addAction(project.name, this, [this, ids, project] { m_sessions.move(ids, project.id); });
        action->setCheckable(true);
        action->setChecked(std::all_of(chats.begin(), chats.end(),
            [&project](const model::ConversationSummary& summary) { return summary.project == project.id; }));
    }
    if (!m_sessions.projects().isEmpty()) {
        move->addSeparator();
        move->addAction(tr("No project"), this, [this, ids] { m_sessions.move(ids, QString()); });
    }
    move->addAction(tr("New project…"), this, [this, ids] { Q_EMIT newProjectRequested(ids); });
    menu->addAction(
        archived ? tr("Take out of the archive") : tr("Archive"), this, [this, ids] { toggleArchived(ids); });
    fillExport(menu->addMenu(tr("Export")), ids);
    menu->addSeparator();
    menu->addAction(tr("Move to the trash"), this, [this, ids] { remove(ids); });
}

void ChatMenu::fillExport(QMenu* menu, const QStringList& ids)
{
    const std::pair<QString, chat::ChatFormat> formats[]{
        {tr("Markdown (.md)"), chat::ChatFormat::Markdown},
        {tr("Web page (.html)"), chat::ChatFormat::Html},
        {tr("Word document (.docx)"), chat::ChatFormat::Docx},
        {tr("PDF (.pdf)"), chat::ChatFormat::Pdf},
        {tr("JSON, with all branches (.json)"), chat::ChatFormat::Json},
    };
    for (const auto& [text, format] : formats)
        menu->addAction(text, this, [this, ids, format = format] { Q_EMIT exportRequested(ids, format); });
}

void ChatMenu::toggleArchived(const QStringList& ids)
{
    const QList<model::ConversationSummary>& all = m_sessions.summaries();
    const bool areArchived = std::all_of(all.begin(), all.end(),
        [&ids](const model::ConversationSummary& summary) { return summary.archived || !ids.contains(summary.id); });
    m_sessions.setArchived(ids, !areArchived);
    if (!areArchived)
        Q_EMIT archived(ids);
}

void ChatMenu::remove(const QStringList& ids)
{
    m_sessions.remove(ids);
    Q_EMIT removed(ids);
}

} // namespace spyhop::ui
