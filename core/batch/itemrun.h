// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/steprun.h"

#include <vector>

namespace spyhop::batch {

//! What an item run borrows; all outlive it.
struct ItemParts {
    base::Clock& clock;
    gateway::Gateway& gateway;
    store::BatchStore& store;
    const model::BatchSpec& spec;
};

//! \brief One item: read, asked, checked, perhaps asked once more, journalled.
//!
//! Owner: BatchRun. Thread: main. Ends with recorded(), refused() or broken(); destroying it earlier cancels, and the
//! item is Pending again after recovery.
class ItemRun : public QObject {
    Q_OBJECT
public:
    //! `previous`: what the journal says of the item so far.
    ItemRun(const ItemParts& parts, const model::BatchItem& item, const model::ItemResult& previous);

    //! Reads the document at once (files are small; reader processes come in here); never signals from within.
    void start();
    //! As start(), but sends nothing: the first request comes as gathered(), for somebody else to send.
    void gather();
    //! As start(), with the answer to the first request that somebody else had.
    void startWith(const model::Outcome& outcome);

Q_SIGNALS:
    //! gather(): last signal, unless the item could not even be read.
    void gathered(qint64 index, const spyhop::model::ChatRequest& request);
    //! Nothing more will be sent for this item: its place is free. Not for items that were never sent.
    void answered(qint64 index);
    //! Its call waits before another try and holds no place, or does so no longer.
    void waiting(qint64 index, bool waits);
    //! The result is durable and may be shown. Last signal.
    void recorded(const spyhop::model::ItemResult& result);
    //! No item can be answered as things are (key, balance, policy …): the item is Pending again. Last signal.
    void refused(qint64 index, const spyhop::base::Error& error);
    //! The journal cannot be written. Last signal.
    void broken(qint64 index, const spyhop::base::Error& error);

private:
    void ask(const model::ChatRequest& request);
    void takeGiven();
    void stepEnded(const StepReport& report);
    void addUp(const StepReport& report);
    void judgeAnswer(const StepReport& report);
    void askAgainBecause(const StepReport& report, const QString& problem);
    void fail(const model::Step& step, const base::Error& error);
    void handBack(const model::Step& step, const base::Error& error);
    void record(const model::Step& step);
    void journalled(const base::Status& status);

    ItemParts m_parts;
    model::BatchItem m_item;
    model::ItemResult m_result;
    model::ChatRequest m_request;
    base::SteadyTime m_startedAt{0};
    int m_steps = 0;
    bool m_gathers = false;
    std::optional<model::Outcome> m_given; //!< the first request's
    std::optional<base::Error> m_refusal;
    std::vector<std::unique_ptr<StepRun>> m_stepRuns; //!< the last one is at work
    std::unique_ptr<db::WriteTicket> m_ticket;
    std::unique_ptr<db::WriteTicket> m_stepTicket; //!< of the step before a second question
};

} // namespace spyhop::batch
