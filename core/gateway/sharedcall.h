// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/call.h"
#include "core/gateway/callcontext.h"
#include "core/gateway/calllog.h"
#include "core/gateway/flight.h"
#include "core/gateway/sharedphase.h"

#include <memory>
#include <optional>

namespace spyhop::gateway {

class RoutedCall;

//! \brief A call whose answer may come from the cache, or from an equal call that is under way.
//!
//! Its own walk plans first, and is held when it knows its target: that names the answer. Then, in this order: L1, an
//! equal call in flight, L2, the walk. sharedphase.h is its table. Owner: whoever called Gateway::start(). Thread:
//! main. Ends: finished(), or its destruction; one CallRecord either way, written here or by the walk.
class SharedCall final : public Call {
    Q_OBJECT
public:
    //! What an answer is called that this rung of the walk's route would give.
    struct Name {
        cache::Digest key;
        const model::Rung* rung = nullptr; //!< lives while the walk does
    };

    SharedCall(CallContext& context, const model::ChatRequest& request, model::Priority priority);
    ~SharedCall() override;

    [[nodiscard]] const base::CallId& id() const override { return m_id; }
    [[nodiscard]] model::CallState state() const override { return m_state; }
    [[nodiscard]] model::Outcome soFar() const override;
    void retryNow() override;
    void switchTarget() override;

private:
    void enter(SharedTrigger trigger);
    void planned();
    void seek();
    void found(const std::optional<cache::StoredAnswer>& stored);
    void replay(const cache::Answer& original, model::Cached level, const model::Rung& planned);
    void lead();
    void ride(Flight& flight);
    void changeState(const model::CallState& state);
    void landed(const Flight::Landing& landing);
    void flyAlone();
    void settle(const model::Outcome& outcome);
    [[nodiscard]] model::Outcome secondHand(const model::Outcome& outcome) const;

    CallContext& m_context;
    const model::ChatRequest m_request;
    const model::Priority m_priority;
    std::unique_ptr<RoutedCall> m_walk; //!< until it is aboard a flight
    const base::CallId m_id;
    CallLog m_log;
    model::CallState m_state;
    SharedPhase m_phase = SharedPhase::Planning;
    QList<Name> m_names; //!< of its target, and of the targets that are as good
    qsizetype m_looked = 0; //!< how many of them the disk was asked for
    std::unique_ptr<cache::DiskLookup> m_lookup;
    Flight* m_flight = nullptr; //!< while riding
};

} // namespace spyhop::gateway
