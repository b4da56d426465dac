// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/model/conversation.h"
#include "ui/common/surface.h"

class QMenu;

namespace spyhop::ui {

class Button;
class IconLabel;
class Label;
class Pill;

//! \brief The head of a chat: its title, what answers, how hard it thinks. Owner: ChatPage. Thread: main.
class ChatHeader : public Surface {
    Q_OBJECT
public:
    ChatHeader(const Theme& theme, admin::EndpointAdmin& endpoints, QWidget* parent);

    //! Nothing: no chat is open. What is shown is copied.
    void show(const model::Conversation* conversation);
    //! What will answer: the model, else its endpoint; empty if there is none.
    [[nodiscard]] const QString& targetName() const { return m_targetName; }
    //! Opens the list of endpoints and models.
    void openTargets();
    //! Where the list of questions opens, in global coordinates.
    [[nodiscard]] QRect turnsRect() const;

Q_SIGNALS:
    void targetChosen(const QString& endpoint, const QString& model); //!< both empty: automatic
    void thinkingChosen(spyhop::model::Thinking thinking);
    //! What can be done with the chat: a menu; `at`: the button, in global coordinates.
    void menuRequested(const QRect& at);
    //! The list of questions; `at`: the button, in global coordinates.
    void turnsRequested(const QRect& at);

private:
    void keepTitle();
    void fillTargetMenu();
    void fillThinkingMenu();

    admin::EndpointAdmin& m_endpoints;
    Label* m_title;
    Pill* m_target;
    Pill* m_thinking;
    Button* m_turns;
    Button* m_more;
    IconLabel* m_private;
    QMenu* m_targetMenu;
    QMenu* m_thinkingMenu;
    QString m_endpoint, m_model, m_targetName;
    model::Thinking m_level = model::Thinking::Default;
};

} // namespace spyhop::ui
