// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/conversation.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::chat {

//! One message of the branch that a question ends, in estimated tokens.
struct WeighedMessage {
    QString id;
    model::Role role = model::Role::User;
    qint64 text = 0;
    qint64 attachments = 0; //!< with pictures
    qint64 pictures = 0; //!< of attachments
};

//! What a prompt is made of, in tokens.
struct ContextShares {
    qint64 system = 0; //!< system prompt, what stands for summarised messages, and what the server adds
    qint64 history = 0; //!< earlier messages without their attachments
    qint64 attachments = 0; //!< of earlier messages and of the question
    qint64 question = 0;
    [[nodiscard]] qint64 total() const { return system + history + attachments + question; }
    bool operator==(const ContextShares&) const = default;
};

//! Everything that decides what of a chat travels with its next question.
struct ContextGrounds {
    qint64 system = 0; //!< estimated tokens, as all of them
    QList<WeighedMessage> history; //!< oldest first
    qint64 question = 0;
    qint64 questionAttachments = 0;
    model::Overflow overflow = model::Overflow::Ask;
    QString digestUpTo; //!< a message's id: a summary stands for the history up to it. Empty: there is none
    qint64 digest = 0; //!< of that summary
    std::optional<int> context; //!< of the model, tokens; nothing if unknown: then everything fits
    qint64 answer = 0; //!< kept free for the answer, tokens
    double factor = 1.0; //!< counted tokens for each estimated one, as learned of the model
    qint64 overhead = 0; //!< counted tokens that the server adds to each prompt
    double spread = 0.0; //!< share of the room that the estimate may be off by
    bool takesPictures = true; //!< else those of the history never travel, whatever the overflow
};

//! \brief What of a chat travels with its next question, and what does not: a pure function of its grounds. A value.
//!
//! Nothing is ever left out unless `overflow` says so: a chat that does not fit otherwise simply does not fit().
struct ContextWindow {
    ContextShares all; //!< if nothing were left out
    ContextShares sent; //!< what travels
    std::optional<qint64> room; //!< most tokens of a prompt; nothing: unknown
    qint64 doubt = 0; //!< tokens beyond the room that an estimate alone does not refuse
    double leastShare = 1.0; //!< of what it is estimated at, the prompt has at least so many tokens
    QStringList leftOut; //!< messages that do not travel, oldest first
    QStringList bare; //!< messages that travel without their attachments
    QStringList pictureless; //!< messages that travel without their pictures: the model takes none
    QStringList summarised; //!< messages that the summary stands for
    //! Messages to be summarised (with the old summary, if there is one) before the question can be asked; empty unless
    //! overflow is Summarise and it does not fit.
    QStringList toSummarise;
    //! If it is refused: what could be chosen instead that makes it fit, or begins to (a summary). None: the question
    //! alone is too long.
    QList<model::Overflow> waysOut;

    [[nodiscard]] bool fits() const { return !room || sent.total() <= *room; }
    //! It is not sent: something may still be left out, or the question alone is far too long. Of what is near the
    //! server knows better.
    [[nodiscard]] bool isRefused() const { return !fits() && (sent.history > 0 || sent.total() > *room + doubt); }
    //! It is refused by a figure that may well be wrong: a person may have it sent all the same.
    [[nodiscard]] bool maySendAnyway() const
    {
        return isRefused() && static_cast<double>(sent.total()) * leastShare <= static_cast<double>(*room);
    }
    //! Nothing would fit without leaving something out.
    [[nodiscard]] bool overflows() const { return room && all.total() > *room; }
    [[nodiscard]] bool leavesOut() const
    {
        return !leftOut.isEmpty() || !bare.isEmpty() || !pictureless.isEmpty() || !summarised.isEmpty();
    }
};

[[nodiscard]] ContextWindow contextWindow(const ContextGrounds& grounds);

} // namespace spyhop::chat
