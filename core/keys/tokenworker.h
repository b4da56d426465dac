// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/keys/tokeninfo.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <memory>
#include <thread>

namespace spyhop::keys {

//! What the token's thread is asked to do.
struct TokenAsk {
    enum class Kind { List, Look, Open, Close, Seal, Unseal, DestroyKey };
    Kind kind = Kind::Look;
    quint64 number = 0; //!< of the job that waits; 0: nobody
    TokenChoice token; //!< whose PIN, key or state is meant
    QString purpose; //!< which of the token's keys
    QByteArray context, sealed;
    base::Secret secret; //!< Open: the PIN; Seal: what is to be sealed
    bool evenIfLastTry = false; //!< Open: a wrong PIN may lock the token
};

//! What came of it.
struct TokenReply {
    quint64 number = 0;
    base::Status status;
    TokenStatus token; //!< how it stands now; not for List
    QList<TokenInfo> found; //!< List
    QByteArray sealed; //!< Seal
    base::Secret secret; //!< Unseal
};

//! \brief The thread on which libraries of tokens are called, since hardware may take its time.
//!
//! Owner: Token. One session at most is open; it closes when the token goes away. The destructor waits two seconds for
//! a call that hangs, then leaves the thread to itself. Replies come as replied(), in the thread of `receiver`.
class TokenWorker {
public:
    //! Emits what the worker posts. Owner: Token.
    class Receiver;
    explicit TokenWorker(Receiver& receiver);
    TokenWorker(const TokenWorker&) = delete;
    TokenWorker& operator=(const TokenWorker&) = delete;
    ~TokenWorker();
    void post(TokenAsk ask);

private:
    class Work;
    std::shared_ptr<Work> m_work; //!< the thread's too: it may outlive this object
    std::thread m_thread;
};

class TokenWorker::Receiver : public QObject {
    Q_OBJECT
Q_SIGNALS:
    void replied(const spyhop::keys::TokenReply& reply);
};

} // namespace spyhop::keys
