// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/alarms.h"
#include "core/gateway/callcontext.h"
#include "core/gateway/calllog.h"
#include "core/gateway/limiter.h"
#include "core/model/endpoint.h"
#include "core/port/transport.h"

#include <QtCore/QObject>
#include <memory>
#include <optional>

namespace spyhop::gateway {

//! What one operation came to.
struct ControlReply {
    std::optional<base::Error> error; //!< nothing: a 2xx with its whole body
    int status = 0;
    QList<port::Header> headers;
    QByteArray body;
    bool mayHaveArrived = false; //!< error, Once: the server may have done it all the same
};

//! \brief One HTTP operation on work left at a provider: permit, breaker, intent, retries and one CallRecord, as a
//! Call.
//!
//! Owner: exactly one unique_ptr. Thread: main. Destroying it cancels; its record then says Cancelled. finished() comes
//! once, from the event loop.
class ControlCall final : public QObject, private Limiter::Waiter, private Alarms::Receiver {
    Q_OBJECT
public:
    enum class Nature {
        Repeatable, //!< doing it twice harms nobody
        Once, //!< it starts work: sent again only if it certainly did not arrive
    };
    struct Ask {
        model::Target target;
        port::WireRequest wire; //!< without authorization and route
        Nature nature = Nature::Repeatable;
        QString jobId;
        int mostTries = 1;
        qsizetype longestBody = 0; //!< bytes of the reply
        std::chrono::milliseconds patience{0}; //!< for the whole reply, from its try's start
        QList<Permission::Load> loads; //!< Once: of the requests that it carries, or starts
        bool waitsForRoom = false; //!< while the disk is full; else that ends it, as whoever asked stands and waits
    };
    ControlCall(CallContext& context, const Ask& ask);
    ~ControlCall() override;

    //! Once: what has not left is not sent, nor is it tried again; it then ends as Cancelled.
    void takeBack();

Q_SIGNALS:
    void finished(const spyhop::gateway::ControlReply& reply);
    //! Ask::waitsForRoom: the disk is full, so that it may not be sent; it tries again every few seconds.
    void noRoom();

private:
    void permitGranted(Limiter::Permit permit) override;
    void alarmRang() override;
    void seekPlace();
    [[nodiscard]] bool secretIsReady(const QString& reference);
    [[nodiscard]] std::optional<policy::Refusal> refused() const;
    void settleDenied(const policy::Refusal& refusal);
    void send();
    void endTakenBack();
    void headReceived(const port::WireHead& head);
    void received(const QByteArray& bytes);
    void ended(const port::WireEnd& end);
    void fail(base::ErrorCode code, const QString& what);
    void conclude(std::optional<base::Error> error, port::WireEnd end);
    [[nodiscard]] bool mayHaveArrived(const base::Error& error, const port::WireEnd& end) const;
    void settle(const std::optional<base::Error>& error);
    [[nodiscard]] route::HealthKey healthKey() const;

    CallContext& m_context;
    const base::CallId m_id;
    Ask m_ask;
    CallLog m_log;
    Limiter::Place m_place;
    Limiter::Permit m_permit;
    Alarms::Alarm m_alarm;
    QMetaObject::Connection m_keyAwaited, m_addressAwaited;
    std::optional<route::Health::Claim> m_claim;
    std::unique_ptr<db::WriteTicket> m_ticket;
    std::unique_ptr<port::Exchange> m_exchange;
    ControlReply m_reply;
    base::SteadyTime m_tryBegan{0};
    base::SteadyTime m_waitBegan{0};
    std::optional<base::Error> m_lastError;
    int m_tries = 0, m_waits = 0;
    bool m_connectPhase = false; //!< the alarm is for the connection, not for the reply
    bool m_isTakenBack = false;
    bool m_settled = false;
};

} // namespace spyhop::gateway
