// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/exportsteps.h"

#include "core/model/conversationtree.h"

namespace spyhop::chat {

ExportSteps::ExportSteps(const QList<model::Conversation>& chats, bool whole, const ChatExportContext& context)
    : m_context(context)
{
    if (!context.goOn)
        return;
    for (const model::Conversation& chat : chats)
        m_of += static_cast<int>(whole ? chat.messages.size() : branchOf(chat).size());
}

QList<model::ConversationMessage> ExportSteps::branchOf(const model::Conversation& chat)
{
    return model::ConversationTree(chat).branch(chat.leafId);
}

bool ExportSteps::next()
{
    ++m_done;
    m_stopped = m_stopped || (m_context.goOn && !m_context.goOn(m_done, m_of));
    return !m_stopped;
}

bool ExportSteps::isStopped()
{
    m_stopped = m_stopped || (m_context.isStopped && m_context.isStopped());
    return m_stopped;
}

} // namespace spyhop::chat
