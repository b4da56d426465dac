// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/localserver/bill.h"
#include "core/localserver/chatwriter.h"
#include "core/localserver/faults.h"
#include "core/localserver/jobdesk.h"
#include "core/localserver/keyhits.h"
#include "core/localserver/localserver.h"
#include "core/localserver/requestparser.h"

#include <QtCore/QHash>
#include <QtCore/QQueue>

namespace spyhop::localserver {

//! \brief Decides how a request is answered: routes, script, faults, repeated Idempotency-Keys.
//!
//! No socket and no timer: a request goes in, a Reply comes out. Owner: LocalServer. Thread: any one.
class Router {
public:
    Router(const ServerOptions& options, Script script, const base::Clock& clock);

    //! Each call is followed by one requestEnded().
    [[nodiscard]] Reply answer(const HttpRequest& request);
    void requestEnded() { --m_stats.inFlight; }
    [[nodiscard]] const ServerStats& stats() const { return m_stats; }
    //! How often this Idempotency-Key has come.
    [[nodiscard]] int hits(const QByteArray& idempotencyKey) const { return m_keys.hits(idempotencyKey); }

    [[nodiscard]] const Bill& bill() const { return m_bill; }

    //! Tasks and batches.
    [[nodiscard]] JobDesk& desk() { return m_desk; }

private:
    //! An answer kept so that the same Idempotency-Key gets it again.
    struct Kept {
        ChatAnswer answer;
        QString id;
        qint64 created = 0;
    };

    Reply route(const HttpRequest& request, Framing framing);
    Reply chat(const HttpRequest& request, Framing framing, const std::optional<ScriptLine>& line);
    Reply job(const HttpRequest& request, Framing framing, const std::optional<ScriptLine>& line);
    Reply models(Framing framing) const;
    Reply balance(Framing framing) const;
    Reply statistics(Framing framing) const;
    Reply fixed(const ScriptLine& line, Framing framing) const;
    Reply withLatency(const Reply& reply) const;
    Kept keptAnswer(const ChatAsk& ask, const QByteArray& key);
    void countKey(const QByteArray& key);
    void askForPatience(const QByteArray& key, const Headers& headers);

    const ServerOptions m_options;
    Script m_script;
    const base::Clock& m_clock;
    Faults m_faults;
    Bill m_bill;
    JobDesk m_desk;
    ServerStats m_stats;
    KeyHits m_keys;
    QHash<QByteArray, base::SteadyTime> m_notBefore; //!< what Retry-After asked of an Idempotency-Key
    QHash<QByteArray, Kept> m_kept;
    QQueue<QByteArray> m_keptOrder; // oldest first
};

} // namespace spyhop::localserver
