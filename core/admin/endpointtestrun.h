// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/gateway/wireget.h"

#include <QtNetwork/QHostInfo>
#include <memory>

namespace spyhop::admin {

//! \brief Looks the name up, connects, asks for the models and the balance; one TestStep after another.
//!
//! Stops at the first step that fails; a missing balance alone does not fail the test. Owner: whoever asked for the
//! test; destroying it cancels. Thread: main.
class EndpointTestRun final : public EndpointTest {
    Q_OBJECT
public:
    EndpointTestRun(const gateway::WireGet::Parts& parts, const model::Endpoint& endpoint, const base::Secret& key);
    ~EndpointTestRun() override;

private:
    void begin();
    void lookedUp(const QHostInfo& info);
    void askModels();
    void modelsCame(const gateway::WireReply& reply);
    void askBalance();
    void balanceCame(const gateway::WireReply& reply);
    //! False if somebody destroyed this while being told.
    [[nodiscard]] bool tell(const TestStep& step);
    void fail(const QString& stepName, double milliseconds, const base::Error& error);
    void finish();

    gateway::WireGet::Parts m_parts;
    model::Endpoint m_endpoint;
    base::Secret m_key;
    TestResult m_result;
    std::unique_ptr<base::Timer> m_start;
    base::SteadyTime m_stepStart{0};
    int m_lookUp = -1;
    std::unique_ptr<gateway::WireGet> m_models;
    std::unique_ptr<gateway::WireGet> m_balance;
};

} // namespace spyhop::admin
