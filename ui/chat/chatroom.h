// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/admin/privacyadmin.h"
#include "core/base/clock.h"
#include "core/chat/chatsearch.h"
#include "core/chat/sessions.h"
#include "ui/chat/composercontroller.h"
#include "ui/chat/undosteps.h"
#include "ui/common/theme.h"

#include <QtCore/QObject>

namespace spyhop::ui {

class ChatList;
class ChatPage;
class ChatTasks;
class ChatTransfer;

//! \brief The room of the chats: their list at the left, one of them at the right, what brings chats in and out.
//!
//! Its two widgets stand in different places of the frame; the room owns neither. What takes something away is told
//! with an id that undo() brings back. Owner: MainWindow. Thread: main.
class ChatRoom : public QObject {
    Q_OBJECT
public:
    struct Parts {
        const Theme& theme;
        base::Clock& clock;
        chat::Sessions& sessions;
        chat::ChatSearch& search;
        admin::EndpointAdmin& endpoints;
        admin::PrivacyAdmin& privacy;
        ComposerController::Desk desk; //!< what questions are written with
    };
    ChatRoom(const Parts& parts, QWidget* lists, QWidget* pages);
    ~ChatRoom() override;

    [[nodiscard]] ChatList* list() const { return m_list; }
    [[nodiscard]] ChatPage* page() const { return m_page; }
    [[nodiscard]] ChatTransfer* transfer() const { return m_transfer; }
    //! A new chat that asks this at once.
    void ask(const QString& text, const QString& endpoint, const QString& model);
    //! What was told with this id: opened, or brought back. Ids of others: nothing.
    void undo(const QString& id);
    //! Whether that brings something back; else it opens what has come.
    [[nodiscard]] static bool isUndo(const QString& id);
    //! Brings back what was taken away last, and says what that was. False: there is nothing.
    [[nodiscard]] bool undoLast();

Q_SIGNALS:
    void message(const QString& text, const QString& action, const QString& id); //!< for a toast

private:
    void connectList();
    void connectPage();
    void followPrivacy();
    void say(const QString& text);
    void offerUndo(const UndoSteps::Step& step);
    void showAgain(const UndoSteps::Step& step);

    Parts m_parts;
    ChatList* m_list;
    ChatPage* m_page;
    ChatTransfer* m_transfer;
    std::unique_ptr<ChatTasks> m_tasks;
    UndoSteps m_undo;
    QString m_lastShown; //!< the chat that the page shows, or showed last
};

} // namespace spyhop::ui
