// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/chat/chatsession.h"
#include "core/gateway/call.h"

#include <QtCore/QJsonObject>
#include <memory>
#include <vector>

namespace spyhop::app {

//! \brief The same question to several models at once. Their answers are told one after the other, each under its
//! model's name: the first as it comes, the others as soon as it is their turn. Owner: the command `ask`.
class AskComparison : public QObject {
    Q_OBJECT
public:
    AskComparison(const Context& context, const model::ChatRequest& request, const QList<chat::ChatTarget>& targets);

    //! Ctrl-C: what has come stands on standard output.
    void interrupt();

Q_SIGNALS:
    void finished(int exitStatus);

private:
    struct Answer {
        chat::ChatTarget target;
        std::unique_ptr<gateway::Call> call; //!< until its end was told
        QString text;
        std::optional<model::Outcome> outcome;
        qsizetype shown = 0; //!< characters of the text on standard output
    };
    void onState(Answer& answer, const model::CallState& state);
    void onDelta(Answer& answer, const QList<model::Delta>& deltas);
    void onEnd(Answer& answer, const model::Outcome& outcome);
    //! Tells what can be told now, and the end.
    void tell();
    void tellHead(const Answer& answer);
    void tellEnd(Answer& answer);
    [[nodiscard]] QJsonObject shapeOf(const Answer& answer) const;
    [[nodiscard]] static QString nameOf(const Answer& answer);

    Context m_context;
    std::vector<std::unique_ptr<Answer>> m_answers;
    std::size_t m_telling = 0; //!< whose turn it is
    bool m_headTold = false;
    int m_status = 0; //!< of the first that failed
    QString m_lastReason;
};

} // namespace spyhop::app
