// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "core/batch/costguard.h"
#include "core/batch/givenanswers.h"
#include "core/batch/itemrun.h"
#include "core/batch/jobopening.h"
#include "core/batch/lease.h"
#include "core/batch/pendingitems.h"
#include "core/batch/submitpump.h"

#include <QtCore/QSet>
#include <unordered_map>

namespace spyhop::batch {

//! \brief One job at work: keeps up to its limit of items in flight until none is Pending.
//!
//! Owner: BatchManager. Thread: main. Begins by taking the job out of the journal (JobOpening); ends with ended();
//! destroying it earlier cancels what is in flight. Holds in memory the items in flight and two pages, however long the
//! job.
class BatchRun : public QObject {
    Q_OBJECT
public:
    static constexpr int mostTrialSpares = 20;

    //! `lease` may be empty (jobs in memory). `trial`: end after so many items that were asked about; of those that
    //! cannot be read, mostTrialSpares are replaced.
    BatchRun(const BatchManager::Parts& parts, const model::JobSummary& job, std::unique_ptr<Lease> lease,
        std::optional<int> trial);
    ~BatchRun() override;

    //! How long it bears that nobody answers; nothing: without end.
    void setGiveUpAfter(const std::optional<std::chrono::milliseconds>& patience) { m_giveUpAfter = patience; }
    void start(const JobChange& change);
    //! For who destroys it and has not told the journal yet.
    [[nodiscard]] std::unique_ptr<Lease> takeLease() { return std::move(m_lease); }
    //! Ends what is in flight: what it came to so far, as statements that bring it into the job's sums. For who
    //! destroys it next.
    [[nodiscard]] QList<db::Statement> cutOff();
    //! Of these something is being read, sent, or written down.
    [[nodiscard]] QList<qint64> itemsAtWork() const;
    //! Does not wait for its time.
    void ignoreHours();
    //! Sends nothing more; ended() comes when what is in flight has ended.
    void pause();
    //! Only attaches to what was left with providers, and asks them to stop.
    void startCancelling();
    //! Starts nothing new, and asks providers to stop what was left with them.
    void cancelLeft();
    [[nodiscard]] QList<model::SubmissionState> left() const;
    //! It is not known yet what earlier runs left with providers.
    [[nodiscard]] bool isOpening() const { return !m_isOpen; }
    //! What was left with providers, and whether there is room on the disk again.
    void lookNow();
    //! The disk is full: it goes on by itself once there is room.
    [[nodiscard]] bool waitsForRoom() const { return !m_roomWhy.isEmpty(); }
    //! Answers that have come and could not be journalled yet.
    [[nodiscard]] qsizetype unwritten() const { return m_unwritten.size() + (m_probe ? 1 : 0); }
    //! These items went back to Pending behind the pump's back.
    void rescan(const model::JobSummary& job, const QList<qint64>& changed);
    //! It begins nothing more.
    [[nodiscard]] bool isEnding() const { return m_ending; }

    //! Works until nothing is left: neither told to end, nor a trial or a run of some items, which end by themselves.
    [[nodiscard]] bool wantsToGoOn() const { return !m_ending && !m_trialLeft && !m_isLimited; }
    //! It sends, or is about to. Not while all that it has is left with providers and is looked at now and then.
    [[nodiscard]] bool isSending() const;

    //! Counts as far as durable; cost also of answers that are on their way into the journal.
    [[nodiscard]] const model::JobSummary& job() const { return m_job; }

Q_SIGNALS:
    //! Every call waits before another try, and why; empty: no longer.
    //! The job is as the journal says; its items may be in other states than before.
    void opened();
    void allWait(const QString& reason);
    //! From here on another endpoint answers; why, a sentence.
    void switched(const QString& why);
    void changed(const QList<qint64>& indexes);
    //! `reason`: why the job stopped itself with items left; nothing after pause(), a trial or the last item.
    void ended(const std::optional<spyhop::base::Error>& reason);

protected:
    bool event(QEvent* event) override;

private:
    void open(const JobChange& change);
    void takeOpened();
    void openingFailed(const base::Error& error);
    void attachNext();
    void beOpen();
    [[nodiscard]] std::optional<base::Error> openSubmissions();
    void chooseKind();
    void useKind(model::JobKind kind);
    void say(const QString& words);
    void pumpSoon();
    void pump();
    void pumpSubmissions(QList<qint64>& started);
    [[nodiscard]] bool startGiven(const GivenAnswers::Ready& ready);
    void itemGathered(qint64 index, const model::ChatRequest& request, const CostGuard::Reservation& reserved);
    //! Why files would hold too few requests each under the maximum cost; nothing: they don't.
    [[nodiscard]] std::optional<base::Error> filesAreTooSmall(const CostGuard::Reservation& first);
    //! An item's answer from a submission is durable, or never will be.
    void givenIsSafe(qint64 index);
    void settle(qint64 index, const std::optional<model::Outcome>& outcome);
    [[nodiscard]] ItemParts itemParts();
    void itemsReturned(const QList<qint64>& indexes);
    void submitFailed(const base::Error& error, bool notOffered);
    void connectTo(ItemRun& run);
    [[nodiscard]] bool mayStartMore();
    [[nodiscard]] qsizetype prepared() const;
    [[nodiscard]] bool mustWaitForTime();
    [[nodiscard]] bool mayAsk();
    [[nodiscard]] bool arePersonsHours(const QDateTime& now) const;
    [[nodiscard]] bool hasUnsent() const;
    void takeBackUnsent();
    void watchHours();
    [[nodiscard]] static bool isMatterOfTime(const base::Error& error);
    void noteRefusal(const base::Error& error);
    [[nodiscard]] std::optional<QDateTime> timeToWaitFor(const QDateTime& now) const;
    void setState(model::JobState state, const QDateTime& waitsUntil);
    //! Calls that wait for money; whether one is left that does.
    [[nodiscard]] bool releaseParked();
    void lookAhead();
    void seek();
    void contextsChanged(const QString& endpoint);
    void pinModel();
    void pinPlace();
    [[nodiscard]] bool knowsModel();
    void waitForModel(const base::Error& why);
    void learnFrom(const ItemRun& run, const model::ItemResult& result);
    void pendingUnread(const base::Error& error);
    [[nodiscard]] const store::ItemRow* nextPending();
    void startItem(const store::ItemRow& next);
    void itemAnswered(qint64 index);
    void itemWaiting(qint64 index, bool waits, const QString& reason);
    void tellOfWaiting();
    void noteWhoAnswered(const QString& endpoint, const QString& why);
    void lookForAnswer();
    void giveUp(const gateway::Gateway::Outlook& where);
    void giveUpItem(qint64 index);
    void itemRecorded(const model::ItemResult& result);
    void itemRefused(const model::ItemResult& result, const base::Error& error);
    void itemHeldBack(const model::ItemResult& result);
    void itemBroken(qint64 index, const base::Error& error);
    void itemUnwritten(qint64 index);
    void waitForRoom();
    void lookForRoom();
    void roomLooked(const base::Status& status);
    void itemWritten(qint64 index);
    void hasRoom();
    void retire(qint64 index);
    void countResult(const model::ItemResult& result);
    void itemSpent(qint64 index, const model::Spent& more);
    void countCost(const model::Spent& more);
    void noteHeldBack();
    void endBecause(const std::optional<base::Error>& reason);
    void finish();
    void finishAs(const std::optional<model::ItemCounts>& items);
    [[nodiscard]] int limit() const;

    //! Somebody waits for these very items: they are sent directly, at any hour.
    [[nodiscard]] bool isWaitedFor() const { return m_trialLeft || m_isAskedAgain; }

    BatchManager::Parts m_parts;
    model::JobSummary m_job;
    std::unique_ptr<Lease> m_lease;
    std::optional<int> m_trialLeft;
    int m_trialSpares = mostTrialSpares; //!< items that take the place of those that nobody was asked about
    CostGuard m_guard;
    QString m_answers; //!< the endpoint that answered last; at first the one that is asked first
    QString m_lastWait, m_toldWait; //!< why a call waits before another try
    std::unique_ptr<JobOpening> m_opening;
    bool m_isOpen = false; //!< all of it has been taken in: before that nothing is begun
    bool m_opensAgain = false; //!< once there is room on the disk
    bool m_pumpPosted = false; //!< pump() follows from the event loop
    store::AskedBefore m_asked;
    bool m_mayReuse = false;
    gateway::Gateway::Outlook m_outlook;
    bool m_seeks = false; //!< the endpoint is asked what its model holds, or, under a maximum, who answers for what
    QString m_limitsAt; //!< the endpoint that its concurrency was set for; empty: all
    QString m_pinnedPlace; //!< nobody takes over in this run; empty: somebody may, or the job names its endpoint
    bool m_modelWasSought = false; //!< nobody had named it
    std::optional<base::SteadyTime> m_modelSince; //!< it cannot be told which model would answer
    std::unique_ptr<base::Timer> m_modelTimer;
    bool m_hasSharedPrefix = false; //!< worth waiting for the first calls, which make it known
    qint64 m_startedItems = 0, m_endedItems = 0;
    QHash<QString, model::TokenLore> m_learned; //!< by the model that answered
    bool m_isLimited = false; //!< to m_pending's limits
    bool m_isAskedAgain = false; //!< a person asks some items again, and looks
    bool m_ignoresHours = false;
    QString m_policyWhy; //!< its sentence
    QDateTime m_policyOpens; //!< until then the time of day forbids its calls; invalid: it does not
    QDateTime m_hoursSeen; //!< when the time of day was looked at last
    std::unique_ptr<base::Timer> m_hoursTimer;
    bool m_noRoom = false; //!< the disk is full: nothing is started
    QString m_roomWhy; //!< said from then on until something could be journalled again
    std::unique_ptr<base::Timer> m_roomTimer;
    std::unique_ptr<base::Timer> m_answerTimer;
    std::unique_ptr<db::WriteTicket> m_roomTicket;
    QSet<qint64> m_unwritten; //!< of m_live, those whose result waits for room
    std::optional<qint64> m_probe; //!< the one of them that is being written
    PendingItems m_pending;
    bool m_ending = false;
    bool m_isPaused = false; //!< by a person: nothing more is sent, of no item
    bool m_ended = false;
    std::unique_ptr<db::WriteTicket> m_settled; //!< it is over: what was posted becomes durable, then it is counted
    std::unique_ptr<db::ReadTicket> m_counting;
    bool m_isCancelled = false; //!< a person wants no more of it
    int m_unreachable = 0; //!< failures in a row because nothing answered
    std::optional<base::Error> m_reason;
    std::optional<std::chrono::milliseconds> m_giveUpAfter;
    std::optional<base::SteadyTime> m_silentSince; //!< nobody answers
    std::optional<base::Error> m_gaveUp; //!< because nobody did: what still waits is handed back
    std::unordered_map<qint64, std::unique_ptr<ItemRun>> m_live;
    QSet<qint64> m_calling; //!< of m_live, those that still send
    QSet<qint64> m_waiting; //!< of m_calling, those that wait before another try
    std::unique_ptr<SubmitPump> m_submit; //!< none: items are sent directly
    std::unique_ptr<SubmitPump> m_endedSubmit; //!< kept until its last signal has returned
    QList<model::JobKind> m_kinds; //!< Auto: what is left to try
    bool m_weighedFiles = false; //!< once a run
    bool m_gathers = false; //!< new items go into submissions; else m_submit only minds what an earlier run left
    std::unordered_map<qint64, int> m_answering; //!< items with an answer of a submission, with their chain
    GivenAnswers m_given; //!< of submissions
    std::unordered_map<qint64, GivenAnswer> m_later; //!< of items that are at work in another way, until that has ended
    std::unordered_map<qint64, int> m_gathering; //!< items being read for a submission, with their chain
    std::unordered_map<qint64, CostGuard::Reservation> m_reserved; //!< of items in submissions
    std::vector<std::unique_ptr<ItemRun>> m_retired; //!< kept until their last signal has returned
};

} // namespace spyhop::batch
