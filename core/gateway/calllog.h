// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/gateway/answerscale.h"
#include "core/gateway/promptscale.h"
#include "core/model/chat.h"
#include "core/model/endpoint.h"
#include "core/model/outcome.h"
#include "core/model/pricing.h"
#include "core/observe/auditentry.h"
#include "core/port/transport.h"

#include <optional>

namespace spyhop::gateway {

//! What ends a call whose owner has given it up.
[[nodiscard]] base::Error cancelled();

//! A purpose's word in records and in the audit log.
[[nodiscard]] QString purposeWord(model::Purpose purpose);

//! \brief What happened to one Call, try by try; becomes its Outcome and its CallRecord. A value; owner: the call.
class CallLog {
public:
    CallLog(const base::Clock& clock, const base::CallId& id, const model::ChatRequest& request);

    //! The call is another caller's from now on, who asks the same.
    void serve(const base::CallId& id, const model::ChatRequest& request);
    //! A try leaves for this rung's target, `wait` after the one before it gave up.
    //! The first choice cannot be asked at all (no key, no model): why.
    void passedOver(const QString& endpoint, const base::Error& error);
    void beginTry(const model::Rung& rung, std::chrono::milliseconds wait);
    void phase(port::WirePhase phase);
    void head(int status);
    void deltas();
    void parsing(base::SteadyTime spent) { m_parse += spent; }
    //! What had come of the answer when the try broke off, or by now.
    void arrived(const Arrived& arrived) { m_arrived = arrived; }
    //! How the try ended; nothing: well.
    void endTry(const std::optional<base::Error>& error, bool possiblyBilled, const port::WireEnd& end);
    //! Bytes of a try that has not come to its end.
    void travelled(const port::WireEnd& soFar);
    void adjusted(const model::Adjustment& adjustment) { m_adjusted.append(adjustment); }
    //! Why the first target is first; for a person. `hadChoice`: then the try that succeeds says so in the record.
    void planned(const model::Route& route, bool hadChoice)
    {
        m_why = route.why;
        m_firstChoice = route.rungs.first().target.endpoint.name;
        m_hadChoice = hadChoice;
    }

    //! Some try was cut off, or the last one brings no figures: what it took has to be estimated.
    [[nodiscard]] bool needsScale(const model::Completion& completion) const
    {
        return !m_attempts.isEmpty() && (!m_cuts.isEmpty() || !completion.usage);
    }
    //! How the asked model counts; without it, tries that were cut off add nothing to the cost.
    void setScale(const PromptScale& prompts, const AnswerScale& answers)
    {
        m_scale = prompts;
        m_answers = answers;
    }
    //! The outcome so far; `completion` without usage gets an estimate if the try may have cost anything.
    [[nodiscard]] model::Outcome outcome(const model::Completion& completion, const std::optional<base::Error>& error,
        const model::PriceTable& prices) const;
    [[nodiscard]] model::CallRecord record(const model::Outcome& outcome) const;

    //! The next try, before it is sent. `sent`: what travels; nothing: no prompt.
    [[nodiscard]] observe::Intent intent(
        const model::Target& target, const std::optional<model::ChatRequest>& sent) const;
    [[nodiscard]] observe::TryEnd lastTry() const; //!< after endTry()
    [[nodiscard]] observe::Denied denied(const model::Denial& denial) const;

    [[nodiscard]] QString purpose() const; //!< its word in the record
    //! "switched to backup because deepseek answered 503 3 times"; empty if no other endpoint was tried before.
    [[nodiscard]] QString switched() const;
    [[nodiscard]] bool wasSent() const { return m_sent.has_value(); }
    [[nodiscard]] std::optional<base::SteadyTime> firstTry() const { return m_firstTry; }
    [[nodiscard]] base::SteadyTime tryBegan() const { return m_tryBegan; }
    [[nodiscard]] std::optional<base::SteadyTime> sent() const { return m_sent; }
    [[nodiscard]] std::optional<base::SteadyTime> firstDelta() const { return m_firstDelta; }
    [[nodiscard]] base::SteadyTime lastDelta() const { return m_lastDelta; }
    [[nodiscard]] std::optional<std::chrono::milliseconds> untilFirstToken() const;
    [[nodiscard]] const QDateTime& startedAt() const { return m_startedAt; }

private:
    //! A try that broke off after it had left: who was asked may charge for it.
    struct Cut {
        qsizetype attempt = 0;
        model::Target target;
        QDateTime at;
        Arrived arrived;
    };

    [[nodiscard]] model::Timings timings() const;
    [[nodiscard]] QString why() const;
    [[nodiscard]] model::Usage estimate(const Arrived& arrived) const;
    [[nodiscard]] model::Usage usageOf(const Cut& cut, const model::Outcome& outcome) const;
    [[nodiscard]] Arrived arrivedOf(const model::Completion& completion) const;
    void addCuts(model::Outcome& outcome, const model::PriceTable& prices) const;

    const base::Clock& m_clock;
    base::CallId m_id;
    model::ChatRequest m_request;
    QDateTime m_startedAt;
    base::SteadyTime m_started;

    bool m_trying = false;
    model::Target m_target; //!< of the last try
    QList<model::Attempt> m_attempts;
    QList<Cut> m_cuts;
    std::optional<Arrived> m_arrived; //!< of the last try
    std::optional<PromptScale> m_scale;
    AnswerScale m_answers;
    QList<model::Adjustment> m_notes; //!< of the last try's rung
    QList<model::Adjustment> m_adjusted;
    QString m_why, m_firstChoice;
    QString m_passedOver; //!< why the first choice could not be asked
    bool m_hadChoice = false;
    model::Traffic m_traffic;
    std::optional<base::SteadyTime> m_firstTry;
    base::SteadyTime m_tryBegan{0}, m_lastDelta{0}, m_parse{0};
    std::optional<base::SteadyTime> m_connecting, m_connected, m_sent, m_firstDelta, m_tryEnded;
};

} // namespace spyhop::gateway
