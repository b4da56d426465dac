// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chatsession.h"
#include "ui/chat/answerwords.h"
#include "ui/common/theme.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace spyhop::ui {

class AnswerDetails;
class TranscriptView;

//! \brief What a person does with an answer: go on with a broken one, have it written anew, see how it came about; and
//! once the token's PIN was typed, what failed for want of it is tried again.
//!
//! Owner: ChatPage. Thread: main.
class AnswerController : public QObject {
    Q_OBJECT
public:
    AnswerController(const Theme& theme, TranscriptView* transcript);

    //! Null: no chat is shown.
    void setSession(chat::ChatSession* session) { m_session = session; }
    //! What was chosen below the chat's last answer.
    void act(AnswerAction action);
    //! The chat's last answer: nothing happens where that does not apply.
    void continueAnswer();
    void answerAgain();
    //! The PIN is asked for, for this answer's sake.
    void askPin(const QString& messageId);
    //! The PIN that was asked for has opened the token.
    void tokenOpened();
    //! The token stays closed: nothing is tried again once it opens for somebody else.
    void forgetPin() { m_lacksPin.clear(); }

Q_SIGNALS:
    void failed(const spyhop::base::Error& error);
    void begun(); //!< an answer is under way
    void copied(); //!< its details
    void editRequested(); //!< of the last question
    void targetRequested(); //!< the list of endpoints and models
    void settingsRequested(const QString& endpoint); //!< its key or balance needs the person
    void pinRequested(); //!< of the token: tokenOpened() or forgetPin()

private:
    void regenerate(const QString& messageId);
    void showDetails(const QString& messageId, const QRect& footer);

    const Theme& m_theme;
    TranscriptView* m_transcript;
    QPointer<chat::ChatSession> m_session;
    AnswerDetails* m_details = nullptr; //!< made when first asked for: a child of the window
    QString m_lacksPin; //!< the answer that the PIN was asked for
};

} // namespace spyhop::ui
