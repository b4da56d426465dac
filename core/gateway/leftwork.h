// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/callcontext.h"
#include "core/gateway/controlcall.h"
#include "core/gateway/fetchedanswers.h"
#include "core/gateway/poller.h"
#include "core/gateway/submission.h"
#include "core/gateway/submissionphase.h"
#include "core/policy/privacygate.h"
#include "core/wire/filesbatchcodec.h"
#include "core/wire/jobreply.h"

#include <QtCore/QHash>
#include <memory>
#include <optional>

namespace spyhop::gateway {

//! \brief A Submission over any of the job dialects: the state machine of submissionphase.h, one ControlCall at a time.
class LeftWork final : public Submission, private Alarms::Receiver {
    Q_OBJECT
public:
    LeftWork(CallContext& context, const model::JobSpec& spec);
    //! Attaches to what a handle names; the requests are not here any more.
    LeftWork(CallContext& context, const model::JobHandle& handle);
    ~LeftWork() override;

    [[nodiscard]] const model::JobHandle& handle() const override { return m_handle; }
    [[nodiscard]] model::SubmissionState state() const override;
    void goOn(const base::Status& kept) override;
    void resultsAreSafe() override;
    void cancel() override;
    void takeBack() override;
    void lookNow() override;
    void sendAgain() override;
    void giveUp() override;
    void mayHandOut(bool may) override;
    void waitForRoom() override { m_waitsForRoom = true; }

    [[nodiscard]] SubmissionPhase phase() const { return m_phase; }

private:
    void alarmRang() override;
    //! False if a slot has destroyed this.
    [[nodiscard]] bool enter(SubmissionTrigger trigger);
    void begin();
    void beginNew();
    void trimSome();
    void beginAttached();
    [[nodiscard]] base::Expected<model::Target> findTarget();
    [[nodiscard]] bool modelIsKnown();
    [[nodiscard]] bool addressesAreKnown();
    [[nodiscard]] bool isAllowed(const model::JobRequest& one);
    [[nodiscard]] bool passesGate(model::JobRequest& one);
    void bindTo(const model::Target& target);
    [[nodiscard]] bool isInline() const;
    //! What starts the work is at hand: its requests or, once they lie in it, the uploaded file's name.
    [[nodiscard]] bool canSubmit() const
    {
        return !m_spec.requests.isEmpty() || (!m_attached && !m_handle.inputFile.isEmpty());
    }

    void keep();
    void upload();
    void encodeSome();
    void sendFile();
    void uploaded(const ControlReply& reply);
    void submit();
    void submitted(const ControlReply& reply);
    void waitForLook(std::chrono::milliseconds told);
    void look();
    void looked(const ControlReply& reply);
    void judgeNews(const wire::JobNews& news);
    [[nodiscard]] bool noteCompletion(const QDateTime& told);
    void fetchNext();
    void roomMade();
    void haveAll();
    void dropAnswers();
    void fetched(const ControlReply& reply);
    void readSome();
    [[nodiscard]] bool mustFetchAgain();
    [[nodiscard]] bool lacksAnswers() const;
    [[nodiscard]] bool hasAnswers() const;
    void handOut();
    void handOutSome();
    void handOutSoon();
    void tidySoon();
    void tidyNext();
    void sayEnd();
    void tidied(const ControlReply& reply);
    void seek();
    void sought(const ControlReply& reply);
    void soughtFile(const ControlReply& reply);
    void absent();
    void unclear(const base::Error& why);
    void endCancelled();
    [[nodiscard]] bool isTakenBack(const ControlReply& reply) const;
    void endTakenBack();
    void stopAtProvider();
    void stopTold(const ControlReply& reply);
    void noteDenial(const model::Denial& denial) const;
    [[nodiscard]] QString answerPurpose() const;
    void end(SubmissionEnd::Kind kind, const std::optional<base::Error>& error);

    void run(const port::WireRequest& wire, ControlCall::Nature nature, void (LeftWork::*then)(const ControlReply&));
    [[nodiscard]] model::Outcome outcomeOf(
        const wire::JobAnswer& answer, const std::optional<Permission::Load>& load) const;
    void record(const QString& customId, const model::Outcome& outcome) const;
    [[nodiscard]] base::Error missing() const;

    CallContext& m_context;
    const bool m_attached;
    model::JobSpec m_spec;
    model::JobHandle m_handle;
    model::Target m_target;
    QList<Permission::Load> m_loads; //!< by request, once they are written; not those of an earlier run
    QHash<QString, policy::Mask> m_masks; //!< by request; not those of an earlier run
    SubmissionPhase m_phase = SubmissionPhase::Queued;
    Alarms::Alarm m_alarm;
    Poller m_poller;
    std::optional<base::SteadyTime> m_lastLook;
    std::optional<QDateTime> m_nextLook;
    std::optional<base::Error> m_problem;
    SubmissionEnd m_end; //!< what finished() will say once everything is tidy
    QMetaObject::Connection m_modelAwaited, m_keyAwaited, m_addressAwaited;
    std::unique_ptr<ControlCall> m_call;
    std::unique_ptr<ControlCall> m_endedCall; //!< kept until its signal has returned
    bool m_cancelWanted = false, m_cancelTold = false;
    bool m_isTakenBack = false; //!< what starts the work is not sent any more
    bool m_waitsForRoom = false;
    bool m_doubtful = false; //!< something of the results could not be read
    bool m_keepsResults = false; //!< at the provider
    bool m_isGone = false; //!< a file of results is there no more
    bool m_deletesBatch = false; //!< an inline one, once nothing of it is needed
    int m_seeks = 0, m_pages = 0, m_badFetches = 0, m_goneFetches = 0;
    qint64 m_finished = 0, m_total = 0;
    wire::JobProgress m_progress = wire::JobProgress::Running;
    FetchedAnswers m_answers;
    qsizetype m_fetchedBytes = 0; //!< of them
    QMetaObject::Connection m_roomMade;
    bool m_awaitsRoom = false; //!< for answers in memory
    qsizetype m_done = 0; //!< requests of the job that have been trimmed, then encoded
    std::optional<wire::BatchFile> m_file; //!< while it is being written
    QByteArray m_fileBytes; //!< until it has arrived
    std::optional<wire::AnswerLines> m_lines; //!< while they are being read
    bool m_linesKnown = false; //!< one of them at least is for a request of ours
    qsizetype m_handedOut = 0;
    bool m_mayHandOut = true;
    bool m_handsOut = false; //!< some are still to be handed out
    bool m_handOutPosted = false;
    QStringList m_toFetch, m_toDelete;
    QString m_cursor;
    QMetaObject::Connection m_called;
};

} // namespace spyhop::gateway
