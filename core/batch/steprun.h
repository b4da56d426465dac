// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/costguard.h"
#include "core/gateway/gateway.h"
#include "core/model/batch.h"
#include "core/store/batchstore.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::batch {

//! How one step ended, with what all its attempts came to.
struct StepReport {
    model::Step step;
    model::Outcome outcome; //!< of the last attempt
    model::Spent spent; //!< in all attempts
    bool sentTwice = false; //!< an attempt was cut in mid-answer and may have been billed
};

//! \brief One step of one item: sent, and sent again if its reply was cut in mid-answer.
//!
//! Owner: ItemRun. Thread: main. Destroying it cancels its Call; the journal then calls the item Running
//! until recovery.
class StepRun : public QObject {
    Q_OBJECT
public:
    //! What it has to do with money: where it reserves, and the most one try can cost.
    struct Purse {
        CostGuard& guard;
        std::optional<base::Money> worst;
        std::optional<base::Money> likely; //!< what one try probably costs; counts if the program dies meanwhile
        QString freeAt; //!< an endpoint that takes no money
    };
    //! The first try is reserved already, as `reserved`; the run settles it.
    StepRun(gateway::Gateway& gateway, store::BatchStore& store, const model::ChatRequest& request,
        const model::Step& step, const Purse& purse, const CostGuard::Reservation& reserved);

    void start();
    //! What it asks.
    [[nodiscard]] const model::ChatRequest& request() const { return m_request; }
    //! Its call waits, for a place or before another try, and nothing of it is on its way.
    [[nodiscard]] bool isUnsent() const;
    //! It was cut off, and waits for money that calls in flight may leave over before it is sent again.
    [[nodiscard]] bool awaitsMoney() const { return m_awaitsMoney; }
    //! Some money was settled: it may be sent again, or is refused. Never signals from within.
    void goOn();
    //! Ends it without ended(): what it came to so far, if that has not been told.
    [[nodiscard]] StepReport cutOff();

Q_SIGNALS:
    //! Once; never from within start().
    void ended(const spyhop::batch::StepReport& report);
    //! The call waits, and holds no place (backoff, parked), or does so no longer.
    void waiting(bool waits, const QString& reason);

private:
    void send();
    void stateChanged(const model::CallState& state);
    void callFinished(const model::Outcome& outcome);
    [[nodiscard]] static bool isCut(const model::Outcome& outcome);
    [[nodiscard]] bool isToBeRepeated(const model::Outcome& outcome) const;
    [[nodiscard]] CostGuard::Verdict sendAgain();
    [[nodiscard]] model::Outcome refused(const model::Outcome& outcome) const;
    void end(const model::Outcome& outcome);
    void addCosts(const model::Outcome& outcome);

    gateway::Gateway& m_gateway;
    store::BatchStore& m_store;
    model::ChatRequest m_request;
    StepReport m_report;
    Purse m_purse;
    CostGuard::Reservation m_reserved;
    bool m_waits = false;
    bool m_hasEnded = false;
    bool m_awaitsMoney = false;
    model::Outcome m_cut; //!< of the try before the one that waits for money
    std::unique_ptr<gateway::Call> m_call;
    std::unique_ptr<gateway::Call> m_cutCall; //!< kept until its signal has returned
};

} // namespace spyhop::batch
