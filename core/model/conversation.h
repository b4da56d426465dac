// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"
#include "core/model/outcome.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::model {

//! One message of a conversation with what is known of how it came about.
struct ConversationMessage {
    QString id;
    QString parentId; //!< a conversation is a tree; empty: the root
    Message message;
    QDateTime createdAt; //!< UTC
    bool complete = true; //!< false: stopped, cut off, or still streaming
    QString note; //!< why it is not complete, one sentence
    std::optional<Outcome> outcome; //!< assistant only; its completion is empty (the text is in message)
};

//! One chat without its messages: what the list shows.
struct ConversationSummary {
    QString id;
    QString title; //!< empty: not named yet
    QString lastLine;
    QDateTime updatedAt; //!< UTC
    bool pinned = false;
    bool stored = false; //!< false: in memory only
};

struct Conversation {
    ConversationSummary summary;
    QString systemPrompt;
    QString endpoint, model; //!< empty: automatic
    Thinking thinking = Thinking::Default;
    QList<ConversationMessage> messages; //!< in order of creation
    QString leafId; //!< the end of the branch that is shown
};

} // namespace spyhop::model
