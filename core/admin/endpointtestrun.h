// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/gateway/wireget.h"
#include "core/net/probe.h"

#include <QtNetwork/QHostInfo>
#include <memory>

namespace spyhop::admin {

//! \brief Looks the name up, reaches the proxy, connects, shakes hands, asks for the models and the balance; one
//! TestStep after another.
//!
//! The connection of the first steps is the test's own, opened as calls open theirs; the questions then go the way of
//! every call. Stops at the first step that fails; a missing balance alone does not fail the test, nor a name that only
//! the proxy knows. Owner: whoever asked for the test; destroying it cancels. Thread: main.
class EndpointTestRun final : public EndpointTest {
    Q_OBJECT
public:
    EndpointTestRun(const gateway::WireGet::Parts& parts, const model::Endpoint& endpoint, const base::Secret& key);
    ~EndpointTestRun() override;

private:
    void begin();
    void lookUp();
    void lookedUp(const QHostInfo& info);
    void probe();
    void wayTaken(const net::WayTaken& way);
    void connected();
    void encrypted(const net::TlsSeen& tls);
    void probeFailed(net::Probe::Stage stage, const base::Error& error);
    void lostPatience();
    void askModels();
    void modelsCame(const gateway::WireReply& reply);
    void askBalance();
    void balanceCame(const gateway::WireReply& reply);
    //! Milliseconds since the step before; the next one begins now.
    [[nodiscard]] double lap();
    //! False if somebody destroyed this while being told.
    [[nodiscard]] bool tell(const TestStep& step);
    void fail(const QString& stepName, double milliseconds, const base::Error& error);
    void finish();

    gateway::WireGet::Parts m_parts;
    model::Endpoint m_endpoint;
    base::Secret m_key;
    TestResult m_result;
    port::WireRoute m_route;
    bool m_usesProxy = false;
    std::unique_ptr<base::Timer> m_start;
    std::unique_ptr<base::Timer> m_patience; //!< for all up to the connection
    base::SteadyTime m_stepStart{0};
    int m_lookUp = -1;
    std::unique_ptr<net::Probe> m_probe;
    std::unique_ptr<gateway::WireGet> m_models;
    std::unique_ptr<gateway::WireGet> m_balance;
};

} // namespace spyhop::admin
