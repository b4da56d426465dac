// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chatexport.h"

namespace spyhop::chat {

//! \brief Counts the messages of an export, and asks after each whether it is to go on. Lives for one export.
class ExportSteps {
public:
    //! `whole`: all branches, not only those that are shown.
    ExportSteps(const QList<model::Conversation>& chats, bool whole, const ExportProgress& goOn);

    //! The shown branch of a chat.
    [[nodiscard]] static QList<model::ConversationMessage> branchOf(const model::Conversation& chat);
    //! One message more is done; whether to go on.
    bool next();
    [[nodiscard]] bool isStopped() const { return m_stopped; }

private:
    const ExportProgress& m_goOn;
    int m_done = 0, m_of = 0;
    bool m_stopped = false;
};

} // namespace spyhop::chat
