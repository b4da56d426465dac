// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chats written by other programs: read or refused, and every message of a chat hangs on one that is there.
#include "core/chat/chatfile.h"

#include <QtCore/QSet>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    const auto file = chat::readChatFile(QByteArray(reinterpret_cast<const char*>(data), qsizetype(size)));
    if (!file)
        return 0;
    for (const chat::FileChat& one : file->chats) {
        QSet<QString> ids;
        for (const model::ConversationMessage& message : one.conversation.messages)
            ids.insert(message.id);
        for (const model::ConversationMessage& message : one.conversation.messages) {
            if (!message.parentId.isEmpty() && !ids.contains(message.parentId))
                std::abort();
        }
        std::ignore = chat::contentDigest(one.conversation);
    }
    return 0;
}
