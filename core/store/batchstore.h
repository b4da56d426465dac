// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/model/batch.h"
#include "core/model/maskedvalues.h"
#include "core/store/askedbefore.h"
#include "core/store/batchreviews.h"
#include "core/store/jobreading.h"
#include "core/store/pagereading.h"
#include "core/store/places.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <memory>

namespace spyhop::store {

//! \brief Batch jobs and their journal: jobs, items, steps, results. Sealed text, plain numbers and states.
//!
//! Owner: Services. Thread: main. Writes are posted in order; those that return a ticket are waited for. What would
//! write or read a text of a job on a locked disk ends in RefusedConsent, and nothing is written.
class BatchStore {
public:
    BatchStore(db::Database& database, const Places& places);

    //! Whether jobs made now would survive the process.
    [[nodiscard]] bool storesNow() const;
    //! The same, with the reason. Error: RefusedConsent.
    [[nodiscard]] base::Status mayStore() const;

    //! Whether a job lies on disk.
    [[nodiscard]] bool isStored(const QString& jobId) const;
    //! It does, and the disk is locked: its texts cannot be read, and none can be written.
    [[nodiscard]] bool isLocked(const QString& jobId) const { return m_places.isLocked(isStored(jobId)); }
    //! RefusedConsent if it is.
    [[nodiscard]] base::Status checkOpen(const QString& jobId) const;
    //! From now on, what ends in this job is no longer its submissions'.
    void leavesWork(const QString& jobId) { m_leaving.insert(jobId); }

    //! The job and all its items Pending, in one transaction. Error: Usage if the id exists.
    [[nodiscard]] base::Status create(const model::JobSummary& job, const QList<model::BatchItem>& items);
    //! \brief Makes the statements of a job that is to lie where jobs lie now. A value: of use on any thread.
    class Draft {
    public:
        [[nodiscard]] QList<db::Statement> statements(
            const model::JobSummary& job, const QList<model::BatchItem>& items) const;
        [[nodiscard]] bool isStored() const { return m_place.stored; }

    private:
        friend class BatchStore;
        explicit Draft(const Place& place)
            : m_place(place)
        {
        }
        Place m_place;
    };
    [[nodiscard]] Draft draft() const;
    //! As create(), of a draft's statements, without waiting. Error: Usage if the id is known to exist; of one that
    //! another process made, writing fails.
    [[nodiscard]] base::Expected<std::unique_ptr<db::WriteTicket>> create(
        const model::JobSummary& job, const QList<db::Statement>& statements);
    //! Usage, in words.
    [[nodiscard]] static base::Error isThere(const QString& jobId);
    //! Such a draft is durable.
    void noteCreated(const model::JobSummary& job) { m_stored.insert(job.spec.id, job.stored); }
    void setJobState(const QString& jobId, model::JobState state);
    //! Notes that it was worked on; its ticket tells whether anything can be stored.
    [[nodiscard]] std::unique_ptr<db::WriteTicket> touch(const QString& jobId);
    //! What of a job's sealed texts changes while it lives: its time, and how it was sent.
    void setSpec(const model::JobSummary& job);
    [[nodiscard]] std::unique_ptr<db::WriteTicket> writeSpec(const model::JobSummary& job);
    //! Journals that a step of the item is about to be sent; the Call's own intent follows in the same order. `call`:
    //! its id; `cost`: what it is reckoned to cost, which counts if nobody is left to hear of its end.
    void stepRunning(
        const QString& jobId, const model::Step& step, const QString& call, const std::optional<base::Money>& cost);
    //! The same of a call of which nothing is known.
    void stepRunning(const QString& jobId, const model::Step& step) { stepRunning(jobId, step, {}, {}); }
    //! The step's end or, if the item is complete with it, the item's result and what it adds to the job, with
    //! `booked`: steps whose rows change with that, and `masked`: what the privacy gate masked of it. One transaction.
    //! Only steps that others of the item will need have a row of their own.
    [[nodiscard]] std::unique_ptr<db::WriteTicket> stepEnded(const QString& jobId, const model::Step& step,
        const std::optional<model::ItemResult>& result, const QList<model::Step>& booked = {},
        const model::MaskedValues& masked = {});
    //! As stepEnded(), of an item that is complete or cut off, for change().
    [[nodiscard]] QList<db::Statement> ending(
        const QString& jobId, const model::ItemResult& result, const QList<model::Step>& booked) const;
    //! Brings it into the job's sums; nothing if it is nothing.
    [[nodiscard]] QList<db::Statement> adding(const QString& jobId, const model::Spent& spent) const;
    //! The end of a step that nobody waits for: a full disk only delays it, and what is posted later comes later.
    void postStep(const QString& jobId, const model::Step& step);
    //! The same of an item that goes on: what it came to `soFar` is in its row, and what that adds is in the job's
    //! sums, with the step, which therefore keeps none of it. One transaction.
    void postStep(const QString& jobId, const model::Step& step, const model::ItemResult& soFar);
    //! After a crash, for change(): Running items back to Pending, save those that were left with a provider. They are
    //! marked as possibly billed, and what a call was reckoned to cost counts, if it was announced.
    [[nodiscard]] QList<db::Statement> recovery(const QString& jobId) const;
    //! For change(): Failed and Unknown items back to Pending; the failed ones begin a new chain of tries. Submissions
    //! of unknown outcome are given up.
    [[nodiscard]] QList<db::Statement> failedReset(const QString& jobId) const;
    //! Of the Failed items alone; of the Unknown ones alone.
    [[nodiscard]] QList<db::Statement> failuresReset(const QString& jobId) const;
    [[nodiscard]] QList<db::Statement> unknownReset(const QString& jobId) const;
    //! For change(): that the job runs.
    [[nodiscard]] QList<db::Statement> running(const QString& jobId) const;
    //! Running items back to Pending, and that the job is stopped, or paused (`as`); or done, if nothing of it is left,
    //! here or (`leavesNothing`) with providers.
    [[nodiscard]] QList<db::Statement> stopped(const QString& jobId, bool leavesNothing, model::JobState as) const;
    //! As askAgain(); `before`: the item's result.
    [[nodiscard]] QList<db::Statement> askingAgain(
        const QString& jobId, const model::ItemResult& before, const QString& model, const QDateTime& at) const;
    //! In one transaction that nobody waits for.
    void post(const QList<db::Statement>& statements);
    //! All of them in one transaction.
    [[nodiscard]] std::unique_ptr<db::WriteTicket> change(const QList<db::Statement>& statements);
    //! The same, waiting for it.
    [[nodiscard]] base::Status changeNow(const QList<db::Statement>& statements);
    //! Moves a job of `mem`, which nobody may be running, to `main` with all that is known of it, in one transaction;
    //! of one that lies there already nothing happens. Errors: RefusedConsent, Unreadable, Internal.
    [[nodiscard]] base::Status keep(const QString& jobId);
    [[nodiscard]] base::Status remove(const QString& jobId);
    //! The same without waiting for it; of a hundred thousand items it takes a second.
    [[nodiscard]] std::unique_ptr<db::WriteTicket> removing(const QString& jobId);

    [[nodiscard]] base::Expected<QList<model::JobSummary>> jobs() const;
    //! Each job that lies on disk: its id, and when it was changed last, ms since 1970.
    [[nodiscard]] std::unique_ptr<db::ReadTicket> readUpdates() const;
    [[nodiscard]] base::Expected<model::JobSummary> job(const QString& jobId) const;
    //! The same without waiting for it; it sees every write whose ticket is done.
    [[nodiscard]] std::unique_ptr<JobReading> readJob(const QString& jobId) const;
    //! Pending items in input order, at most `limit`, from `after` on (exclusive; -1: from the start). Everything
    //! posted before has its effect.
    [[nodiscard]] std::unique_ptr<PageReading> readPending(const QString& jobId, qint64 after, int limit) const;
    [[nodiscard]] base::Expected<model::BatchItem> item(const QString& jobId, qint64 index) const;
    //! Items [first, first + count) with their results so far, in input order: for the table and for exports.
    [[nodiscard]] base::Expected<QList<ItemRow>> page(const QString& jobId, qint64 first, int count) const;
    //! The same without waiting for it.
    [[nodiscard]] std::unique_ptr<PageReading> readPage(const QString& jobId, qint64 first, int count) const;
    //! What the privacy gate masked of an item, for change(); nothing if that is nothing.
    [[nodiscard]] QList<db::Statement> masking(
        const QString& jobId, qint64 index, const model::MaskedValues& values) const;
    //! The sum over the job's items: one row, however many they are. openMasked() reads it.
    [[nodiscard]] base::Expected<model::MaskedTally> masked(const QString& jobId) const;
    //! The same without waiting for it.
    [[nodiscard]] std::unique_ptr<db::ReadTicket> readMasked(const QString& jobId) const;
    [[nodiscard]] static model::MaskedTally openMasked(const base::Expected<db::Rows>& rows);
    //! How many answers were taken from which earlier job.
    [[nodiscard]] base::Expected<QMap<QString, qint64>> reusedFrom(const QString& jobId) const;
    //! These items (a few hundred at most), in input order.
    [[nodiscard]] std::unique_ptr<PageReading> readItems(const QString& jobId, const QList<qint64>& indexes) const;
    //! The same; everything posted before has its effect.
    [[nodiscard]] std::unique_ptr<PageReading> readPosted(const QString& jobId, const QList<qint64>& indexes) const;
    //! What plain columns can order a job's items by.
    enum class Order { Index, State, Cost, Seconds };
    //! Indexes of the items in these states (none: all), so ordered; one column of rows.
    [[nodiscard]] std::unique_ptr<db::ReadTicket> ordered(
        const QString& jobId, const QList<model::ItemState>& states, Order order, bool descending) const;
    //! A person's word on an answer; kept apart from it. Errors: Internal, RefusedConsent.
    [[nodiscard]] base::Status review(const QString& jobId, qint64 index, const model::Review& review);
    //! The same without waiting for it.
    [[nodiscard]] std::unique_ptr<db::WriteTicket> writeReview(
        const QString& jobId, qint64 index, const model::Review& review);
    //! Pending again, to be asked of this model (empty: the job's); the answer there was is kept with the reviews.
    [[nodiscard]] base::Status askAgain(const QString& jobId, qint64 index, const QString& model, const QDateTime& at);
    //! Of a job that nobody runs: items that its process had under way, save those that were left with a provider.
    [[nodiscard]] base::Expected<qint64> interrupted(const QString& jobId) const;
    //! Items that were sent again and may have been charged for both, in input order; `interrupted`: with those that
    //! interrupted() counts. One column of rows.
    [[nodiscard]] std::unique_ptr<db::ReadTicket> readBilledTwice(const QString& jobId, bool interrupted) const;
    [[nodiscard]] base::Expected<QList<qint64>> billedTwice(const QString& jobId, bool interrupted) const;
    //! Items of unknown outcome, in input order.
    [[nodiscard]] base::Expected<QList<qint64>> unknownItems(const QString& jobId) const;
    [[nodiscard]] bool isReviewed(const QString& jobId) const;
    //! The same without waiting for it: a row if it is.
    [[nodiscard]] std::unique_ptr<db::ReadTicket> readReviewed(const QString& jobId) const;
    //! Which questions have been answered, and where. Of the place where jobs are kept now.
    [[nodiscard]] AskedBefore askedBefore() const;
    //! What a model's answers have taught; zeros if nothing. Numbers only: kept on the disk in any case.
    [[nodiscard]] model::TokenLore lore(const QString& model) const;
    //! The same without waiting for it.
    [[nodiscard]] std::unique_ptr<db::ReadTicket> readLore(const QString& model) const;
    [[nodiscard]] static model::TokenLore openLore(const base::Expected<db::Rows>& rows);
    void learn(const QString& model, const model::TokenLore& more);
    //! What the journal holds of one item's steps, in order of their numbers.
    [[nodiscard]] base::Expected<QList<model::Step>> steps(const QString& jobId, qint64 index) const;
    //! The same without waiting for it: openSteps() makes steps of what the reading brings.
    [[nodiscard]] std::unique_ptr<ReadingAround> readSteps(const QString& jobId, qint64 index) const;
    [[nodiscard]] base::Expected<QList<model::Step>> openSteps(
        const QString& jobId, qint64 index, const base::Expected<db::Rows>& rows) const;
    //! done() comes once everything posted before is durable.
    [[nodiscard]] std::unique_ptr<db::WriteTicket> settled() const;
    //! How many items are in which state; openCounts() reads the row that the ticket brings.
    [[nodiscard]] std::unique_ptr<db::ReadTicket> readCounts(const QString& jobId) const;
    [[nodiscard]] static std::optional<model::ItemCounts> openCounts(const base::Expected<db::Rows>& rows);

private:
    [[nodiscard]] db::Statement specRow(const model::JobSummary& job) const;
    [[nodiscard]] db::Statement stepRow(const QString& jobId, const model::Step& step) const;
    [[nodiscard]] base::Status checkIsNew(const QString& jobId) const;
    [[nodiscard]] base::Expected<QList<model::JobSummary>> jobsIn(bool stored, const QString& onlyId) const;
    //! Which items, as the end of a statement with its values.
    [[nodiscard]] db::Statement itemsIn(const QString& jobId, const char* states, bool notLeft) const;
    [[nodiscard]] QList<db::Statement> putBack(const QString& jobId, const char* twice) const;
    [[nodiscard]] db::Statement billedTwiceOf(const QString& jobId, bool interrupted) const;
    [[nodiscard]] base::Expected<qint64> count(const QString& jobId, const QString& sql) const;
    [[nodiscard]] QList<db::Statement> retrying(const QString& jobId, const char* states) const;
    [[nodiscard]] static QList<db::Statement> removalFrom(bool stored, const QString& jobId);
    [[nodiscard]] static QList<db::Statement> removal(const QString& jobId);

    db::Database& m_database;
    const Places& m_places;
    QSet<QString> m_leaving; //!< jobs with submissions
    BatchReviews m_reviews;
    mutable QHash<QString, bool> m_stored; //!< jobs whose place is known
};

} // namespace spyhop::store
