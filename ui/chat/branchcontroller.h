// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/sessions.h"
#include "core/model/settings.h"
#include "ui/common/theme.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace spyhop::ui {

class QuestionEditor;
class TranscriptView;

//! \brief What can be done with a message of the tree: ‹ 2/3 › at each fork, asking in other words, other models'
//! answers, going back to it, removing what follows.
//!
//! Puts the actions into the transcript and carries them out. Owner: ChatPage. Thread: main.
class BranchController : public QObject {
    Q_OBJECT
public:
    BranchController(const Theme& theme, base::Clock& clock, TranscriptView* transcript);
    ~BranchController() override;

    //! Null: no chat is shown.
    void setSession(chat::ChatSession* session);
    //! With what an edited question is asked.
    void setSendKey(model::SendKey key);
    //! The messages shown have changed.
    void refresh();
    //! The last fork of the branch: ‹ -1, 1 ›.
    void stepLast(int step);
    void editLast();
    //! Other models' answers to the last question.
    void compareLast();
    //! The answers that there are to it, side by side.
    void siblingsOfLast();

Q_SIGNALS:
    void failed(const spyhop::base::Error& error);
    //! Messages, the first of which is named; Sessions::restore() brings them back.
    void removed(const QString& chatId, const QDateTime& at, const QString& messageId);
    //! The chat goes on from an earlier message; `leafId`: where it had ended.
    void wentBack(const QString& chatId, const QString& leafId);
    void asked(); //!< an answer is under way
    //! Other models' answers to a question; `at`: where it stands, in global coordinates.
    void compareRequested(const QString& messageId, const QRect& at);
    void siblingsRequested(const QString& messageId); //!< the answers that there are, side by side

private:
    void act(const QString& messageId, const QString& action);
    void goBackTo(const QString& messageId);
    void edit(const QString& messageId);
    [[nodiscard]] QRect placeOf(const QString& messageId) const;
    void tell(const base::Status& status);

    const Theme& m_theme;
    base::Clock& m_clock;
    TranscriptView* m_transcript;
    model::SendKey m_sendKey = model::SendKey::Enter;
    QPointer<chat::ChatSession> m_session;
    QuestionEditor* m_editor = nullptr; //!< made when first asked for: a child of the window
};

} // namespace spyhop::ui
