// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/gateway/call.h"
#include "core/model/conversation.h"

#include <QtCore/QObject>
#include <chrono>
#include <memory>
#include <optional>

namespace spyhop::chat {

//! \brief One question and its answer in flight; owns the Call.
//!
//! Owner: ChatSession. Thread: main. Ends with ended(), after which the owner destroys it; destroying it earlier
//! cancels the Call without a signal.
class Turn : public QObject {
    Q_OBJECT
public:
    Turn(base::Clock& clock, std::unique_ptr<gateway::Call> call, const QString& messageId);
    ~Turn() override;

    [[nodiscard]] const QString& messageId() const { return m_messageId; }
    [[nodiscard]] model::CallState state() const { return m_call->state(); }
    [[nodiscard]] model::Outcome soFar() const { return m_call->soFar(); }
    void retryNow() { m_call->retryNow(); }
    void switchTarget() { m_call->switchTarget(); }
    //! Whether this turn has brought any text; an answer that is gone on with had some before.
    [[nodiscard]] bool hasText() const { return m_writingSince.has_value(); }
    //! How long the model thought before it wrote: up to now while it thinks. Nothing if it did not.
    [[nodiscard]] std::optional<std::chrono::milliseconds> thinkingTime() const;
    //! Nothing has come since the last checkpoint.
    [[nodiscard]] bool isSaved() const { return m_unsaved == 0; }
    void saved();

Q_SIGNALS:
    void progressed(const QList<spyhop::model::Delta>& deltas);
    void checkpointDue();
    void stateChanged(const spyhop::model::CallState& state);
    void ended(const spyhop::model::Outcome& outcome);

private:
    void onDelta(const QList<model::Delta>& deltas);

    base::Clock& m_clock;
    std::unique_ptr<gateway::Call> m_call;
    std::unique_ptr<base::Timer> m_checkpoint;
    QString m_messageId;
    qsizetype m_unsaved = 0; //!< characters
    std::optional<base::SteadyTime> m_thinkingSince, m_writingSince;
};

} // namespace spyhop::chat
