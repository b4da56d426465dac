// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/model/submission.h"
#include "core/store/places.h"
#include "core/store/rowbyrowreading.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <memory>
#include <utility>

namespace spyhop::store {

//! An item of a batch job, in one of its chains of tries.
using ItemChain = std::pair<qint64, int>;

//! A submission as the journal has it.
struct KeptSubmission {
    model::JobHandle handle;
    QString title; //!< a single task's first line; empty for batch jobs
    QString answer; //!< a single task's, once it is here
    QHash<QString, QString> originals; //!< a single task's: what the placeholders of its question stand for
    std::optional<base::Error> error; //!< likewise: `code` and `what`
    bool stored = false; //!< false: it is lost with the process
    //! What was sealed (title, answer, originals, ids) cannot be opened, or is locked.
    std::optional<base::Error> damage = std::nullopt;
};

//! \brief The journal of work left at providers: handles, and which items of a job they stand for.
//!
//! Names, addresses, key references, ids and states are plain; titles and answers are sealed. Owner: Services. Thread:
//! main.
class SubmissionStore {
public:
    SubmissionStore(db::Database& database, const Places& places);

    //! Whether single tasks made now would survive the process.
    [[nodiscard]] bool storesNow() const;
    //! The submission as it is now. Error: the database's; RefusedConsent, where it lies on a disk that is locked.
    //! `items`, the first time: they are Running from now on, and this submission's.
    [[nodiscard]] std::unique_ptr<db::WriteTicket> keep(
        const KeptSubmission& submission, const QList<ItemChain>& items);
    //! The same when nobody waits for it: a full disk only delays it, and what is posted later comes later.
    void note(const KeptSubmission& submission);
    //! It is over. Items of it that have no result go back to Pending: nothing was ever sent for them.
    void forget(const KeptSubmission& submission);

    //! Those of a job, oldest first; an empty id: single tasks, of both places.
    [[nodiscard]] base::Expected<QList<KeptSubmission>> ofJob(const QString& jobId, bool stored) const;
    //! The same without waiting for it: open() makes one of each row.
    [[nodiscard]] std::unique_ptr<ReadingAround> readOfJob(const QString& jobId, bool stored) const;
    //! A damaged one is one all the same: what it is, where it is and how far it has got is not sealed.
    [[nodiscard]] KeptSubmission open(const QVariantList& row, bool stored) const;
    //! How far each of a job's has got.
    [[nodiscard]] std::unique_ptr<db::ReadTicket> readStages(const QString& jobId, bool stored) const;
    [[nodiscard]] static QList<model::JobStage> openStages(const db::Rows& rows);
    [[nodiscard]] base::Expected<QList<KeptSubmission>> tasks() const;
    //! The items that a submission stands for and that have no result yet.
    [[nodiscard]] base::Expected<QList<ItemChain>> items(const QString& submissionId, bool stored) const;
    //! The same without waiting for it; in no order.
    [[nodiscard]] std::unique_ptr<db::ReadTicket> readItems(const QString& submissionId, bool stored) const;
    [[nodiscard]] static QList<ItemChain> openItems(const db::Rows& rows);

private:
    [[nodiscard]] db::Statement rowFor(const KeptSubmission& submission) const;
    [[nodiscard]] static db::Statement rowsOf(const QString& jobId, bool stored);

    db::Database& m_database;
    const Places& m_places;
};

} // namespace spyhop::store
