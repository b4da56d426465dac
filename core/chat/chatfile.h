// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/chat/stopasked.h"
#include "core/model/conversation.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::chat {

//! Whose file it is.
enum class ChatFileKind { Spyhop, ChatGpt, OpenWebUi, Chatbox, CherryStudio, ShareGpt, Messages };
//! As its makers write it; not translated.
[[nodiscard]] QString chatFileName(ChatFileKind kind);

//! A chat as a file tells it, with what could not be taken over.
struct FileChat {
    model::Conversation conversation; //!< ids are the file's own; neither endpoint nor stored
    QString project; //!< name of the folder it lay in; empty: none
    int leftOut = 0; //!< pictures, tool calls and the like that have no place here
};

struct ChatFile {
    ChatFileKind kind = ChatFileKind::Messages;
    QList<FileChat> chats;
    int unreadable = 0; //!< entries that are no chats, or hold nothing
};

//! Reads what ChatGPT (conversations.json or the ZIP around it), Open WebUI, Chatbox, Cherry Studio (data.json or its
//! ZIP), ShareGPT and this program write; also a plain list of {role, content}, and one such object a line. Pure; any
//! thread. Errors: Unreadable; Cancelled, soon after it is stopped.
[[nodiscard]] base::Expected<ChatFile> readChatFile(const QByteArray& bytes, const StopAsked& isStopped);
//! The same, to its end.
[[nodiscard]] base::Expected<ChatFile> readChatFile(const QByteArray& bytes);

//! What a conversation says, whatever its title and ids: a digest of roles, texts and shape.
[[nodiscard]] QByteArray contentDigest(const model::Conversation& conversation);

} // namespace spyhop::chat
