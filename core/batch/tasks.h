// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/gateway/gateway.h"
#include "core/store/submissionstore.h"

#include <QtCore/QObject>
#include <map>
#include <memory>

namespace spyhop::batch {

//! \brief Single tasks: one long request each, left with a provider and found again by its id.
//!
//! Owner: Services. Thread: main. What is stored is kept until somebody forgets it; what is not dies with the process.
//! Destroying it detaches.
class Tasks : public QObject {
    Q_OBJECT
public:
    struct Parts {
        base::Clock& clock;
        base::Random& random;
        gateway::Gateway& gateway;
        store::SubmissionStore& store;
    };
    explicit Tasks(const Parts& parts);
    ~Tasks() override;

    //! Given to providers that call back; empty: none.
    void setCallbackUrl(const QString& url) { m_callbackUrl = url; }
    //! Whether tasks made now would survive the process.
    [[nodiscard]] bool storesNow() const { return m_parts.store.storesNow(); }
    //! Whether the person has agreed to work that stays at a provider; without, start() ends in a refusal.
    [[nodiscard]] bool mayLeave() const { return m_parts.gateway.mayLeaveWork(); }
    //! Sends the request as a task; its id, under which it is found from now on.
    [[nodiscard]] QString start(const model::ChatRequest& request);
    //! Takes a stored task up again, unless its end is known. Errors: NotFound, the journal's; what its record
    //! says of itself (KeptSubmission::damage): that it is locked, or damaged.
    [[nodiscard]] base::Status watch(const QString& id);
    //! Asks the provider to stop a task that is watched.
    void cancel(const QString& id);
    void lookNow(const QString& id);
    //! After an unknown outcome, of a task made by this process only.
    void sendAgain(const QString& id);
    [[nodiscard]] base::Status forget(const QString& id);

    //! All of them, newest first. Error: the journal's.
    [[nodiscard]] base::Expected<QList<store::KeptSubmission>> list() const;
    //! Error: NotFound.
    [[nodiscard]] base::Expected<store::KeptSubmission> task(const QString& id) const;
    //! What a watched task is doing; nothing for others.
    [[nodiscard]] std::optional<model::SubmissionState> state(const QString& id) const;
    //! What a watched task was answered, with its usage and cost; nothing before, and for others.
    [[nodiscard]] std::optional<model::Outcome> outcome(const QString& id) const;

Q_SIGNALS:
    //! The provider has named it, and the journal knows.
    void accepted(const QString& id);
    void changed(const QString& id);
    //! Its end is known and kept, or nobody can know it: task() tells.
    void finished(const QString& id);

private:
    struct Run;
    void begin(const QString& id, std::unique_ptr<Run> run);
    void keep(Run& run);
    void ended(Run& run, const std::optional<base::Error>& error);

    Parts m_parts;
    QString m_callbackUrl;
    std::map<QString, std::unique_ptr<Run>> m_runs;
};

} // namespace spyhop::batch
