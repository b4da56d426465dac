// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chatsession.h"
#include "core/chat/contextmeter.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace spyhop::ui {

class ChatHeader;
class SidePanel;

//! \brief What a chat's questions are asked with (target, thinking, role, temperature, longest answer, overflow):
//! chosen in the header and in the panel at the right, kept by the session. What is chosen without a chat goes into a
//! new one.
//!
//! Owner: ChatPage; borrows header and panel, and is gone before them. Thread: main.
class SettingsController : public QObject {
    Q_OBJECT
public:
    SettingsController(const chat::ContextMeter& meter, ChatHeader& header, SidePanel& panel);

    //! Null: no chat is shown.
    void setSession(chat::ChatSession* session) { m_session = session; }
    //! What the panel shows, if it is open.
    void refreshPanel();

Q_SIGNALS:
    void sessionNeeded(); //!< setSession() follows at once

private:
    void connectHeader();
    void connectPanel();
    [[nodiscard]] chat::ChatSession& session();

    const chat::ContextMeter& m_meter;
    ChatHeader& m_header;
    SidePanel& m_panel;
    QPointer<chat::ChatSession> m_session;
};

} // namespace spyhop::ui
