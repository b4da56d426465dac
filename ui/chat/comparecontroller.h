// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/chat/chatsession.h"
#include "ui/chat/comparepicker.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace spyhop::ui {

class ComparePane;

//! \brief Several models' answers to one question: lets a person choose the models, and shows what the chat compares.
//!
//! Owner: ChatPage, whose child the pane is. Thread: main.
class CompareController : public QObject {
    Q_OBJECT
public:
    struct Parts {
        const Theme& theme;
        base::Clock& clock;
        const admin::EndpointAdmin& endpoints;
    };
    CompareController(const Parts& parts, QWidget* page);

    //! Null: no chat is shown.
    void setSession(chat::ChatSession* session);
    [[nodiscard]] ComparePane* pane() const { return m_pane; }
    //! Other models' answers to a question that was asked. `at`: what it is about, in global coordinates.
    void compare(const QString& messageId, const QRect& at);
    //! The answers that there are.
    void showSiblings(const QString& messageId);
    //! Which models the next question goes to: told by questionTargets().
    void chooseForQuestion(const QRect& at);

Q_SIGNALS:
    void questionTargets(const QList<spyhop::chat::ChatTarget>& targets);
    void failed(const spyhop::base::Error& error);

private:
    void open(const ComparePicker::Offer& offer, const QRect& at);
    [[nodiscard]] chat::ChatTarget chosenTarget() const;
    void accept(const QList<chat::ChatTarget>& targets);
    void refuse(const QString& what);

    Parts m_parts;
    QWidget* m_page;
    ComparePane* m_pane;
    ComparePicker* m_picker = nullptr; //!< made when first asked for: a child of the window
    QPointer<chat::ChatSession> m_session;
    QString m_messageId; //!< what the picker is open for; empty: the next question
};

} // namespace spyhop::ui
