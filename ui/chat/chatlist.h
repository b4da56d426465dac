// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/chatsearch.h"
#include "core/chat/sessions.h"
#include "ui/chat/chatlistmodel.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QListView;
class QMenu;

namespace spyhop::ui {

class Banner;
class Button;
class ChatMenu;
class EmptyState;
class Label;
class SearchField;
class SearchModel;
class TrashModel;

//! \brief The list pane of the chats: the search over all of them, the list with its projects, archive and trash.
//!
//! A click opens, Ctrl and Shift select many, F2 renames, Delete removes. What is typed into the search is looked for
//! in every message. Owner: the main window. Thread: main.
class ChatList : public QWidget {
    Q_OBJECT
public:
    enum class Page { Chats, Archive, Trash };
    ChatList(
        const Theme& theme, base::Clock& clock, chat::Sessions& sessions, chat::ChatSearch& search, QWidget* parent);
    ~ChatList() override;

    //! Marks a chat without telling anybody; an empty id: none.
    void setCurrent(const QString& id);
    [[nodiscard]] QString current() const { return m_current; }
    [[nodiscard]] Page page() const { return m_page; }
    void showPage(Page page);
    //! Looks for this everywhere.
    void search(const QString& text);
    void focusSearch();
    //! Begins to edit the name of a chat or project.
    void rename(const QString& id);
    //! A project with a name to be typed at once, for these chats.
    void newProject(const QStringList& chats);
    //! The chats that are selected, in order of the list.
    [[nodiscard]] QStringList selectedChats() const;
    [[nodiscard]] ChatMenu& menu() const { return *m_menu; }
    //! Something under way (an import), said below the search; empty: nothing.
    void setBusy(const QString& text);
    //! Chats are stored that cannot be read yet.
    //! `isAsking`: the keychain asks its person for the password, which unlocks them.
    void setLocked(bool isLocked, bool isAsking);

Q_SIGNALS:
    void newRequested();
    void privateRequested(); //!< a chat that leaves no trace
    void unlockRequested();
    void opened(const QString& id); //!< the person chose a chat
    void chosen(); //!< by a click or Enter, so that they want to see it; also if it is shown already
    //! The person chose a message that was found.
    void messageChosen(const QString& id, const QString& messageId, const QString& query);
    void projectRemoved(const spyhop::model::Project& project, const QStringList& chats);
    void importRequested();
    void filesDropped(const QStringList& paths);
    void failed(const QString& text); //!< a sentence for a toast

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void connectParts();
    void reselect();
    void refresh();
    void refreshEmpty();
    void setModel(QAbstractItemModel* model);
    void choose(const QModelIndex& index);
    void take(const QModelIndex& index); //!< chooses it, and tells that the person did
    void onCurrentChanged(const QModelIndex& index);
    void onClicked(const QModelIndex& index);
    void showMenu(const QPoint& at);
    void fillMoreMenu();
    void fillProjectMenu(QMenu* menu, const QString& id);
    void removeProject(const QString& id);
    [[nodiscard]] QList<model::TrashEntry> selectedTrash() const;
    void restoreSelected();
    void askErase(const QList<model::TrashEntry>& entries);
    [[nodiscard]] bool handleKey(int key);

    const Theme& m_theme;
    chat::Sessions& m_sessions;
    chat::ChatSearch& m_chatSearch;
    ChatListModel* m_model;
    SearchModel* m_found;
    TrashModel* m_trash;
    ChatMenu* m_menu;
    SearchField* m_search;
    Button* m_new;
    Button* m_private;
    Button* m_more;
    QMenu* m_moreMenu;
    QWidget* m_pageBar; //!< in the archive and in the trash: the way back
    Button* m_back;
    Label* m_pageName;
    Banner* m_busy;
    Banner* m_locked; //!< where the list is not empty
    QListView* m_view;
    EmptyState* m_empty;
    QWidget* m_trashBar;
    Button* m_restore;
    Button* m_erase;
    Page m_page = Page::Chats;
    bool m_isLocked = false;
    bool m_isAsking = false; //!< the keychain
    QString m_current;
    bool m_rowsGo = false; //!< rows are being removed: what becomes current then was chosen by nobody
};

} // namespace spyhop::ui
