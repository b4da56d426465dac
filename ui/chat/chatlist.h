// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/sessions.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QListView;

namespace spyhop::ui {

class Button;
class ChatListModel;
class SearchField;

//! \brief The list pane of the chats: search and the list. Owner: the main window. Thread: main.
class ChatList : public QWidget {
    Q_OBJECT
public:
    ChatList(const Theme& theme, base::Clock& clock, chat::Sessions& sessions, QWidget* parent);

    //! Marks a chat without telling anybody; an empty id: none.
    void setCurrent(const QString& id);
    [[nodiscard]] QString current() const { return m_current; }
    void focusSearch();

Q_SIGNALS:
    void newRequested();
    void opened(const QString& id); //!< the person chose a chat
    void removed(const QString& id); //!< moved to the trash; a toast may offer Sessions::restore()

protected:
    void changeEvent(QEvent* event) override;

private:
    void reselect();
    void showMenu(const QPoint& at);
    void rename(const QString& id);

    chat::Sessions& m_sessions;
    ChatListModel* m_model;
    SearchField* m_search;
    Button* m_new;
    QListView* m_view;
    QString m_current;
};

} // namespace spyhop::ui
