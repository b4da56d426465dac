// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/chat/sessions.h"
#include "ui/common/theme.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QMenu;

namespace spyhop::ui {

class QuestionEditor;
class TranscriptView;

//! \brief What can be done with a message of the tree: ‹ 2/3 › at each fork, asking in other words, another model's
//! answer, going back to it, removing what follows.
//!
//! Puts the actions into the transcript and carries them out. Owner: ChatPage. Thread: main.
class BranchController : public QObject {
    Q_OBJECT
public:
    struct Parts {
        const Theme& theme;
        chat::Sessions& sessions;
        admin::EndpointAdmin& endpoints;
    };
    BranchController(const Parts& parts, TranscriptView* transcript);
    ~BranchController() override;

    //! Null: no chat is shown.
    void setSession(chat::ChatSession* session);
    //! The messages shown have changed.
    void refresh();
    //! The last fork of the branch: ‹ -1, 1 ›.
    void stepLast(int step);
    void editLast();
    //! Another model's answer to the last question: a menu of targets.
    void compareLast();

Q_SIGNALS:
    void failed(const spyhop::base::Error& error);
    void removed(const QString& chatId, const QDateTime& at); //!< messages, which Sessions::restore() brings back
    void asked(); //!< an answer is under way

private:
    void act(const QString& messageId, const QString& action);
    void edit(const QString& messageId);
    void compare(const QString& messageId);
    void fillTargets(QMenu* menu, const QString& messageId);
    void tell(const base::Status& status);

    Parts m_parts;
    TranscriptView* m_transcript;
    QPointer<chat::ChatSession> m_session;
    QuestionEditor* m_editor = nullptr; //!< made when first asked for: a child of the window
};

} // namespace spyhop::ui
