// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/secret.h"
#include "core/model/endpoint.h"
#include "core/observe/recorder.h"
#include "core/port/secretstore.h"
#include "core/port/transport.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <memory>
#include <optional>

namespace spyhop::gateway {

class Permission;

//! What one GET came to, with the moments (steady time) at which it got there.
struct WireReply {
    std::optional<base::Error> error; //!< no key, no connection, too slow, cut off; an HTTP status is no error here
    port::WireHead head;
    QByteArray body;
    base::SteadyTime started{0};
    std::optional<base::SteadyTime> connecting, encrypted, sent, headAt, firstByte;
    base::SteadyTime ended{0};
};

//! \brief One GET with an endpoint's key: waits for the key, tells the audit log, sends, collects, minds the time.
//!
//! No Call and in no ledger, but in the audit log as one. Owner: one unique_ptr; destroying it cancels. Thread: main.
//! finished() comes once, from the event loop.
class WireGet : public QObject {
    Q_OBJECT
public:
    struct Parts {
        base::Clock& clock;
        port::Transport& network;
        port::SecretStore& secrets;
        base::Random& random;
        observe::Recorder& recorder;
        Permission* permission = nullptr; //!< none: everything is allowed
    };
    //! `key` empty: the endpoint's reference is used.
    WireGet(const Parts& parts, model::Purpose purpose, const model::Endpoint& endpoint, const QUrl& url,
        const base::Secret& key);
    ~WireGet() override;

Q_SIGNALS:
    void finished(const spyhop::gateway::WireReply& reply);

private:
    void begin();
    void sendWhenReady();
    void announce();
    void send();
    void record(const std::optional<base::Error>& error);
    void reached(port::WirePhase phase);
    void take(const QByteArray& bytes);
    void end(const std::optional<base::Error>& error);

    Parts m_parts;
    QString m_id, m_purpose; //!< in the audit log
    model::Endpoint m_endpoint;
    QUrl m_url;
    base::Secret m_key;
    WireReply m_reply;
    std::unique_ptr<base::Timer> m_start;
    std::unique_ptr<base::Timer> m_limit;
    std::unique_ptr<db::WriteTicket> m_ticket;
    std::unique_ptr<port::Exchange> m_exchange;
    QDateTime m_announcedAt;
    bool m_announced = false;
    bool m_ended = false;
};

} // namespace spyhop::gateway
