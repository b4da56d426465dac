// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/chat/contextwindow.h"
#include "core/chat/numbers.h"
#include "core/gateway/gateway.h"
#include "core/model/conversation.h"
#include "core/store/batchstore.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QObject>

namespace spyhop::chat {

//! Tokens of a list of attachments before any server counted them.
[[nodiscard]] qint64 estimateTokens(const QList<model::Attachment>& attachments);
//! Estimated tokens of a prompt that ContextMeter::learn() may hold against the server's count, weighed as a window
//! is. 0: what its pictures come to would be taken for text.
[[nodiscard]] qint64 teachingTokens(const QList<model::Message>& messages);

//! What will answer a chat's next question, as far as it is known before it is asked.
struct Prospect {
    QString endpoint, host, model; //!< empty: not known yet
    std::optional<int> context; //!< tokens
    std::optional<bool> takesPictures;
    QStringList ignoredWhenThinking; //!< parameters that have no effect while the model thinks
    double factor = 1.0; //!< counted tokens for each estimated one
    qint64 overhead = 0; //!< tokens that the server adds to each prompt
    double spread = numbers::estimateSpread; //!< share that figures may be off by
    bool isLearned = false; //!< the factor comes from answers
};

//! \brief How full a chat is, and what its next question costs: weighs messages, learns each model's tokens.
//!
//! Owner: Services. Thread: main. Weights are kept by message, so that asking at every keystroke costs no more than the
//! question itself.
class ContextMeter : public QObject {
    Q_OBJECT
public:
    ContextMeter(gateway::Gateway& gateway, store::BatchStore& lore);

    [[nodiscard]] Prospect prospect(const model::Conversation& chat) const;
    //! Asks the endpoint what its model holds, if that is not known and a prompt of this size may be too long for it.
    //! True: it is asked, and contextsChanged() follows, whatever comes of it.
    bool seek(const Prospect& prospect, qint64 tokens);
    //! Of the branch (without the question) and a question that need not be a message yet.
    [[nodiscard]] ContextWindow window(const model::Conversation& chat, const Prospect& prospect,
        const QList<model::ConversationMessage>& branch, qint64 questionTokens, qint64 attachmentTokens) const;
    //! The prompt alone; nothing if there is no price.
    [[nodiscard]] std::optional<base::Money> promptCost(
        const Prospect& prospect, qint64 tokens, const QDateTime& now) const;
    //! With the longest answer that is allowed, at the dearest hour.
    [[nodiscard]] std::optional<base::Money> mostCost(
        const model::Conversation& chat, const Prospect& prospect, qint64 tokens, const QDateTime& now) const;
    //! What an answer taught: `estimated` tokens of its prompt (teachingTokens()) were counted by the server. Short
    //! prompts teach what the server adds to each, long ones how it counts text.
    void learn(qint64 estimated, const model::Outcome& outcome);

Q_SIGNALS:
    void contextsChanged(); //!< prospects may be others now

private:
    struct Weight {
        qsizetype size = -1; //!< characters when it was weighed: an answer grows
        qint64 text = 0, attachments = 0, pictures = 0;
    };
    [[nodiscard]] WeighedMessage weigh(const model::ConversationMessage& message) const;
    [[nodiscard]] const model::TokenLore& loreOf(const QString& model) const;

    gateway::Gateway& m_gateway;
    store::BatchStore& m_store;
    mutable QHash<QString, Weight> m_weights; //!< by message
    mutable QHash<QString, model::TokenLore> m_lore; //!< by model
    QHash<QString, qint64> m_overheads; //!< tokens, by model; of this run: the next short question tells anew
};

} // namespace spyhop::chat
