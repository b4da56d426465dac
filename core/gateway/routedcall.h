// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/adjust.h"
#include "core/gateway/alarms.h"
#include "core/gateway/call.h"
#include "core/gateway/callclocks.h"
#include "core/gateway/callcontext.h"
#include "core/gateway/calllog.h"
#include "core/gateway/callphase.h"
#include "core/gateway/judge.h"
#include "core/gateway/limiter.h"
#include "core/gateway/replyreader.h"
#include "core/gateway/routewalk.h"
#include "core/gateway/tryhealth.h"

#include <QtCore/QEvent>
#include <cstddef>
#include <memory>
#include <optional>

namespace spyhop::gateway {

//! \brief Walks a Route: the state machine of docs/architecture.md, "A Call"; callphase.h is its table.
//!
//! Owner: whoever called Gateway::start(). Thread: main. Ends: finished(), or its destruction; one CallRecord either
//! way.
class RoutedCall final : public Call, private Limiter::Waiter, private Alarms::Receiver {
    Q_OBJECT
public:
    //! Held: stops in Queued once its first target is known, says held(), and goes on when told.
    enum class Start { AtOnce, Held };
    RoutedCall(CallContext& context, const model::ChatRequest& request, model::Priority priority, Start start);
    ~RoutedCall() override;

    [[nodiscard]] const base::CallId& id() const override { return m_id; }
    [[nodiscard]] model::CallState state() const override { return m_state; }
    [[nodiscard]] model::Outcome soFar() const override;
    void retryNow() override;
    void switchTarget() override;

    [[nodiscard]] CallPhase phase() const { return m_phase; }

    //! Before the event loop goes on: nothing is sent, and this is why.
    void refuseAtOnce(const base::Error& why) { m_refusal = why; }
    //! Ends what held() began. May end the call before it returns.
    void goOn();
    //! While held: somebody else has the answer. The call is over without a record.
    void dismiss();
    //! The walk is another caller's from now on, who asks the same: its record and its intent are that caller's.
    void serve(const base::CallId& id, const model::ChatRequest& request);
    //! Where the call stands or has ended; not before held(), or its first state.
    [[nodiscard]] const model::Rung& rung() const { return m_walk.rung(); }
    [[nodiscard]] const model::Route& route() const { return m_walk.route(); }
    //! Settled by a reply that ended by HTTP's own rules, to what rung() says and not to something bent after a
    //! complaint.
    [[nodiscard]] bool endedAsPlanned() const { return m_endedAsPlanned; }

Q_SIGNALS:
    void held();

protected:
    bool event(QEvent* event) override;

private:
    static constexpr auto switchEvent = static_cast<QEvent::Type>(QEvent::User + 1); //!< switchTarget() was called

    void permitGranted(Limiter::Permit permit) override;
    void alarmRang() override;

    void enter(CallTrigger trigger);
    void makePlan();
    void announce();
    void seekPlace();
    [[nodiscard]] RouteWalk::Choice choose();
    void noteListing(const std::optional<base::Error>& error);
    [[nodiscard]] Limiter::Ask ask();
    [[nodiscard]] TokenForecast& forecast();
    [[nodiscard]] PromptScale& scale() const; //!< of the rung's endpoint and model
    [[nodiscard]] AnswerScale& answerScale() const;
    void switchNow();
    [[nodiscard]] bool addressesAreKnown();
    [[nodiscard]] std::optional<policy::Refusal> refusedByPolicy() const;
    void checkAnswer();
    [[nodiscard]] bool keyIsReady(std::size_t rung);
    [[nodiscard]] bool secretIsReady(std::size_t rung, const QString& reference);
    [[nodiscard]] bool modelIsKnown(std::size_t rung);
    void awaitKeyOrModel(std::size_t rung);
    void stopAwaiting();
    void restUntil(base::SteadyTime earliest);
    void intentDone(const base::Status& status);
    void startTry();
    void phaseReached(port::WirePhase phase);
    void headReceived(const port::WireHead& head);
    void received(const QByteArray& bytes);
    void finishTry(const port::WireEnd& end);
    void conclude(const std::optional<wire::ErrorReply>& failure, const port::WireEnd& end);
    [[nodiscard]] std::optional<model::Adjustment> hearOfPacking(
        const std::optional<wire::ErrorReply>& reply, const port::WireEnd& end);
    void tellOfRecovery();
    void tellHealth(const std::optional<base::Error>& error);
    void tellLimiter(const std::optional<base::Error>& error);
    [[nodiscard]] std::chrono::milliseconds spent() const;
    [[nodiscard]] bool outwaits(const Situation& situation) const;
    [[nodiscard]] bool restsInSilence() const;
    void awaitRecovery();
    void backOff(const Verdict& verdict, const base::Error& error);
    void checkClocks();
    void armClocks();
    void noteExpectation();
    void noteDeparture();
    void timeOut(const QString& why);
    void wake();
    [[nodiscard]] TryTimes times() const;
    void settle(const std::optional<base::Error>& error);
    void refuse(const base::Error& error);
    //! False if a slot has destroyed this call.
    [[nodiscard]] bool setStage(model::CallStage stage, const std::optional<QDateTime>& until, const QString& reason);
    [[nodiscard]] bool say(const QList<model::Delta>& deltas);
    [[nodiscard]] route::HealthKey healthKey() const;

    CallContext& m_context;
    base::CallId m_id;
    model::ChatRequest m_request;
    const model::Priority m_priority;
    Start m_start;
    CallPhase m_phase = CallPhase::Queued;
    model::CallState m_state;
    CallLog m_log;

    RouteWalk m_walk;
    int m_growingWaits = 0;
    base::SteadyTime m_waitBegan{0};
    std::chrono::milliseconds m_waited{0}; //!< before the next try
    std::chrono::milliseconds m_parked{0}; //!< of all waits
    std::optional<base::SteadyTime> m_restingSince; //!< because every target rests
    bool m_outwaits = false; //!< nobody answers, and it waits until somebody does: no time of it counts
    std::optional<base::Error> m_lastError;
    std::optional<base::Error> m_refusal; //!< decided before there was a plan

    Limiter::Place m_place;
    Limiter::Permit m_permit;
    Alarms::Alarm m_alarm;
    QMetaObject::Connection m_keyAwaited, m_modelAwaited, m_recoveryAwaited, m_addressAwaited;
    std::unique_ptr<db::WriteTicket> m_ticket;
    std::optional<std::size_t> m_announced; //!< the rung that m_ticket was written for
    bool m_intentIsDurable = false; //!< and it is on disk
    port::WireRequest m_wire;
    TryHealth m_health;
    std::optional<qint64> m_promptTokens; //!< estimated, once an account with a limit wants to know
    bool m_packed = false; //!< the body of this try
    std::unique_ptr<port::Exchange> m_exchange;
    std::unique_ptr<ReplyReader> m_reader;
    bool m_anyDelta = false; //!< of this try
    base::SteadyTime m_lastByte{0};
    ReplyReader::Expects m_expects = ReplyReader::Expects::Answer;
    base::SteadyTime m_expectsSince{0};
    port::WireEnd m_wireSoFar;
    bool m_endedAsPlanned = false;
};

} // namespace spyhop::gateway
