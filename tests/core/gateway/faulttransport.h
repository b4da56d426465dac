// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/port/transport.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::testsupport {

//! \brief A transport that fails on cue. One line of script answers one request, the last line all further ones:
//!
//!     200 | tok 3ms tok | done      streamed tokens, finish_reason, [DONE], a clean end
//!     200 | think tok | cut         reasoning and a token, then the connection breaks
//!     200 | tok | stay              … then nothing, ever ("quiet" keeps the connection after [DONE])
//!     200 | ka 50ms tok | done      a keep-alive comment first
//!     200 | tok | length            as done, but the finish reason says that the answer is too long
//!     200 | tok fin | stay          … with the finish reason and neither [DONE] nor an end
//!     200 json | tok tok | done     the same as one JSON body ("half": the first half of it, then nothing)
//!     200 list | m1 m2           a model list
//!     202 raw | {"id":"t1"}      these bytes as the body, ⏎ for a line end ("| cut": half of them, then the
//!                                connection breaks)
//!     503 retry-after=1 | text      an error whose message is the text
//!     refuse     broken     unsent  stay
//!
//! `refuse`: no connection; `broken`: sent, then reset; `stay`: accepted and silent; `unsent`: never even connected.
//! Owner: the test; outlives its exchanges. Thread: one.
class FaultTransport final : public port::Transport {
public:
    explicit FaultTransport(base::Clock& clock)
        : m_clock(clock)
    {
    }
    [[nodiscard]] std::unique_ptr<port::Exchange> send(const port::WireRequest& request) override;

    //! What the host answers; lines parted by line ends.
    void script(const QString& host, const QString& lines);

    [[nodiscard]] const QList<port::WireRequest>& requests() const { return m_requests; }
    [[nodiscard]] int requestsTo(const QString& host) const;
    [[nodiscard]] int live() const { return m_live; } //!< exchanges that exist
    [[nodiscard]] int mostLive() const { return m_mostLive; }

private:
    friend class FaultExchange;
    base::Clock& m_clock;
    QHash<QString, QStringList> m_scripts;
    QList<port::WireRequest> m_requests;
    int m_live = 0, m_mostLive = 0;
};

} // namespace spyhop::testsupport
