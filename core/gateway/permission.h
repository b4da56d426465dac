// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/endpoint.h"
#include "core/net/sourceaddresses.h"
#include "core/policy/guard.h"
#include "core/port/secretstore.h"
#include "core/route/plan.h"

#include <QtCore/QObject>

namespace spyhop::gateway {

//! \brief Asks the policy about everything that is about to be sent. Owner: CallContext. Thread: main.
//!
//! Where no policy is in force isNeeded() is all that it costs.
class Permission final : public QObject {
    Q_OBJECT
public:
    //! `guard` null: everything is allowed.
    Permission(policy::Guard* guard, const base::Clock& clock, const port::SecretStore& secrets);

    //! What rules may count of a request.
    struct Load {
        qint64 tokens = 0; //!< of the prompt (estimated) and the longest answer asked for
        qint64 attachments = 0;
    };
    [[nodiscard]] static Load loadOf(const model::ChatRequest& request);

    [[nodiscard]] bool isNeeded() const { return m_guard && m_guard->isInForce(); }
    //! Why the least that the privacy gate has to do cannot be read; then it blocks whatever it finds.
    [[nodiscard]] std::optional<base::Error> gateFloorError() const
    {
        return m_guard ? m_guard->gateFloor().error : std::nullopt;
    }
    //! False while it is found out from which address this endpoint would be reached; changed() follows.
    [[nodiscard]] bool isReady(const model::Endpoint& endpoint);
    //! Nothing: it may be sent. Else RefusedPolicy, with `retryAfter` if the time alone forbids it.
    [[nodiscard]] std::optional<policy::Refusal> refuses(
        const model::Target& target, const model::ChatRequest& request) const;
    //! As refuses(), of requests that leave together for this model; one that may not go holds all of them up. A
    //! refusal by the time alone comes after every other.
    [[nodiscard]] std::optional<policy::Refusal> refusesTogether(
        const model::Target& target, const QString& asked, const QList<Load>& loads) const;
    //! As refuses(), of looking after work that was left there, whose size may not be known any more: nothing if work
    //! of any size may be left, at this time or another.
    [[nodiscard]] std::optional<policy::Refusal> refusesVisit(const model::Target& target, const QString& asked) const;
    //! A model list, a balance, a test.
    [[nodiscard]] std::optional<policy::Refusal> refusesLook(const model::Endpoint& endpoint) const;
    //! The model that answers is another than was asked, and is denied.
    [[nodiscard]] std::optional<policy::Refusal> refusesAnswer(
        const model::Target& target, const model::ChatRequest& request, const QString& answered) const;
    //! The same of an answer made at another time. `load`: nothing if it is not known any more; then rules that count
    //! cannot be evaluated.
    [[nodiscard]] std::optional<policy::Refusal> refusesAnswer(const model::Target& target,
        const std::optional<Load>& load, const QString& answered, const QDateTime& at) const;
    //! What time the server says it is.
    void heard(const model::Endpoint& endpoint, const port::WireHead& head);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] policy::Question question(const model::Target& target) const;
    [[nodiscard]] policy::Question question(const model::Target& target, const model::ChatRequest& request) const;
    [[nodiscard]] std::optional<policy::Refusal> refuses(
        const model::Target& target, const QString& asked, const Load& load) const;

    policy::Guard* m_guard;
    const port::SecretStore& m_secrets;
    net::SourceAddresses m_addresses;
};

//! \brief The policy as a plan asks it: about each target of one request.
class PolicyFilter final : public route::TargetFilter {
public:
    PolicyFilter(const Permission& permission, const model::ChatRequest& request)
        : m_permission(permission)
        , m_request(request)
    {
    }
    [[nodiscard]] std::optional<base::Error> refuses(const model::Target& target) const override
    {
        auto refused = m_permission.refuses(target, m_request);
        if (!refused)
            return std::nullopt;
        m_denials.append(refused->denial);
        return std::move(refused->error);
    }
    //! Of every target that was refused.
    [[nodiscard]] const QList<model::Denial>& denials() const { return m_denials; }

private:
    const Permission& m_permission;
    const model::ChatRequest& m_request;
    mutable QList<model::Denial> m_denials;
};

} // namespace spyhop::gateway
