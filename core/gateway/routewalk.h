// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/model/chat.h"
#include "core/model/endpoint.h"
#include "core/wire/chatcodec.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <cstddef>
#include <optional>
#include <vector>

namespace spyhop::gateway {

class CallContext;

//! \brief The rungs of one call's Route: where it stands, what each has come to, and which may be next.
//!
//! A rung that is spent is not tried again. Looks at the context's Health and at whether other accounts may pay, and
//! tells them nothing; it sends nothing and waits for nothing. A value of RoutedCall's own. Thread: main.
class RouteWalk {
public:
    //! What the call knows of one rung.
    struct State {
        model::ChatRequest request;
        wire::ChatQuirks quirks;
        int tries = 0;
        int outwaited = 0; //!< of them, those that met silence and don't count
        bool spent = false; //!< not to be tried again
        bool isLastResort = false; //!< known not to have the model: only once all others are spent
        bool isSilent = false; //!< spent only until those after it are silent as well
        bool wasOpen = false;
        bool adjusted = false;
        bool freshTried = false;
        bool plainOnly = false; //!< its body is not packed any more
    };
    //! Where the next try may go.
    struct Choice {
        std::optional<std::size_t> rung;
        std::optional<base::SteadyTime> earliest; //!< all rest: when the first of them may be tried again
        struct Refused {
            QString endpoint;
            base::Error error;
            bool isLastResort = false;
        };
        QList<Refused> refused; //!< passed over and spent: their credential was refused before
    };

    explicit RouteWalk(const CallContext& context);

    //! Once: the walk stands at the first rung. `idempotencyKey`: of requests that bring none.
    void begin(model::Route route, const QString& idempotencyKey);
    [[nodiscard]] const model::Route& route() const { return m_route; }

    // Where it stands; not before begin().
    [[nodiscard]] std::size_t at() const { return m_at; }
    void moveTo(std::size_t rung) { m_at = rung; }
    [[nodiscard]] const model::Rung& rung() const { return m_route.rungs.at(static_cast<qsizetype>(m_at)); }
    [[nodiscard]] const model::Target& target() const { return rung().target; }
    [[nodiscard]] const model::Endpoint& endpoint() const { return target().endpoint; }
    [[nodiscard]] State& state() { return m_states[m_at]; }

    // Any of them.
    [[nodiscard]] model::Rung& rung(std::size_t rung) { return m_route.rungs[static_cast<qsizetype>(rung)]; }
    [[nodiscard]] const model::Target& target(std::size_t rung) const
    {
        return m_route.rungs.at(static_cast<qsizetype>(rung)).target;
    }
    [[nodiscard]] State& state(std::size_t rung) { return m_states[rung]; }

    //! The first rung that may be tried. `isFirst`: nothing was tried yet, so that an account that was refused before
    //! speaks for those that may not pay in its place; the walk then stands there.
    [[nodiscard]] Choice choose(base::SteadyTime now, bool isFirst);
    //! Another rung that may be tried now and of which the error does not say that it would fare the same. Who has no
    //! such model never will have: then one that rests is waited for, and a last resort is as good.
    [[nodiscard]] bool hasOtherTarget(const base::Error& error, base::SteadyTime now) const;
    //! Whether all that is left, once the present endpoint is given up, are last resorts, one of which may be tried
    //! now.
    [[nodiscard]] bool hasLastResort(const base::Error& error, base::SteadyTime now) const;
    //! Another rung that may pay in the present one's place.
    [[nodiscard]] bool hasOtherAccount() const;
    //! The rung of another endpoint that a person may switch to.
    [[nodiscard]] std::optional<std::size_t> nextEndpoint(base::SteadyTime now) const;

    //! All rungs of the present one's endpoint are spent.
    void spendEndpoint();
    //! The present rung has failed for good, and with it those that would fare the same or may not pay instead.
    void spendFor(const base::Error& error);

    //! The present endpoint is silent: others may answer before it does; it is asked again when they don't.
    void passOverInSilence();
    void askTheSilentAgain();
    //! Some rung is spent only because its endpoint is silent.
    [[nodiscard]] bool anyPassedOverInSilence() const;
    //! Of no rung that is left anything was heard last.
    [[nodiscard]] bool isAllSilent() const;

private:
    template <typename Condition>
    [[nodiscard]] std::optional<std::size_t> find(const Condition& condition) const;
    [[nodiscard]] bool isRefused(std::size_t rung) const;
    [[nodiscard]] bool mayTry(std::size_t rung, base::SteadyTime now) const;
    [[nodiscard]] bool mayPay(std::size_t rung) const;

    const CallContext& m_context;
    model::Route m_route;
    std::vector<State> m_states; //!< beside m_route.rungs
    std::size_t m_at = 0;
};

} // namespace spyhop::gateway
