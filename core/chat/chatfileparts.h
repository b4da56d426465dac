// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chatfile.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>

// What the readers of chat files have in common.
namespace spyhop::chat {

//! Seconds or milliseconds since 1970, as a number or as its text, or ISO 8601. Invalid: none of these.
[[nodiscard]] QDateTime timeFromFile(const QJsonValue& value);
[[nodiscard]] std::optional<model::Role> roleFromFile(const QString& word);
//! Puts the tag-wrapped part of an answer (<think>…</think> at its beginning) where reasoning belongs.
void splitThinking(model::Message& message);
//! Who answered, where a file names the model.
void setModel(model::ConversationMessage& message, const QString& model);

//! \brief Builds a conversation from nodes in any order, some of which are not shown.
//!
//! What is not shown is stepped over: its children hang from its parent; reasoning that stands in a node of its own
//! goes to the answer that follows.
class TreeBuilder {
public:
    void add(const model::ConversationMessage& message, int order);
    void skip(const QString& id, const QString& parentId, const QString& reasoning);
    [[nodiscard]] bool isEmpty() const { return m_shown.isEmpty(); }
    //! Messages by time, parents before their children. `leafId` may name what is not shown; empty: the newest.
    [[nodiscard]] model::Conversation build(const QString& leafId) const;

private:
    struct Hidden {
        QString parentId;
        QString reasoning;
    };
    struct Shown {
        model::ConversationMessage message;
        int order = 0; //!< where the file has it
    };
    QHash<QString, Hidden> m_hidden;
    QList<Shown> m_shown;
};

//! Messages one after the other, without ids.
class LineBuilder {
public:
    void add(model::ConversationMessage message);
    [[nodiscard]] const model::Conversation& conversation() const { return m_conversation; }

private:
    model::Conversation m_conversation;
};

// One per format. Nothing: it is another's file. Where it is stopped, what it gives is not whole.
[[nodiscard]] std::optional<ChatFile> readSpyhopFile(const QJsonValue& root, const StopAsked& isStopped);
[[nodiscard]] std::optional<ChatFile> readChatGptFile(const QJsonValue& root, const StopAsked& isStopped);
[[nodiscard]] std::optional<ChatFile> readOpenWebUiFile(const QJsonValue& root, const StopAsked& isStopped);
[[nodiscard]] std::optional<ChatFile> readChatboxFile(const QJsonValue& root, const StopAsked& isStopped);
[[nodiscard]] std::optional<ChatFile> readCherryFile(const QJsonValue& root, const StopAsked& isStopped);
[[nodiscard]] std::optional<ChatFile> readShareGptFile(const QJsonValue& root, const StopAsked& isStopped);
[[nodiscard]] std::optional<ChatFile> readMessagesFile(const QJsonValue& root, const StopAsked& isStopped);

} // namespace spyhop::chat
