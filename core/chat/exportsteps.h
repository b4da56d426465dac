// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chatexport.h"

namespace spyhop::chat {

//! \brief Counts the messages of an export, and asks whether it is to go on: after each, and within long ones. Lives
//! for one export.
class ExportSteps {
public:
    //! `whole`: all branches, not only those that are shown.
    ExportSteps(const QList<model::Conversation>& chats, bool whole, const ChatExportContext& context);

    //! The shown branch of a chat.
    [[nodiscard]] static QList<model::ConversationMessage> branchOf(const model::Conversation& chat);
    //! One message more is done; whether to go on.
    bool next();
    //! Asks; once it is to end, it stays so.
    [[nodiscard]] bool isStopped();

private:
    const ChatExportContext& m_context;
    int m_done = 0, m_of = 0;
    bool m_stopped = false;
};

} // namespace spyhop::chat
