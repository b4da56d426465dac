// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/gateway/gateway.h"
#include "core/model/batch.h"
#include "core/model/submission.h"
#include "core/store/submissionstore.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <functional>
#include <memory>
#include <vector>

namespace spyhop::batch {

//! \brief Gathers a job's requests into submissions, keeps their books, and hands their answers out.
//!
//! Owner: BatchRun. Thread: main. Destroying it detaches: what was left with a provider goes on there, and attach()
//! finds it again.
class SubmitPump : public QObject {
    Q_OBJECT
public:
    struct Parts {
        base::Clock& clock;
        base::Random& random;
        gateway::Gateway& gateway;
        store::SubmissionStore& store;
        const model::BatchSpec& spec;
        bool stored = false;
        std::function<bool()> maySend; //!< asked before anything is handed over
    };
    //! `kind`: Tasks, Batch or FilesBatch.
    SubmitPump(const Parts& parts, model::JobKind kind);
    ~SubmitPump() override;

    //! What the journal says was left with a provider, and the items that wait for it.
    void attach(const store::KeptSubmission& kept, const QList<store::ItemChain>& items);
    //! One more request; it is sent once there are enough of them, or upon flush().
    void add(qint64 item, int chain, const model::ChatRequest& request);
    void flush();
    //! Sends nothing more and waits for nothing that goes on by itself; isIdle() comes soon.
    void leave();
    void cancel();
    //! Nothing may be sent now: what has not left is returned(), what was gathered at once. More may be gathered
    //! later.
    void takeBack();
    void lookNow();
    //! Whether answered() may come: false while its owner has as many answers in hand as it can bear. True at first.
    void mayAnswer(bool may);
    //! After noRoom(): tries to journal again what could not be. Never signals from within.
    void writeAgain();
    //! Some submission waits for that, or for what it has brought.
    [[nodiscard]] bool lacksRoom() const;
    //! The item's result of this chain is durable.
    void itemSafe(qint64 item, int chain);
    //! The item's result cannot be made durable: what it came with is left to the journal, and its files at the
    //! provider.
    void itemLost(qint64 item, int chain);

    //! Whether one more request may be prepared, where so many are already that will be add()ed: no more submissions
    //! are out than may be.
    [[nodiscard]] bool hasRoom(qsizetype prepared) const;
    //! No more submissions, and nothing gathered.
    [[nodiscard]] bool isIdle() const { return m_left.empty() && !m_gathered; }
    //! Nothing more is sent.
    [[nodiscard]] bool isClosed() const { return m_leaving || m_cancelled; }
    //! Work that an earlier run left is out.
    [[nodiscard]] bool hasAttached() const;
    //! Something is gathered or about to be sent, or may be sent once more.
    [[nodiscard]] bool hasUnsent() const;
    //! Items that are not to be started by anybody else.
    [[nodiscard]] bool holds(qint64 item) const { return m_held.contains(item); }
    [[nodiscard]] qsizetype heldItems() const { return m_held.size(); }
    [[nodiscard]] model::JobKind kind() const { return m_kind; }
    [[nodiscard]] QList<model::SubmissionState> states() const;

Q_SIGNALS:
    //! An answer for an item; itemSafe() follows once it is journalled.
    void answered(qint64 item, int chain, const spyhop::model::Outcome& outcome);
    //! Nothing was accepted for these: they are Pending again.
    void returned(const QList<qint64>& items);
    //! Nothing more should be sent: the endpoint has no such thing (NotFound), or refused.
    void failed(const spyhop::base::Error& error, bool notOffered);
    //! The disk is full: a submission waits for writeAgain() before it goes on.
    void noRoom();
    //! States, or hasRoom(), or isIdle(), may be different.
    void changed();

private:
    struct Left;
    void start(std::unique_ptr<Left> left);
    void connectTo(Left& left);
    void keep(Left& left, const model::JobHandle& handle);
    void write(Left& left);
    void kept(Left& left, const base::Status& status);
    void itemFinished(Left& left, const QString& customId, const model::Outcome& outcome);
    void outcomeUnknown(Left& left, const base::Error& error);
    void doubtKept(Left& left, const base::Status& status);
    void tellUnknownSoon();
    void tellUnknown();
    void settle(Left& left);
    void finished(Left& left, const gateway::SubmissionEnd& end);
    void giveBack(Left& left);
    void retire(Left& left);
    void leaveWhatGoesOn();
    void returnGathered();
    void gatherAnew(const QString& endpoint);
    [[nodiscard]] Left* holderOf(qint64 item, int chain) const;
    [[nodiscard]] qsizetype mostRequests() const;

    Parts m_parts;
    const model::JobKind m_kind;
    struct Gathered;
    std::unique_ptr<Gathered> m_gathered; //!< the next submission; none: nothing is gathered
    QHash<qint64, Left*> m_held; //!< where it is left, or gathered
    std::vector<std::unique_ptr<Left>> m_left;
    std::vector<std::unique_ptr<Left>> m_retired; //!< kept until their last signal has returned
    bool m_leaving = false, m_cancelled = false;
    bool m_mayAnswer = true;
    bool m_unknownPosted = false; //!< tellUnknown() follows from the event loop
};

} // namespace spyhop::batch
