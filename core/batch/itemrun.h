// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/answer.h"
#include "core/batch/itemrequest.h"
#include "core/batch/longdocument.h"
#include "core/batch/steprun.h"
#include "core/docs/readerhost.h"
#include "core/model/maskedvalues.h"
#include "core/store/askedbefore.h"
#include "core/wire/toolong.h"

#include <QtCore/QMap>
#include <functional>
#include <vector>

namespace spyhop::batch {

//! What an item run borrows; all outlive it.
struct ItemParts {
    base::Clock& clock;
    gateway::Gateway& gateway;
    store::BatchStore& store;
    docs::ReaderHost& readers;
    const model::BatchSpec& spec;
    CostGuard& guard;
    const gateway::Gateway::Outlook& outlook; //!< where the calls of the job's own model go, as far as is known
    store::AskedBefore& asked;
    std::function<bool()> mayAsk; //!< asked before each call is sent
    bool learns = false; //!< its prompt is estimated, to learn from
    bool mayReuse = false; //!< there are answers of other jobs, and they may be taken
};

//! \brief One item: read, looked up among earlier answers, asked (in parts, if it is long), checked, what was wrong
//! asked once more, journalled.
//!
//! Owner: BatchRun. Thread: main. Ends with recorded(), refused() or broken(); destroying it earlier cancels, and the
//! item is Pending again after recovery.
class ItemRun : public QObject {
    Q_OBJECT
public:
    //! `previous`: what the journal says of the item so far.
    ItemRun(const ItemParts& parts, const model::BatchItem& item, const model::ItemResult& previous);

    //! Begins to read the document, or asks about the row; never signals from within.
    void start();
    //! Estimated tokens of what was sent; 0 if it was not to learn from, or was asked more than once.
    [[nodiscard]] qint64 estimatedTokens() const { return m_steps == 1 ? m_estimated : 0; }
    //! As start(), but sends nothing: the first request comes as gathered(), for somebody else to send.
    void gather();
    //! As start(), with the answer to the first request that somebody else had.
    void startWith(const model::Outcome& outcome);
    //! Its next call waits for money that calls in flight may leave over.
    [[nodiscard]] bool isParked() const;
    //! Some money was settled: a parked call may go, or be refused. Never signals from within.
    void goOn();
    //! Its call may not leave this endpoint, since nobody knows what the others would charge; empty: it may.
    [[nodiscard]] const QString& pinnedTo() const { return m_pinnedTo; }
    //! After unwritten(): tries to journal the result again. Never signals from within.
    void writeAgain();
    //! Nothing more may be sent now: a call that has not left is taken back, and heldBack() follows. Of one that is
    //! under way nothing happens.
    void withdraw();
    //! Its call waits, and nobody waits for it any longer: refused() follows.
    void giveUp(const base::Error& error);
    struct Cut {
        std::optional<model::ItemResult> result; //!< to be journalled
        QList<model::Step> booked; //!< steps whose rows change with that
        model::Spent spent; //!< where there is no result: what the job's sums do not have yet
    };
    //! Ends it without a signal; it can only be destroyed then.
    [[nodiscard]] Cut cutOff();
    //! What the privacy gate has masked of what was sent so far.
    [[nodiscard]] model::MaskedValues masked() const;

Q_SIGNALS:
    //! gather(): last signal, unless the item could not even be read.
    void gathered(
        qint64 index, const spyhop::model::ChatRequest& request, const spyhop::batch::CostGuard::Reservation& reserved);
    //! gather(): it cannot go with others, and is asked here after all: it is too long for one request, or may not be
    //! sent where they go.
    void goesDirectly(qint64 index);
    //! Nothing more will be sent for this item: its place is free. Not for items that were never sent.
    void answered(qint64 index);
    //! Who answered, and why that one, a sentence.
    void answeredBy(const QString& endpoint, const QString& why);
    //! It has paid for an answer and goes on: what the job's sums have from now on.
    void spent(qint64 index, const spyhop::model::Spent& more);
    //! Its call waits before another try and holds no place, or does so no longer.
    void waiting(qint64 index, bool waits, const QString& reason);
    //! The result is durable and may be shown. Last signal.
    void recorded(const spyhop::model::ItemResult& result);
    //! No item can be answered as things are (key, balance, policy …): the item is Pending again; `result`: what its
    //! earlier calls came to. Last signal.
    void refused(const spyhop::model::ItemResult& result, const spyhop::base::Error& error);
    //! Nothing may be sent now, and it needs more calls: the item is Pending again, what it was answered is in the
    //! journal. Last signal.
    void heldBack(const spyhop::model::ItemResult& result);
    //! The disk is full: the result is kept here until writeAgain(); nothing is sent meanwhile.
    void unwritten(qint64 index);
    //! The journal cannot be written. Last signal.
    void broken(qint64 index, const spyhop::base::Error& error);

private:
    void documentRead(const base::Expected<docs::Document>& document);
    void prepare(const docs::Document& document);
    void failUnread(base::Error error);
    void lookedUp(const base::Expected<db::Rows>& rows);
    void earlierRead(const model::Reuse& reuse, const base::Expected<store::SealedPage>& page);
    [[nodiscard]] bool takeEarlier(const model::Reuse& reuse, const model::ItemResult& earlier);
    void begin();
    void beginAsRead(const base::Expected<db::Rows>& earlierSteps);
    void goDirectly();
    void noteUnknownContext();
    void beginLong();
    [[nodiscard]] bool isToBeSplit(const base::Error& error);
    void goOnLong(const base::Expected<db::Rows>& earlierSteps);
    [[nodiscard]] bool takeSteps(const base::Expected<db::Rows>& earlierSteps);
    void askNext();
    [[nodiscard]] std::optional<base::Money> dearestTakeOver(const model::ChatRequest& request) const;
    [[nodiscard]] std::optional<base::Money> likelyCost(const model::ChatRequest& request) const;
    void ask(const model::ChatRequest& request);
    void takeGiven();
    [[nodiscard]] std::optional<StepReport> earlierStep(
        const model::ChatRequest& request, const model::Step& step) const;
    void stepEnded(const StepReport& report);
    void partEnded(const StepReport& report);
    void judgeAnswer(const StepReport& report);
    void askForTheRest(const StepReport& report);
    void takeAnswer(const StepReport& report, const Answer& answer);
    [[nodiscard]] QString unusableWords(bool isSecond) const;
    [[nodiscard]] base::Error keepPart(const base::Error& error);
    void fail(const model::Step& step, const base::Error& error);
    void keepEarlier();
    void handBack(const model::Step& step, const base::Error& error);
    void stepStays(const StepReport& report);
    void holdBack();
    void keepSoFar(model::ItemResult& result) const;
    void record(const model::Step& step);
    void write();
    [[nodiscard]] QList<model::Step> bookedSteps() const;
    void journalled(const base::Status& status);
    [[nodiscard]] model::Step firstStep() const;
    [[nodiscard]] gateway::Gateway::Outlook outlook() const;
    [[nodiscard]] base::Expected<gateway::Gateway::Outlook> plannedOutlook() const;
    void endUnasked(const model::ChatRequest& request, const model::Step& step, const base::Error& error);
    //! Its answer came from an earlier run, and its input is gone: nothing can be asked or looked up.
    [[nodiscard]] bool isUnread() const { return m_request.messages.isEmpty(); }
    void noteWhoAnswered(const model::Outcome& outcome);
    void noteGate(const StepReport& report);
    void noteMasked(const StepReport& report);
    [[nodiscard]] bool isOwnRefusal(const base::Error& error) const;
    [[nodiscard]] bool mustGoAlone(const model::ChatRequest& request) const;

    ItemParts m_parts;
    model::BatchItem m_item;
    model::ItemResult m_result;
    PreparedItem m_prepared; //!< its source is kept in jobs with quotes only
    QByteArray m_question; //!< keyed digest of all that shapes the answer
    gateway::Gateway::Outlook m_expected; //!< whose answer that is, where the job names no model
    bool m_isAnothers = false; //!< somebody else answered
    QMap<int, model::MaskedValues> m_maskedParts; //!< by the number of the step, of a document that is asked in parts
    model::MaskedValues m_masked; //!< in the question itself, or in what brings the parts together
    QString m_gateWords; //!< what the privacy gate did when it was asked last, as it stands in a receipt
    model::ChatRequest m_request; //!< the one whose answer is the item's
    std::optional<LongDocument> m_long;
    std::optional<wire::TooLong> m_tooLong; //!< so the server said of the whole
    bool m_askingPart = false;
    QString m_pinnedTo;
    std::optional<Answer> m_part; //!< what has been answered, when that is not all
    base::SteadyTime m_startedAt{0};
    int m_steps = 0;
    qint64 m_estimated = 0;
    bool m_gathers = false;
    bool m_wasBegun = false; //!< by an earlier run, which something was paid for
    bool m_hasSteps = false; //!< an earlier run may have left answered steps in the journal
    bool m_isRecorded = false; //!< its result is complete
    bool m_isWriting = false; //!< and on its way into the journal
    std::optional<model::Outcome> m_given; //!< the first request's
    std::optional<model::ChatRequest> m_parked;
    std::optional<model::ChatRequest> m_unasked; //!< it was refused before anybody was asked
    std::optional<base::Error> m_refusal;
    bool m_isHeldBack = false;
    model::Step m_lastStep; //!< the one that goes into the journal with the result
    std::unique_ptr<docs::Reading> m_reading;
    QList<model::Step> m_earlier; //!< from an earlier run
    QList<model::Step> m_answeredSteps; //!< all but the last
    std::vector<std::unique_ptr<StepRun>> m_stepRuns; //!< the last one is at work
    std::unique_ptr<db::ReadTicket> m_lookup;
    std::unique_ptr<store::ReadingAround> m_stepReading;
    std::unique_ptr<store::PageReading> m_earlierReading; //!< of the answer that was found
    std::unique_ptr<db::WriteTicket> m_ticket;
};

} // namespace spyhop::batch
