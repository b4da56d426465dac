// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/gateway/adaptivelimit.h"
#include "core/gateway/alarms.h"
#include "core/gateway/retrybudget.h"
#include "core/gateway/tokenbucket.h"
#include "core/model/chat.h"
#include "core/model/endpoint.h"

#include <QtCore/QObject>
#include <QtCore/QString>
#include <array>
#include <list>
#include <map>
#include <optional>

namespace spyhop::gateway {

//! Whose limits: one account of one endpoint.
struct Account {
    QString endpoint;
    QString key; //!< its reference
    bool operator==(const Account&) const = default;
    bool operator<(const Account& other) const
    {
        return endpoint != other.endpoint ? endpoint < other.endpoint : key < other.key;
    }
};

//! \brief Decides which calls may leave and whose turn it is: chat before batch, repetitions before new calls, each in
//! the order of arrival.
//!
//! Per account: a number of calls in flight, fixed or learned (AdaptiveLimit); requests and tokens per minute
//! (TokenBucket); repetitions as a share of all (RetryBudget): those that exceed it wait while new calls pass. One
//! place in flight is never given to Background; a job's own number is all its own, over all accounts, and chat gets
//! one on top. A call that waits here holds nothing. Owner: Gateway; must outlive permits and places. Thread: main.
//! Grants come from the event loop, all that are possible in one posted event.
class Limiter final : public QObject, private Alarms::Receiver {
    Q_OBJECT
    struct Gate;

public:
    //! What a call asks for.
    struct Ask {
        Account account;
        model::Priority priority = model::Priority::Interactive;
        bool isRetry = false; //!< the same request has left for this account before
        qint64 tokens = 0; //!< what it will probably cost; counts only where tokens are limited
    };

    //! \brief The right to have one call in flight; given back when destroyed. Owner: one call.
    class Permit {
    public:
        Permit() = default;
        Permit(Permit&& other) noexcept;
        Permit& operator=(Permit&& other) noexcept;
        ~Permit() { release(); }
        [[nodiscard]] bool isHeld() const { return m_gate != nullptr; }
        //! An answer came: what the automatic limit learns from. `told`: what Retry-After asked for, 0 if nothing.
        void taken();
        void refused(std::chrono::milliseconds told);
        //! What the call really cost; without it the forecast stands.
        void used(qint64 tokens);
        //! Nothing was sent: given back as if it had never been.
        void unused();
        void release();

    private:
        friend class Limiter;
        Permit(Limiter& limiter, Gate& gate, const Ask& ask);
        Limiter* m_limiter = nullptr;
        Gate* m_gate = nullptr;
        model::Priority m_priority = model::Priority::Interactive;
        bool m_isRetry = false;
        int m_others = 0; //!< in flight when this one left
        qint64 m_tokens = 0;
        base::SteadyTime m_began{0};
    };

    //! Who waits for a permit.
    class Waiter {
    public:
        //! From the event loop; the place has been left. May destroy the waiter.
        virtual void permitGranted(Permit permit) = 0;

    protected:
        Waiter() = default;
        ~Waiter() = default;
        Q_DISABLE_COPY_MOVE(Waiter)
    };

    //! \brief A place in the queue of one account; left when destroyed. Owner: the waiter.
    class Place {
    public:
        explicit Place(Waiter& waiter)
            : m_waiter(waiter)
        {
        }
        Q_DISABLE_COPY_MOVE(Place)
        ~Place() { leave(); }
        [[nodiscard]] bool isTaken() const { return m_queue != nullptr; }
        void leave();

    private:
        friend class Limiter;
        Waiter& m_waiter;
        Ask m_ask;
        std::list<Place*>* m_queue = nullptr;
        std::list<Place*>::iterator m_at;
    };

    Limiter(base::Clock& clock, Alarms& alarms);

    //! Takes the last place in the account's queue for such calls.
    void enter(Place& place, const Ask& ask);

    //! The endpoint's own limits, for each of its accounts.
    void setEndpoint(const model::Endpoint& endpoint);
    //! A job's number, taken at its word; an empty endpoint means every endpoint, together. Jobs at one endpoint add
    //! up, since each of them holds itself to its own. Nothing: the job has no say any more.
    void setJobLimit(const QString& job, const QString& endpoint, std::optional<int> limit);

    //! Why a call of this kind does not leave at once.
    enum class Hold {
        None,
        Places, //!< as many calls are in flight as may be
        Resting, //!< places of refused calls rest
        Requests, //!< per minute
        Tokens, //!< per minute
        Retries, //!< the retry budget is used up
    };
    struct Delay {
        Hold hold = Hold::None;
        base::SteadyTime until{0}; //!< Requests and Tokens: when the first in the queue may go
        int limit = 0; //!< the number that holds it back
    };
    //! For somebody who enters now.
    [[nodiscard]] Delay delayOf(const Ask& ask) const;

    enum class Basis { Automatic, Endpoint, Job };
    struct Figures {
        int inFlight = 0;
        int waiting = 0;
        int limit = 0;
        int backgroundLimit = 0;
        Basis basis = Basis::Automatic;
        bool shrunk = false; //!< automatic, and refusals have set the limit
        int resting = 0; //!< places that nobody may take yet, after refusals
        int requestsPerMinute = 0, tokensPerMinute = 0; //!< 0: no limit; of one account
        int accounts = 1;
    };
    //! Over all accounts of an endpoint that were ever asked for.
    [[nodiscard]] Figures figures(const QString& endpoint) const;
    [[nodiscard]] int inFlight(const Account& account) const;

protected:
    bool event(QEvent* event) override;

private:
    //! What all accounts of an endpoint share.
    struct Site {
        std::optional<int> endpointLimit;
        std::map<QString, int> jobLimits; //!< by job
        int requestsPerMinute = 0, tokensPerMinute = 0;
        int background = 0; //!< in flight
    };
    struct Gate {
        explicit Gate(Site& site_)
            : site(site_)
        {
        }
        using Queues = std::array<std::list<Place*>, 2>; //!< repetitions, new calls
        Site& site;
        std::array<Queues, 2> queues; //!< by Priority
        std::array<int, 2> inFlight{}; //!< by Priority
        AdaptiveLimit automatic;
        TokenBucket requests, tokens;
        RetryBudget budget;
        [[nodiscard]] int all() const { return inFlight[0] + inFlight[1]; }
        [[nodiscard]] bool anyWaiting() const;
    };
    [[nodiscard]] const Gate* find(const Account& account) const;
    [[nodiscard]] Gate& gate(const Account& account);
    [[nodiscard]] Site& site(const QString& endpoint) { return m_sites[endpoint]; }
    [[nodiscard]] std::optional<int> jobLimit(const Site& site) const;
    [[nodiscard]] int totalLimit(const Gate& gate) const;
    [[nodiscard]] int backgroundLimit(const Gate& gate) const;
    [[nodiscard]] bool isAutomatic(const Gate& gate) const;
    [[nodiscard]] Delay placeDelay(const Gate& gate, model::Priority priority, base::SteadyTime now) const;
    [[nodiscard]] Delay rateDelay(const Gate& gate, qint64 tokens, base::SteadyTime now) const;
    [[nodiscard]] Place* nextOf(Gate& gate, base::SteadyTime now);
    void wakeAt(base::SteadyTime time);
    void grantSoon();
    void grantAll();
    bool grantOne(Gate& gate);
    void alarmRang() override { grantAll(); }

    base::Clock& m_clock;
    Alarms::Alarm m_alarm;
    std::map<QString, Site>
        m_sites; //!< nodes stay where they are, as those of m_gates: permits and places point into them
    std::map<Account, Gate> m_gates;
    std::map<QString, int> m_jobLimits; //!< by job, for every endpoint
    int m_background = 0; //!< in flight, everywhere
    std::size_t m_firstGate = 0; //!< served first next time: no gate takes all that they share
    bool m_posted = false;
};

} // namespace spyhop::gateway
