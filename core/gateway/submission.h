// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/outcome.h"
#include "core/model/submission.h"

#include <QtCore/QObject>
#include <QtCore/QString>

namespace spyhop::gateway {

//! How a Submission ended.
struct SubmissionEnd {
    enum class Kind {
        Answered, //!< itemFinished() came for every request
        Refused, //!< nothing was accepted: `error` says why
        NotOffered, //!< the endpoint has no such thing (404, 405, 501)
        NeverArrived, //!< attached to or cancelled, and the provider's lists do not have it
        OutOfReach, //!< attached to, and the endpoint or account is not set up here any more, or no longer knows it
        TakenBack, //!< nothing was started there
    };
    Kind kind = Kind::Answered;
    std::optional<base::Error> error;
};

//! \brief Work left at a provider: a task, a batch, a batch of files. It outlives us.
//!
//! Owner: exactly one unique_ptr. Thread: main. Destroying it detaches: the work goes on, and Gateway::attach() finds
//! it again. No signal comes before control has returned to the event loop, and none after finished().
//!
//! The owner keeps books: it makes each handle that mustKeep() names durable and then says goOn(), the first time with
//! the requests it stands for; it makes the answers durable and then says resultsAreSafe(), upon which uploaded files
//! are deleted, and batches whose requests lie in them.
class Submission : public QObject {
    Q_OBJECT
public:
    [[nodiscard]] virtual const model::JobHandle& handle() const = 0;
    [[nodiscard]] virtual model::SubmissionState state() const = 0;
    //! mustKeep()'s handle is durable. An error: it cannot be made so; the submission ends, the work goes on.
    virtual void goOn(const base::Status& kept) = 0;
    //! Everything that itemFinished() said is durable.
    virtual void resultsAreSafe() = 0;
    //! Asks the provider to stop. What is finished by then comes all the same.
    virtual void cancel() = 0;
    //! Nothing may be started there now: what has not left stays here, and it ends as TakenBack, or as NeverArrived.
    //! Nothing for what is on its way, unless it turns out not to have arrived, or for one attached to. Never signals
    //! from within.
    virtual void takeBack() = 0;
    //! A person or a callback asks; at most once a second it is done.
    virtual void lookNow() = 0;
    //! After outcomeUnknown(), a person's choice: it may then run, and be charged, twice. Nothing for one attached to.
    virtual void sendAgain() = 0;
    //! After outcomeUnknown(), the other choice: each request ends as UnknownOutcome.
    virtual void giveUp() = 0;
    //! Whether itemFinished() may come: false while the owner has as many answers in hand as it can bear. True at
    //! first. Never signals from within.
    virtual void mayHandOut(bool may) = 0;
    //! A full disk is waited for from now on, and told by noRoom(); else what it holds up fails, as with any error.
    virtual void waitForRoom() = 0;

Q_SIGNALS:
    //! It is about to leave, or the provider has taken something: a file, or the work. Nothing else happens before
    //! goOn().
    void mustKeep(const spyhop::model::JobHandle& handle);
    //! It has learned something that is worth keeping and that nothing waits for.
    void mayKeep(const spyhop::model::JobHandle& handle);
    void stateChanged(const spyhop::model::SubmissionState& state);
    //! Once for each request; all of them before resultsAreSafe() is due, which allAnswered() says.
    void itemFinished(const QString& customId, const spyhop::model::Outcome& outcome);
    void allAnswered();
    //! After waitForRoom(): the disk is full, so that nothing may be sent; it goes on by itself once there is room.
    void noRoom();
    //! It may have arrived, and no list of the provider's can say.
    void outcomeUnknown(const spyhop::base::Error& why);
    void finished(const spyhop::gateway::SubmissionEnd& end);
};

} // namespace spyhop::gateway

Q_DECLARE_METATYPE(spyhop::gateway::SubmissionEnd)
