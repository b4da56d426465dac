// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/batch.h"
#include "core/model/chat.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::model {

//! One request of a submission, named so that its answer can be told from the others.
struct JobRequest {
    QString customId; //!< unique within its submission
    ChatRequest request;
};

//! Work to be left at a provider.
struct JobSpec {
    JobKind kind = JobKind::Tasks; //!< Tasks, Batch or FilesBatch
    QString id; //!< names the submission for ever: the journal's key, the Idempotency-Key, the uploaded file's name
    QString jobId; //!< whose ledger
    QString endpoint, model; //!< empty: as routing chooses
    QList<JobRequest> requests; //!< Tasks: exactly one
    QString callbackUrl; //!< empty: none
};

//! How far a submission is known to have got; what the journal says of it.
enum class JobStage {
    Prepared, //!< nothing that starts work has left
    Sending, //!< it is about to leave or has left; without a remote id nobody knows whether it arrived
    Accepted, //!< the provider has named it
    Unknown, //!< it may have arrived, and nobody can say
    Ended,
};
[[nodiscard]] QString jobStageName(JobStage stage);

//! \brief Everything needed to find work left at a provider again. Bound to endpoint, address, account and model.
struct JobHandle {
    QString id; //!< JobSpec::id
    JobKind kind = JobKind::Tasks;
    QString jobId;
    JobStage stage = JobStage::Prepared;
    QString endpoint, address, account, model; //!< account: a key's reference, never a key
    QString remoteId; //!< the provider's name for it
    QString inputFile, outputFile, errorFile; //!< the provider's names of files
    QString word; //!< the provider's word for its state, as it came
    QStringList customIds;
    QDateTime submittedAt; //!< UTC
    //! UTC: when the provider says that it was done with all of it, else when that was first seen; what it is priced
    //! by.
    QDateTime completedAt;
    bool operator==(const JobHandle&) const = default;
};

//! What a submission is doing, for a person.
struct SubmissionState {
    enum class Doing { Preparing, Sending, Waiting, Looking, Fetching, Cleaning, Seeking, Unknown, Ended };
    Doing doing = Doing::Preparing;
    QString endpoint;
    QString word; //!< the provider's own word
    QDateTime since; //!< UTC: when the provider took it
    std::optional<QDateTime> nextLook; //!< Waiting (UTC)
    qint64 finished = 0, total = 0; //!< requests, as far as the provider tells
    std::optional<base::Error> problem; //!< the last look failed; or why the outcome is unknown
};

} // namespace spyhop::model

Q_DECLARE_METATYPE(spyhop::model::JobHandle)
Q_DECLARE_METATYPE(spyhop::model::SubmissionState)
