// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/call.h"
#include "core/gateway/gateway.h"
#include "core/model/conversation.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::chat {

//! \brief The older turns of a chat on their way to a summary: one call after the other, each with the summary so far
//! and as many messages as the model takes.
//!
//! Owner: ChatSession. Thread: main. Destroying it cancels it.
class Digesting : public QObject {
    Q_OBJECT
public:
    //! `old`: the summary that `messages` follow; its text may be empty. `room`: most tokens of a prompt.
    Digesting(gateway::Gateway& gateway, const model::Conversation& chat, const model::ChatDigest& old,
        const QList<model::ConversationMessage>& messages, qint64 room);

    [[nodiscard]] int done() const { return m_done; } //!< messages
    [[nodiscard]] int total() const { return m_total; }

Q_SIGNALS:
    void progressed();
    //! Once, last; never from within the constructor. Errors: those of a call.
    void finished(const spyhop::base::Expected<spyhop::model::ChatDigest>& digest);

private:
    void askNext();
    void answered(const model::Outcome& outcome);

    //! A message, or a part of one that is longer than the room.
    struct Piece {
        QString messageId; //!< the last part's; empty: its message goes on
        QString text;
    };
    void cut(const model::ConversationMessage& message);

    gateway::Gateway& m_gateway;
    model::ChatRequest m_request;
    model::ChatDigest m_digest;
    QList<Piece> m_waiting;
    int m_askedMessages = 0; //!< whole ones, up to what was asked last
    QString m_askedUpTo;
    qint64 m_room;
    int m_done = 0, m_total = 0;
    std::unique_ptr<gateway::Call> m_call;
};

} // namespace spyhop::chat
