// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"

#include <QtCore/QObject>
#include <QtCore/QString>
#include <array>
#include <bitset>
#include <list>
#include <map>
#include <optional>

namespace spyhop::gateway {

//! \brief Decides how many calls are in flight per endpoint, and whose turn it is: chat before batch, each in the order
//! of arrival.
//!
//! The limit is fixed (the endpoint's own number, or a job's) or automatic: it starts small, doubles per full window of
//! answers until the first refusal (429, 503), then grows by one, and shrinks when many answers are refusals
//! (docs/api.md, "Concurrency"). One permit is never given to Background; a job's own number is all its own, and chat
//! gets one on top. Owner: Gateway; must outlive permits and places. Thread: main. Grants come from the event loop, all
//! that are possible in one posted event.
class Limiter final : public QObject {
    Q_OBJECT
    struct Gate;

public:
    //! \brief The right to have one call in flight; given back when destroyed. Owner: one call.
    class Permit {
    public:
        Permit() = default;
        Permit(Permit&& other) noexcept;
        Permit& operator=(Permit&& other) noexcept;
        ~Permit() { release(); }
        [[nodiscard]] bool isHeld() const { return m_gate != nullptr; }
        void release();

    private:
        friend class Limiter;
        Permit(Limiter& limiter, Gate& gate, model::Priority priority);
        Limiter* m_limiter = nullptr;
        Gate* m_gate = nullptr;
        model::Priority m_priority = model::Priority::Interactive;
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

    //! \brief A place in the queue of one endpoint; left when destroyed. Owner: the waiter.
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
        std::list<Place*>* m_queue = nullptr;
        std::list<Place*>::iterator m_at;
    };

    Limiter() = default;

    //! Takes the last place in the endpoint's queue of that priority.
    void enter(Place& place, const QString& endpoint, model::Priority priority);
    //! An answer came while its permit was held: what the automatic limit learns from.
    enum class Answer { Taken, Refused };
    void answered(const QString& endpoint, Answer answer);

    //! The endpoint's own number; nothing: automatic.
    void setEndpointLimit(const QString& endpoint, std::optional<int> limit);
    //! A job's number, taken at its word; an empty name means every endpoint. Nothing: back to the endpoint's own.
    void setJobLimit(const QString& endpoint, std::optional<int> limit);

    enum class Basis { Automatic, Endpoint, Job };
    struct Figures {
        int inFlight = 0;
        int waiting = 0;
        int limit = 0;
        int backgroundLimit = 0;
        Basis basis = Basis::Automatic;
        bool shrunk = false; //!< automatic, and refusals have set the limit
    };
    [[nodiscard]] Figures figures(const QString& endpoint) const;

protected:
    bool event(QEvent* event) override;

private:
    //! Remembers which of the last answers were refusals.
    static constexpr std::size_t memory = 256;
    struct Gate {
        std::array<std::list<Place*>, 2> queues; //!< by Priority
        std::array<int, 2> inFlight{};
        std::optional<int> endpointLimit, jobLimit;
        int automatic;
        bool doubling = true;
        bool busy = false; //!< somebody waited during this window
        bool refusedInWindow = false, shrunkInWindow = false;
        int windowAnswers = 0;
        std::bitset<memory> refusals; //!< ring
        std::size_t answers = 0; //!< ever
        Gate();
    };
    [[nodiscard]] const Gate* find(const QString& endpoint) const;
    [[nodiscard]] Gate& gate(const QString& endpoint);
    [[nodiscard]] std::optional<int> jobLimit(const Gate& gate) const;
    [[nodiscard]] int totalLimit(const Gate& gate) const;
    [[nodiscard]] int backgroundLimit(const Gate& gate) const;
    [[nodiscard]] std::optional<model::Priority> whoseTurn(const Gate& gate) const;
    [[nodiscard]] static bool manyRefusals(const Gate& gate);
    void grantSoon();
    void grantAll();

    std::map<QString, Gate> m_gates; //!< nodes stay where they are: permits and places point into them
    std::optional<int> m_jobLimit; //!< for every endpoint
    bool m_posted = false;
};

} // namespace spyhop::gateway
