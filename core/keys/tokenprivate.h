// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/token.h"
#include "core/keys/tokenfile.h"
#include "core/keys/tokenworker.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>

namespace spyhop::keys {

//! \brief One thing that the token's thread is asked for. Its maker hears replied() before its owner hears done().
//! Owner: whoever asked.
class Token::Job final : public KeyJob {
    Q_OBJECT
public:
    void settle(const TokenReply& reply)
    {
        const KeyResult result = reply.status ? KeyResult(reply.secret) : base::failure(reply.status.error());
        const QPointer<Job> self(this);
        Q_EMIT replied(reply);
        if (self)
            Q_EMIT done(result);
    }
Q_SIGNALS:
    void replied(const spyhop::keys::TokenReply& reply);
};

//! \brief What a Token holds, for itself and its jobs. Owner: Token.
class Token::Private {
public:
    Private(const QString& profileFolder, const QString& id, base::Clock& clock_)
        : file(profileFolder)
        , profileId(id)
        , clock(clock_)
    {
    }
    //! The chosen token, read afresh: another process may have chosen.
    [[nodiscard]] TokenChoice choice() const { return file.choice().value_or(TokenChoice()); }
    //! Which of the token's keys seals what has this name, of the profile of this id.
    [[nodiscard]] static QString purpose(const QString& id, const QString& name);
    [[nodiscard]] TokenAsk ask(TokenAsk::Kind kind, const QString& name) const;
    //! `waiting`, a Job or Search, is settled by what comes of it; none: nobody waits.
    void post(TokenAsk ask, QObject* waiting);
    // What needs a login (tokenjobs.cpp).
    [[nodiscard]] static std::unique_ptr<KeyJob> reading(Token& token, const QByteArray& sealed, const QString& name);
    [[nodiscard]] static std::unique_ptr<KeyJob> writing(Token& token, const QString& name, const base::Secret& secret);
    [[nodiscard]] static std::unique_ptr<KeyJob> destroying(Token& token, const QString& profileId);

    TokenFile file;
    QString profileId;
    base::Clock& clock;
    TokenStatus status;
    base::Secret pin;
    PinSource* source = nullptr;
    QHash<quint64, QPointer<QObject>> jobs; //!< Job or Search
    quint64 last = 0;
    std::unique_ptr<base::Timer> look;
    TokenWorker::Receiver receiver;
    std::unique_ptr<TokenWorker> worker; //!< dies before the receiver
};

} // namespace spyhop::keys
