// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/call.h"
#include "core/policy/privacygate.h"

#include <memory>

namespace spyhop::gateway {

//! \brief A call whose request went through the privacy gate: its answer gets back what placeholders stand for.
//!
//! Owner: whoever called Gateway::start(). Thread: main. Ends as the call in it, which writes the record.
class GatedCall final : public Call {
    Q_OBJECT
public:
    GatedCall(std::unique_ptr<Call> call, const policy::Mask& mask);

    [[nodiscard]] const base::CallId& id() const override { return m_call->id(); }
    [[nodiscard]] model::CallState state() const override { return m_call->state(); }
    [[nodiscard]] model::Outcome soFar() const override { return unmasked(m_call->soFar()); }
    void retryNow() override { m_call->retryNow(); }
    void switchTarget() override { m_call->switchTarget(); }

private:
    void pass(const QList<model::Delta>& deltas);
    void end(const model::Outcome& outcome);
    [[nodiscard]] model::Outcome unmasked(model::Outcome outcome) const;

    std::unique_ptr<Call> m_call;
    policy::Mask m_mask;
    policy::Unmasker m_text, m_reasoning;
};

//! What the gate did, for an answer's details: "2 e-mail addresses", "masked".
[[nodiscard]] QList<model::Adjustment> gateNotes(const policy::Mask& mask);
//! Where the gate found what it sends nothing for.
enum class GatePlace {
    Question,
    Earlier, //!< in what goes along with it: earlier messages, the system prompt
};
//! Why nothing is sent. `brokenFloor`: why the administrator's rules for the gate cannot be read, if they cannot.
[[nodiscard]] base::Error gateRefusal(
    const policy::Mask& mask, GatePlace place, const std::optional<base::Error>& brokenFloor);
//! Whether an error is such a refusal: what was asked has never left this computer.
[[nodiscard]] bool isGateRefusal(const base::Error& error);

} // namespace spyhop::gateway
