// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/chat/transcriptselection.h"

#include <QtCore/QObject>
#include <QtCore/QPointF>
#include <memory>

class QMouseEvent;
class QWheelEvent;

namespace spyhop::ui {

class TranscriptView;

//! \brief Turns the mouse into selections, clicks and scrolling of a transcript, and knows what it is over. Owner: the
//! view. Thread: main.
class TranscriptMouse : public QObject {
    Q_OBJECT
public:
    TranscriptMouse(TranscriptView& view, base::Clock& clock);
    ~TranscriptMouse() override;

    void press(const QMouseEvent& event);
    void doubleClick(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void leave();
    //! The text has moved under the mouse.
    void settled();
    //! Whether the wheel turned sideways over something that scrolls so.
    bool wheel(const QWheelEvent& event);

    [[nodiscard]] int hoveredItem() const { return m_hoverItem; } //!< -1: none
    [[nodiscard]] const MessageHit& hovered() const { return m_hover; }
    //! Other messages are shown; what it is over is known when it moves.
    void forget();

private:
    void select(const QPointF& point);
    void scrollWhileSelecting();
    void updateHover(const QPointF& point);
    void setHover(int item, const MessageHit& hit, const QPoint& mouse);

    TranscriptView& m_view;
    base::Clock& m_clock;
    std::unique_ptr<base::Timer> m_autoScroll;
    bool m_selecting = false;
    QPointF m_mouse; //!< viewport coordinates
    int m_hoverItem = -1;
    MessageHit m_hover;
    int m_pressedItem = -1;
    MessageHit m_pressed;
    base::SteadyTime m_doubleClickAt{};
    QPointF m_doubleClick;
    bool m_wasDouble = false;
};

} // namespace spyhop::ui
