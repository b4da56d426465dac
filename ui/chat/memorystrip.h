// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chatsession.h"
#include "ui/common/banner.h"

namespace spyhop::ui {

//! \brief Says of a chat that is not stored what will become of it; its link keeps it, encrypted, and says which others
//! with it. Hides itself for any other. Owner: ChatPage. Thread: main.
class MemoryStrip : public Banner {
    Q_OBJECT
public:
    MemoryStrip(const Theme& theme, QWidget* parent);

    //! Null: no chat is shown. What is said is not kept up: call again once the chat has changed.
    //! `stores`: new chats are stored.
    void showChat(const chat::ChatSession* session, bool stores);
};

} // namespace spyhop::ui
