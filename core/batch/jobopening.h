// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"
#include "core/store/submissionstore.h"

#include <QtCore/QObject>
#include <deque>
#include <memory>

namespace spyhop::batch {

//! What a person wants of a job's items, besides that they are asked.
struct JobChange {
    enum class Kind {
        Nothing,
        RetryFailed, //!< those that failed, or whose outcome is unknown, are Pending again
        RetryFailures, //!< only those that failed
        RetryUnknown, //!< only those whose outcome is unknown
        AskAgain, //!< `items` are, to be asked of `model` (empty: the job's)
    };
    Kind kind = Kind::Nothing;
    bool alone = false; //!< a run that begins with it asks these items and ends, whatever else is Pending
    bool isWritten = false; //!< it is carried out already: only `items` are to be asked
    QList<qint64> items = {};
    QString model = QString();
    QDateTime at = QDateTime();
};

//! \brief A job on its way out of the journal: what a dead process left in flight is put back, a person's wish is
//! carried out, and then it is read, while everything else goes on.
//!
//! Owner: who runs the job, or BatchManager for a job that runs. Thread: main. Ends with opened(), or with failed(),
//! after which begin() goes on where that was; destroying it cancels, but for what is being written.
class JobOpening : public QObject {
    Q_OBJECT
public:
    enum class Scope {
        Whole, //!< for who begins to run it: also what was left with providers
        Change, //!< for a run that is at work: nothing is put back
    };
    //! `submissions` null: nothing is ever left with providers.
    JobOpening(store::BatchStore& store, const store::SubmissionStore* submissions, const model::JobSummary& job,
        const JobChange& change, Scope scope);

    void begin();
    //! As the journal has it, once opened() has come.
    [[nodiscard]] const model::JobSummary& job() const { return m_job; }
    //! The items that were changed, in input order; of a change that is not for them alone, perhaps none.
    [[nodiscard]] const QList<qint64>& changed() const { return m_changed; }
    [[nodiscard]] const JobChange& change() const { return m_change; }
    //! There are answers of other jobs.
    [[nodiscard]] bool hasOthersAnswers() const { return m_hasOthers; }
    //! Work that earlier runs left with providers, oldest first, and the items that wait for it.
    struct Left {
        store::KeptSubmission kept;
        QList<store::ItemChain> items;
    };
    [[nodiscard]] std::deque<Left>& left() { return m_left; }

Q_SIGNALS:
    void opened();
    void failed(const spyhop::base::Error& error);

private:
    [[nodiscard]] QList<db::Statement> retrying() const;
    void retryRead(const base::Expected<db::Rows>& rows);
    void readNextItems();
    void itemsRead(const base::Expected<store::SealedPage>& page);
    void write(const QList<db::Statement>& change);
    void written(const base::Status& status);
    void readJob();
    void jobRead(const base::Expected<model::JobSummary>& job);
    void leftRead(const base::Expected<db::Rows>& rows);
    void readNextLeft();
    void leftItemsRead(const base::Expected<db::Rows>& rows);
    [[nodiscard]] static bool nameItems(Left& left);
    void othersRead(const base::Expected<db::Rows>& rows);
    void fail(const base::Error& error);

    store::BatchStore& m_store;
    const store::SubmissionStore* m_submissions;
    model::JobSummary m_job;
    const JobChange m_change;
    const Scope m_scope;
    const store::AskedBefore m_asked;
    bool m_isWritten = false; //!< never twice
    bool m_hasOthers = false;
    QList<qint64> m_changed, m_unread;
    QList<db::Statement> m_asking; //!< the items read so far again
    db::Rows m_rows; //!< of submissions that are still to be opened
    std::deque<Left> m_left;
    std::unique_ptr<store::PageReading> m_itemReading, m_endedItemReading;
    std::unique_ptr<db::WriteTicket> m_ticket;
    std::unique_ptr<store::JobReading> m_jobReading;
    std::unique_ptr<store::ReadingAround> m_leftReading;
    std::unique_ptr<db::ReadTicket> m_reading, m_endedReading; //!< the ended one until its signal has returned
};

} // namespace spyhop::batch
