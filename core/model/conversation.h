// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"
#include "core/model/outcome.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>
#include <chrono>
#include <optional>

namespace spyhop::model {

//! A part of an answer after which another call went on.
struct AnswerPart {
    qsizetype end = 0; //!< characters of the message's text when it ended: where the seam lies
    QString note; //!< why it ended, one sentence; empty: at the length limit
    std::optional<Outcome> outcome; //!< its completion is empty, as the message's
};

//! One message of a conversation with what is known of how it came about.
struct ConversationMessage {
    QString id;
    QString parentId; //!< a conversation is a tree; empty: the root
    Message message;
    QDateTime createdAt; //!< UTC
    bool complete = true; //!< false: stopped, cut off, or still streaming
    QString note; //!< why it is not complete, one sentence
    std::optional<Outcome> outcome; //!< assistant only; its completion is empty (the text is in message)
    QString taskId; //!< assistant only, not complete: the answer is to come from this task
    QList<AnswerPart> earlier; //!< oldest first; `note` and `outcome` tell of the last part. None: one piece
    //! How long the model thought, in all parts. Nothing: it did not, or nobody has measured it.
    std::optional<std::chrono::milliseconds> thinkingTime{};
};

//! What an answer took in all its parts.
struct AnswerTotals {
    std::optional<Usage> usage; //!< estimated if that of any part is
    QList<base::Money> cost; //!< one per currency
    bool costEstimated = false; //!< also if a part has no known price
    std::optional<double> milliseconds;
};
[[nodiscard]] AnswerTotals totals(const ConversationMessage& message);
//! Whether the answer was cut off (broken stream, stop, length limit) after some text, so that it may be gone on with.
[[nodiscard]] bool isContinuable(const ConversationMessage& message);

//! One chat without its messages: what the list shows.
struct ConversationSummary {
    QString id;
    QString title; //!< empty: not named yet
    QString lastLine;
    QDateTime updatedAt; //!< UTC
    bool pinned = false;
    bool stored = false; //!< false: in memory only
    bool isPrivate = false; //!< in memory only, in no list, gone when it is left
    QString project; //!< the id of the project it lies in; empty: none
    bool archived = false; //!< out of the way, not out of the search
    bool storedInPart
        = false; //!< not `stored`: its earlier messages are on the disk, what came since is in memory only
};

//! A folder of chats.
struct Project {
    QString id;
    QString name;
    bool stored = false; //!< false: in memory only
    bool operator==(const Project&) const = default;
};

//! What lies in the trash: a chat, or messages that were removed from one at once.
struct TrashEntry {
    QString conversationId;
    QDateTime trashedAt; //!< UTC; with the chat it names messages that went together
    bool isChat = false;
    QString title; //!< of the chat
    QString text; //!< the chat's last line, or the beginning of the first message removed
    int messages = 0;
};

//! What becomes of a chat that no longer fits into the model's context: chosen by the person, chat by chat.
enum class Overflow { Ask, LeaveOutOldest, LeaveOutAttachments, Summarise, Refuse };
//! "ask", "oldest", "attachments", "summarise", "refuse": as they are stored and as JSON has them.
[[nodiscard]] QString overflowName(Overflow overflow);
[[nodiscard]] std::optional<Overflow> overflowFromName(QStringView name);

//! What stands for the messages of a branch up to one of them, once a model has summarised them.
struct ChatDigest {
    QString lastId; //!< of the message up to which it speaks; empty: there is none
    QString text;
    bool operator==(const ChatDigest&) const = default;
};

struct Conversation {
    ConversationSummary summary;
    QString systemPrompt;
    QString role; //!< name of the role that the system prompt was taken from; empty: the person's own words
    std::optional<double> temperature; //!< 0…2; nothing: the model's own
    std::optional<int> maxTokens; //!< longest answer, tokens; nothing: the model's own
    Overflow overflow = Overflow::Ask;
    ChatDigest digest; //!< used while overflow is Summarise
    QString endpoint, model; //!< empty: automatic
    Thinking thinking = Thinking::Default;
    QList<ConversationMessage> messages; //!< in order of creation
    QString leafId; //!< the end of the branch that is shown
    QByteArray origin; //!< of an imported chat: a digest of what it said then
};

} // namespace spyhop::model
