// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chats written by other programs: read or refused, and the way from the last message to the first one ends.
#include "core/chat/chatfile.h"
#include "core/model/conversationtree.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    const auto file = chat::readChatFile(QByteArray(reinterpret_cast<const char*>(data), qsizetype(size)));
    if (!file)
        return 0;
    for (const chat::FileChat& one : file->chats) {
        // A parent that is not there makes a root (model::ConversationTree); a ring must not make the walk endless.
        const qsizetype walked = model::ConversationTree(one.conversation).branch(one.conversation.leafId).size();
        if (walked > one.conversation.messages.size())
            std::abort();
        std::ignore = chat::contentDigest(one.conversation);
    }
    return 0;
}
