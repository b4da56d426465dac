// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"
#include "ui/common/surface.h"

#include <QtCore/QList>

class QAction;
class QVBoxLayout;

namespace spyhop::ui {

class Frame;
class RailButton;

//! \brief The rail at the window's left: a button for each room, and which room's list and page the frame shows.
//!
//! Below them, where the window is narrow, one that opens the list: nothing else shows that there is one. Rooms are
//! counted in the order in which they were added: those at the foot last. Owner: its parent widget; the frame is
//! borrowed. Thread: main.
class RoomRail : public Surface {
    Q_OBJECT
public:
    RoomRail(const Theme& theme, QWidget* parent);

    //! Where lists and pages are shown; before the first room.
    void setFrame(Frame& frame);
    //! `list` none: the pane is hidden.
    void addRoom(Icon icon, QWidget* list, QWidget* page, bool atFoot);
    //! After the rooms.
    void addListButton();
    [[nodiscard]] int count() const { return static_cast<int>(m_rooms.size()); }
    //! What does the same by key, and tells the button's name.
    void setAction(int room, const QAction* action) { m_rooms[room].action = action; }
    void setListAction(const QAction* action) { m_listAction = action; }

    //! True: another one was shown before.
    bool showRoom(int room);
    //! After the actions.
    void retranslate();

Q_SIGNALS:
    void chosen(int room);

private:
    struct Room {
        RailButton* button = nullptr;
        const QAction* action = nullptr;
        QWidget* list = nullptr;
        QWidget* page = nullptr;
        bool isAtFoot = false;
    };
    Frame* m_frame = nullptr;
    QList<Room> m_rooms;
    RailButton* m_listButton = nullptr;
    const QAction* m_listAction = nullptr;
    QVBoxLayout* m_column;
};

} // namespace spyhop::ui
