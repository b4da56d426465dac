// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <memory>

namespace spyhop::localserver {

struct Charge;

//! How the built-in server behaves (docs/cli.md, `serve`).
struct ServerOptions {
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 0; //!< 0: a free one
    quint64 seed = 1;
    int latencyMs = 0; //!< before the first byte
    int tokenDelayMs = 0;
    QList<std::pair<int, double>> failures; //!< (HTTP status, share of requests 0…1)
    int mostAtOnce = 0; //!< chats in flight; more are refused with 429 and Retry-After: 1. 0: no limit
    int jobDelayMs = 0; //!< until a task or a batch of files is done
    bool promptCache = false; //!< prompts that begin alike are told, and billed, as found in a prompt cache
    QByteArray script; //!< docs/formats/server-script.md; empty: none
};

//! What the server has seen; also GET /_stats as JSON. A value.
struct ServerStats {
    qint64 requests = 0; //!< all of them, /_stats included
    qint64 chats = 0; //!< POST …/chat/completions
    qint64 failed = 0; //!< by ServerOptions::failures
    int inFlight = 0; //!< begun and not answered to the end
    int maxInFlight = 0;
    qint64 refused = 0; //!< by ServerOptions::mostAtOnce
    qint64 early = 0; //!< chats that came back before the Retry-After of their Idempotency-Key was over
    int maxHitsPerKey = 0; //!< the most often any one Idempotency-Key has come
};

//! \brief The built-in local server: chat (streamed and not), tasks, batches, batch files, models,
//! balance, scripted faults. No model is involved
//! and its answers say so; they are drawn from the prompt, deterministic by seed.
//!
//! Owner: one unique_ptr. Thread: the one it was made in. Destroying it closes every connection.
class LocalServer : public QObject {
    Q_OBJECT
public:
    LocalServer(const ServerOptions& options, base::Clock& clock);
    ~LocalServer() override;

    //! Errors: Usage (bad script, host that cannot be bound).
    [[nodiscard]] base::Status listen();
    [[nodiscard]] QUrl url() const; //!< http://127.0.0.1:PORT/v1
    [[nodiscard]] qint64 requestCount() const;
    [[nodiscard]] ServerStats stats() const;
    //! What a provider would charge for the chats so far.
    [[nodiscard]] QList<Charge> bill() const;
    //! How often this Idempotency-Key has come.
    [[nodiscard]] int hits(const QByteArray& idempotencyKey) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace spyhop::localserver
