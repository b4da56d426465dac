// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/batch/tasks.h"
#include "core/chat/chatsession.h"
#include "ui/chat/answerwords.h"
#include "ui/common/theme.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace spyhop::ui {

class Banner;
class TaskBanner;
class TranscriptView;
class WaitBanner;

//! \brief What becomes of the answer at the end of the branch shown: its words as they come, what it waits for, how it
//! ended and what a person can do then. Puts its banners below the transcript. Owner: ChatPage. Thread: main.
class AnswerWatch : public QObject {
    Q_OBJECT
public:
    struct Parts {
        const Theme& theme;
        base::Clock& clock;
        const admin::EndpointAdmin& endpoints;
        batch::Tasks& tasks;
    };
    AnswerWatch(const Parts& parts, TranscriptView* transcript);

    //! Null: no chat is shown.
    void setSession(chat::ChatSession* session);
    //! The transcript shows other messages.
    void reloaded();
    //! What is under way may be another answer, or none.
    void refresh();
    void retranslate();
    //! Whether the token waits for its PIN.
    void setAwaitsPin(bool awaits);

Q_SIGNALS:
    void chosen(spyhop::ui::AnswerAction action); //!< below the answer
    void busyChanged();

private:
    void append(const QString& messageId, const QList<model::Delta>& deltas);
    void update(const QString& messageId);
    void refreshWait();
    void refreshNotice();

    Parts m_parts;
    TranscriptView* m_transcript;
    QPointer<chat::ChatSession> m_session;
    QString m_streamingId;
    bool m_awaitsPin = false;
    WaitBanner* m_wait;
    Banner* m_notice; //!< what became of the last answer, and what can be done
    QList<AnswerAction> m_noticeActions;
    TaskBanner* m_task; //!< the task that the last answer is to come from
};

} // namespace spyhop::ui
