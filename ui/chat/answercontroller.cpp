// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/answercontroller.h"

#include "ui/chat/answerdetails.h"
#include "ui/chat/transcriptview.h"

#include <utility>

namespace spyhop::ui {

AnswerController::AnswerController(const Theme& theme, TranscriptView* transcript)
    : m_theme(theme)
    , m_transcript(transcript)
{
    connect(m_transcript, &TranscriptView::regenerateRequested, this, &AnswerController::regenerate);
    connect(m_transcript, &TranscriptView::continueRequested, this, &AnswerController::continueAnswer);
    connect(m_transcript, &TranscriptView::detailsRequested, this, &AnswerController::showDetails);
}

void AnswerController::act(AnswerAction action)
{
    const bool hasLast = m_session && !m_session->branch().isEmpty();
    const model::ConversationMessage last = hasLast ? m_session->branch().last() : model::ConversationMessage();
    switch (action) {
    case AnswerAction::Continue:
        return continueAnswer();
    case AnswerAction::TryAgain:
        return answerAgain();
    case AnswerAction::EditQuestion:
        Q_EMIT editRequested();
        return;
    case AnswerAction::ChooseEndpoint:
        Q_EMIT targetRequested();
        return;
    case AnswerAction::OpenSettings:
        Q_EMIT settingsRequested(last.outcome ? last.outcome->endpoint : QString());
        return;
    case AnswerAction::TypePin:
        return askPin(last.id);
    }
}

void AnswerController::regenerate(const QString& messageId)
{
    if (!m_session)
        return;
    if (const base::Status status = m_session->regenerate(messageId); !status)
        Q_EMIT failed(status.error());
}

void AnswerController::continueAnswer()
{
    if (!m_session)
        return;
    if (const base::Status status = m_session->continueAnswer({}); !status) {
        Q_EMIT failed(status.error());
        return;
    }
    m_transcript->scrollToEnd();
    Q_EMIT begun();
}

void AnswerController::answerAgain()
{
    if (!m_session || m_session->isEmpty())
        return;
    if (const base::Status status = m_session->regenerate({}); !status)
        Q_EMIT failed(status.error());
    else
        Q_EMIT begun();
}

void AnswerController::showDetails(const QString& messageId, const QRect& footer)
{
    if (!m_session)
        return;
    QWidget* window = m_transcript->window();
    for (const model::ConversationMessage& message : m_session->branch()) {
        if (message.id != messageId || !(message.outcome || !message.earlier.isEmpty()))
            continue;
        if (m_details == nullptr) {
            m_details = new AnswerDetails(m_theme, window);
            connect(m_details, &AnswerDetails::copied, this, &AnswerController::copied);
        }
        m_details->showFor(message, QRect(window->mapFromGlobal(footer.topLeft()), footer.size()));
        return;
    }
}

void AnswerController::askPin(const QString& messageId)
{
    m_lacksPin = messageId;
    Q_EMIT pinRequested();
}

void AnswerController::tokenOpened()
{
    const QString id = std::exchange(m_lacksPin, QString());
    if (!m_session || id.isEmpty())
        return;
    if (m_session->compared().contains(id)) {
        if (const base::Status begins = m_session->answerAgain(id); !begins)
            Q_EMIT failed(begins.error());
        return;
    }
    const QList<model::ConversationMessage> branch = m_session->branch();
    if (branch.isEmpty() || branch.last().id != id || m_session->isBusy())
        return; // the person has gone on meanwhile
    if (branch.last().message.text.isEmpty())
        answerAgain();
    else
        continueAnswer();
}

} // namespace spyhop::ui
