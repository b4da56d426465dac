// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/batch/collecting.h"
#include "core/batch/inputreceipts.h"
#include "core/docs/readerhost.h"
#include "core/gateway/gateway.h"
#include "core/model/batch.h"
#include "core/model/submission.h"
#include "core/store/batchstore.h"
#include "core/store/submissionstore.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QThreadPool>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace spyhop::batch {

class BatchRun;
class JobOpening;
class Lease;
class LeftReading;
class MaskedReading;
struct JobChange;
class Ordering;
class Creating;
class Estimating;
class Exporting;
class PlaceReading;
struct OrderWish;
struct WrittenAnswers;

//! A document of a job that is being read.
using ItemReading = docs::Reading;
//! Items and results of a job that are being fetched.
using PageReading = store::PageReading;
using SealedPage = store::SealedPage;
using ItemRow = store::ItemRow;

//! \brief All batch jobs: makes them, runs them, exports them.
//!
//! Owner: Services. Thread: main. Each running job holds its lease (jobs/ID.lock in the profile).
class BatchManager : public QObject {
    Q_OBJECT
public:
    struct Parts {
        base::Clock& clock;
        base::Random& random;
        gateway::Gateway& gateway;
        store::BatchStore& store;
        docs::ReaderHost& readers;
        QString profileFolder; //!< for leases; empty: none
        store::SubmissionStore* submissions = nullptr; //!< none: every job is sent directly
    };
    explicit BatchManager(const Parts& parts);
    //! Stops all jobs; what is journalled stays.
    ~BatchManager() override;

    //! Files, folders (recursively, byte order, hidden files and links skipped), globs, or one table. The files of
    //! documents are not read yet.
    [[nodiscard]] std::unique_ptr<Collecting> collect(const QStringList& inputs, InputMode mode) const;
    //! The same, of the sheet of that name in each workbook.
    [[nodiscard]] std::unique_ptr<Collecting> collect(
        const QStringList& inputs, InputMode mode, const QString& sheet) const;
    //! Reads one document as the job would, before those of running jobs. Rows have nothing to be read.
    [[nodiscard]] std::unique_ptr<ItemReading> read(const model::BatchItem& item, model::Scans scans) const;
    //! Reads the first documents of a job to be, for their receipts.
    [[nodiscard]] std::unique_ptr<InputReceipts> receipts(
        const Inputs& inputs, model::Scans scans, qsizetype most) const;
    //! Whether the prompt's words fit these inputs. Error: Usage (empty, unknown {{field}}).
    [[nodiscard]] static base::Status checkPrompt(const QString& prompt, const Inputs& inputs);
    //! The prompt for one item, fields filled in; `document`: what was read of it (rows: nothing). Error: Usage.
    [[nodiscard]] static base::Expected<QString> promptFor(
        const QString& prompt, const Inputs& inputs, qsizetype index, const docs::Document& document);
    //! NAME:TYPE[:HINT]. Error: Usage.
    [[nodiscard]] static base::Expected<model::Column> parseColumn(const QString& text);

    //! An automatic job whose first endpoint costs nothing stays at such endpoints (tier Edge), unless it may go
    //! anywhere. Each job that is made is kept so; whoever makes many of one spec asks once, so that none of them is
    //! paid for because that endpoint rests.
    void keepHere(model::BatchSpec& spec) const;

    //! What the job will come to, from a sample of its inputs. Nothing is sent.
    [[nodiscard]] std::unique_ptr<Estimating> estimate(const model::BatchSpec& spec, const Inputs& inputs) const;
    //! Who would answer, and what is charged there: known before a job is made that may cost so much at most.
    [[nodiscard]] std::unique_ptr<PlaceReading> readPlace(const model::BatchSpec& spec) const;

    [[nodiscard]] base::Status reload();
    //! Another process has written the journal: what it made, changed and removed comes as listChanged() and
    //! jobChanged(), soon.
    void followOthers();
    //! It is stored, and what is stored is locked: its texts cannot be read, and nothing is done to it but to remove
    //! it.
    [[nodiscard]] bool isLocked(const QString& id) const { return m_parts.store.isLocked(id); }
    //! Another process of this profile runs it.
    [[nodiscard]] bool runsElsewhere(const QString& id) const { return m_elsewhere.contains(id); }
    //! Where the person's templates lie; empty: nowhere.
    [[nodiscard]] const QString& profileFolder() const { return m_parts.profileFolder; }
    [[nodiscard]] const QList<model::JobSummary>& jobs() const { return m_jobs; } //!< newest first
    [[nodiscard]] const model::JobSummary* job(const QString& id) const;
    //! Jobs in memory only of which more than the question would be lost: they have answers, run, or have work at a
    //! provider. Newest first.
    [[nodiscard]] QStringList unstoredWork() const;
    //! How many jobs that lie on the disk are sending from here.
    [[nodiscard]] int storedAtWork() const;
    //! Stores a job that is in memory only; one that runs is stopped first. Waits for the journal: of a hundred
    //! thousand items some seconds. Errors: NotFound, RefusedConsent, Unreadable, Internal.
    [[nodiscard]] base::Status keep(const QString& id);
    //! The same, but one that runs comes to a pause for it, so that nothing is asked twice, and goes on then, also
    //! where it could not be kept; not if it was paused or stopped meanwhile, or has stopped itself. kept() follows.
    void keepSoon(const QString& id);
    //! Journals the job, paused; returns its id. Errors: Usage (id exists or cannot be a file name, no items, unknown
    //! field, empty prompt, a column given twice), RefusedBudget (a maximum that no known price can be held to).
    [[nodiscard]] base::Expected<QString> create(const model::BatchSpec& spec, const Inputs& inputs);
    //! The same without making anybody wait: sealing and writing a hundred thousand items takes a second.
    [[nodiscard]] std::unique_ptr<Creating> creating(const model::BatchSpec& spec, const Inputs& inputs);
    //! Starts or resumes; what a dead process left in flight goes back to Pending first, which nobody waits for.
    //! Errors: Usage (another process runs it, naming the pid), NotFound, RefusedConsent (isLocked()).
    [[nodiscard]] base::Status start(const QString& id);
    //! As start(), of a job whose turn comes later than it was asked for: not if it was cancelled or removed meanwhile,
    //! here or by another process. Errors: start()'s, Cancelled, Usage (removed).
    [[nodiscard]] base::Status startUnlessCancelled(const QString& id);
    //! As start(), but pauses the job after so many items.
    [[nodiscard]] base::Status startTrial(const QString& id, int items);
    //! A job that waits for its time begins at once.
    void startNow(const QString& id);
    //! Takes up the jobs that waited for their time when the program ended. After reload().
    void resumeWaiting();
    //! Why the job last stopped itself with items left (cost reached, key refused, nothing answers), in this process or
    //! another; nothing otherwise.
    [[nodiscard]] std::optional<base::Error> stopReason(const QString& id) const;
    //! Given to providers that call back when something is done, by jobs started from now on; empty: none.
    void setCallbackUrl(const QString& url) { m_callbackUrl = url; }
    //! How long a job that is started from now on, and does not say it itself, bears that nobody answers before it
    //! pauses; nothing: without end.
    void setGiveUpAfter(const std::optional<std::chrono::milliseconds>& patience) { m_giveUpAfter = patience; }
    //! What a running job has left with providers; empty for others.
    [[nodiscard]] QList<model::SubmissionState> left(const QString& id) const;
    //! Some of that is charged whether or not the job goes on here.
    [[nodiscard]] bool hasLeft(const QString& id) const;
    //! What a job that does not run has left; null: there is no journal of such work.
    [[nodiscard]] std::unique_ptr<LeftReading> readLeft(const QString& id) const;
    //! Why none of a running job's calls goes on at the moment ("a is resting after several failures"); else empty.
    [[nodiscard]] QString waitReason(const QString& id) const { return m_waitReasons.value(id); }
    //! Why another endpoint answers than at first, a sentence; empty: the first does, or the job does not run.
    [[nodiscard]] QString switchReason(const QString& id) const { return m_switches.value(id); }
    //! The disk is full: a running job sends nothing, and goes on by itself once there is room.
    [[nodiscard]] bool waitsForRoom(const QString& id) const;
    //! Items whose answers have come and wait for room on the disk; stop() would lose them.
    [[nodiscard]] qsizetype unwritten(const QString& id) const;
    //! How a job of the kind Auto is sent, and why; empty for others, and before it is known.
    [[nodiscard]] QString sentAs(const QString& id) const;
    //! Looks at everything the job has left with providers, soon, and for room on the disk.
    void lookNow(const QString& id);
    //! When a job that does not run may send: what is started now keeps to it, and job() says so once it is durable.
    //! Errors: NotFound, RefusedConsent (isLocked()), Usage (another process runs it); what goes wrong later comes as
    //! refused().
    [[nodiscard]] base::Status setWhen(const QString& id, const model::When& when);
    //! What a job that does not run may cost at most, all that it has cost included; nothing: no maximum. What is
    //! started now keeps to it, and job() says so once it is durable. Errors: as setWhen().
    [[nodiscard]] base::Status setMaximum(const QString& id, const std::optional<base::Money>& maximum);
    //! Requests that a job which does not run has left with providers, by endpoint. Waits for the journal.
    [[nodiscard]] base::Expected<QMap<QString, qint64>> requestsLeft(const QString& id) const;
    //! Lets the calls in flight end, sends nothing more.
    void pause(const QString& id);
    //! It runs, and begins nothing more: it ends soon by itself.
    [[nodiscard]] bool isPausing(const QString& id) const;
    //! Cancels what is in flight at once; it goes back to Pending. A job that had only to be counted is Done. Until the
    //! journal has it isRunning() stays, and jobChanged() follows.
    void stop(const QString& id);
    //! The same, waiting for the journal: for who ends with it.
    void stopNow(const QString& id);
    //! As stopNow(), but the job is paused: nobody wished it to end.
    void pauseNow(const QString& id);
    //! As stop(), also for a job that nobody runs: what a dead process left in flight goes back to Pending. What was
    //! left with providers is asked to stop. jobFinished() says that it is over. Errors: Usage (another process runs
    //! it, naming the pid), NotFound.
    [[nodiscard]] base::Status cancel(const QString& id);
    //! Failed and unknown items once more; starts the job if it is not running. Errors: start()'s; of a job that runs,
    //! what goes wrong later comes as refused().
    [[nodiscard]] base::Status retryFailed(const QString& id);
    //! The same of those that failed, which are known not to be answered.
    [[nodiscard]] base::Status retryFailures(const QString& id);
    //! The same of the unknown ones alone: a job that does not run asks those and ends, whatever else is pending.
    [[nodiscard]] base::Status retryUnknown(const QString& id);
    //! A person's word on an answer; the answer stays beside it. Errors: Internal, RefusedConsent (isLocked()).
    [[nodiscard]] base::Status review(const QString& id, qint64 index, const model::Review& review);
    //! The same without waiting for it: itemsChanged() follows once it is durable, or refused().
    void reviewSoon(const QString& id, qint64 index, const model::Review& review);
    //! Some items once more, of this model (empty: the job's). A job that does not run asks those, directly and at any
    //! hour, and ends, whatever else is pending. Errors: as retryFailed().
    [[nodiscard]] base::Status askAgain(const QString& id, const QList<qint64>& indexes, const QString& model);
    [[nodiscard]] base::Status remove(const QString& id);
    //! The same without making anybody wait: removed() follows once it is durable, or refused().
    void removeSoon(const QString& id);
    [[nodiscard]] bool isRunning(const QString& id) const;
    //! It was at work when its program ended, and nobody has taken it up since: what the journal has as Running waits.
    [[nodiscard]] bool wasCutOff(const QString& id) const { return m_cutOff.contains(id); }
    //! It is running, and neither paused (save to be kept), cancelled nor a trial.
    [[nodiscard]] bool wantsToGoOn(const QString& id) const;
    //! It is running and does not only wait: for its time, or for a provider that has all of it.
    [[nodiscard]] bool isSending(const QString& id) const;

    //! Items [first, first + count) with their results, for the table.
    [[nodiscard]] base::Expected<QList<ItemRow>> page(const QString& id, qint64 first, int count) const;
    //! The same without waiting for it.
    [[nodiscard]] std::unique_ptr<PageReading> readPage(const QString& id, qint64 first, int count) const;
    //! How many answers were taken from which earlier job.
    [[nodiscard]] base::Expected<QMap<QString, qint64>> reusedFrom(const QString& id) const;
    //! How much the privacy gate has masked in the job's items, as far as they are durable: of every run, and also of
    //! items that are asked again.
    [[nodiscard]] base::Expected<model::MaskedTally> masked(const QString& id) const;
    //! The same without waiting for it.
    [[nodiscard]] std::unique_ptr<MaskedReading> readMasked(const QString& id) const;
    //! Whose calls may be billed twice, in input order: items that were sent again after their first call may have
    //! left, and those that a dead process had under way, which will be.
    [[nodiscard]] base::Expected<QList<qint64>> billedTwice(const QString& id) const;
    //! Of which nobody can say whether the provider took them, in input order.
    [[nodiscard]] base::Expected<QList<qint64>> unknownItems(const QString& id) const;
    //! These items (a few hundred at most), in input order.
    [[nodiscard]] std::unique_ptr<PageReading> readItems(const QString& id, const QList<qint64>& indexes) const;
    //! The items in another order, or some of them; asynchronous.
    [[nodiscard]] std::unique_ptr<Ordering> order(const QString& id, const OrderWish& wish);
    //! Writes the whole table as it stands, atomically; the form follows the name (core/batch/outformat.h). Rows of a
    //! workbook become that workbook with new columns; if that cannot be, the value is a sentence that says why, else
    //! empty. `written`: what of a folder this process wrote before (may be null). Errors: Usage, Internal.
    [[nodiscard]] base::Expected<QString> exportTo(const QString& id, const QString& file, WrittenAnswers* written);
    [[nodiscard]] base::Expected<QString> exportTo(const QString& id, const QString& file);
    //! The same without making anybody wait.
    [[nodiscard]] std::unique_ptr<Exporting> exporting(
        const QString& id, const QString& file, const std::shared_ptr<WrittenAnswers>& written);
    [[nodiscard]] std::unique_ptr<Exporting> exporting(const QString& id, const QString& file);
    //! The table as CSV text without BOM: stdout.
    [[nodiscard]] base::Expected<QByteArray> exportCsv(const QString& id) const;

Q_SIGNALS:
    void listChanged();
    void jobChanged(const QString& id); //!< state, counts, cost: at most 10 times a second
    void itemsChanged(const QString& id, const QList<qint64>& indexes); //!< at most 10 times a second
    //! Any of the job's items may be in another state than before.
    void itemsReset(const QString& id);
    //! Another endpoint answers the job from here on: why, a sentence. Once for each switch.
    void switched(const QString& id, const QString& why);
    //! A person's wish could not be carried out: a review, items asked again, a job removed.
    void refused(const QString& id, const spyhop::base::Error& error);
    void removed(const QString& id);
    void kept(const QString& id, const spyhop::base::Status& status); //!< after keepSoon(); keep()'s, or start()'s
    void exported(const QString& file); //!< a job's results have been written to it, or into that folder
    void jobFinished(const QString& id); //!< nothing pending or running is left, or the job stopped itself

private:
    [[nodiscard]] static base::Status checkSpec(const model::BatchSpec& spec, const Inputs& inputs);
    [[nodiscard]] base::Expected<model::JobSummary> jobFor(const model::BatchSpec& spec, const Inputs& inputs) const;
    [[nodiscard]] base::Status checkMaximum(const model::BatchSpec& spec) const;
    void adopt(const model::JobSummary& job);
    [[nodiscard]] base::Expected<model::JobSummary> knownJob(const QString& id) const;
    [[nodiscard]] base::Status run(const QString& id, std::optional<int> trial, bool onlyCancel,
        const JobChange& change, std::unique_ptr<Lease> held);
    [[nodiscard]] base::Expected<std::unique_ptr<Lease>> leaseFor(const model::JobSummary& job) const;
    [[nodiscard]] base::Status checkRunsNowhereElse(const model::JobSummary& job) const;
    struct Stop;
    [[nodiscard]] std::unique_ptr<Stop> takeRun(const QString& id);
    [[nodiscard]] std::vector<std::unique_ptr<Stop>>::const_iterator stopOf(const QString& id) const;
    [[nodiscard]] std::unique_ptr<Stop> takeStop(const QString& id);
    [[nodiscard]] base::Status writeSpec(
        const model::JobSummary& job, const std::function<void(model::JobSummary&)>& listed);
    void writeStop(Stop& stop);
    void stopWritten(Stop& stop, const base::Status& status);
    void endNow(const QString& id, model::JobState as);
    void stopFailed(const QString& id, model::JobState as, const base::Error& error, const QList<db::Statement>& spent);
    void stopRead(const Stop& stop, const base::Expected<model::JobSummary>& read);
    void cancelUnlessLeft(Stop& stop, const base::Expected<db::Rows>& stages);
    struct Wish;
    [[nodiscard]] base::Status change(const QString& id, const JobChange& change);
    void changeDone(Wish& wish);
    [[nodiscard]] bool askKept(const QString& id);
    void wishFailed(Wish& wish, const base::Error& error);
    void removeUnlessLeft(Wish& wish, const base::Expected<db::Rows>& stages);
    void remove(Wish& wish);
    void removalDone(Wish& wish, const base::Status& status);
    void retire(Wish& wish);
    void dropJob(const QString& id);
    void keepIfAtRest(const QString& id);
    void stayPaused(const QString& id);
    void noteReset(const QString& id);
    [[nodiscard]] static base::Error stillLeft();
    [[nodiscard]] static bool forbidsRemoval(const QList<model::JobStage>& left);
    void runEnded(const QString& id, const std::optional<base::Error>& reason);
    void noteChange(const QString& id, const QList<qint64>& indexes);
    void sendNotices();
    [[nodiscard]] bool isOwn(const QString& id) const;
    void updatesRead(const base::Expected<db::Rows>& rows);
    void readOther(const QString& id);
    void otherRead(const QString& id, const base::Expected<model::JobSummary>& read);
    void noteHolder(model::JobSummary& shown);
    void lookAtHeld();
    void replaceJob(const model::JobSummary& job);
    void refreshJob(const QString& id);

    Parts m_parts;
    QThreadPool m_workers; //!< open, order and write tables
    QList<model::JobSummary> m_jobs;
    QHash<QString, std::shared_ptr<BatchRun>> m_runs;
    QList<std::shared_ptr<BatchRun>> m_endedRuns; //!< kept until their last signal has returned
    QHash<QString, std::optional<base::Error>> m_reasons;
    QHash<QString, QString> m_waitReasons;
    QHash<QString, QString> m_switches; //!< what was said last, by job
    QString m_callbackUrl;
    std::optional<std::chrono::milliseconds> m_giveUpAfter;
    std::unique_ptr<base::Timer> m_noticeTimer;
    std::vector<std::unique_ptr<Wish>> m_wishes; //!< changes to jobs that run, and removals
    std::vector<std::unique_ptr<Wish>> m_endedWishes; //!< kept until their last signal has returned
    std::vector<std::unique_ptr<Stop>> m_stops; //!< what the journal does not have yet
    std::vector<std::unique_ptr<Stop>> m_endedStops; //!< kept until their last signal has returned
    std::vector<std::unique_ptr<db::WriteTicket>> m_times; //!< of setWhen() and setMaximum(), on their way
    QHash<QString, QList<qint64>> m_changed; //!< not told yet
    QSet<QString> m_reset; //!< not told yet
    QStringList m_finished; //!< not told yet
    std::vector<std::unique_ptr<db::WriteTicket>> m_reviews; //!< on their way
    std::unique_ptr<db::ReadTicket> m_looking; //!< which jobs there are, and when each changed last
    std::unique_ptr<db::ReadTicket> m_endedLooking; //!< kept until its signal has returned
    bool m_lookAgain = false; //!< something was written since
    QSet<QString> m_listedThen; //!< jobs that were known when that was asked
    std::map<QString, std::unique_ptr<store::JobReading>> m_others; //!< jobs that others changed, being read
    std::vector<std::unique_ptr<store::JobReading>> m_endedOthers; //!< kept until their signal has returned
    QSet<QString> m_elsewhere; //!< jobs that another process runs
    std::unique_ptr<base::Timer> m_holderTimer; //!< only while there are such
    QSet<QString> m_cutOff; //!< jobs that were at work in a process that is gone
    QStringList m_waitedBefore; //!< for their time, in a process that is gone
    QHash<QString, bool> m_keeping; //!< jobs that are to be kept once they rest, and whether they go on then
};

} // namespace spyhop::batch
