// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/chat/transcriptselection.h"

#include "ui/chat/transcriptstops.h"
#include <QtCore/QObject>
#include <QtCore/QPointF>

#include <memory>
#include <optional>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace spyhop::ui {

class TranscriptView;

//! \brief Turns mouse and keyboard into selections, clicks and scrolling of a transcript. Owner: the view. Thread:
//! main.
class TranscriptInput : public QObject {
    Q_OBJECT
public:
    TranscriptInput(TranscriptView& view, base::Clock& clock);
    ~TranscriptInput() override;

    void press(const QMouseEvent& event);
    void doubleClick(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void leave();
    //! The text has moved under the mouse.
    void settled();
    //! Whether the wheel turned sideways over something that scrolls so.
    bool wheel(const QWheelEvent& event);
    //! Whether the key meant something.
    bool key(const QKeyEvent& event);
    //! Goes to the next or the previous link, formula, code block or table: Ctrl+Down, Ctrl+Up.
    [[nodiscard]] static bool isStep(const QKeyEvent& event);
    //! Says where the link leads that the keys are at; also when they no longer are.
    void tellOfStop();

private:
    void select(const QPointF& point);
    void scrollWhileSelecting();
    void updateHover(const QPointF& point);
    bool selectByKey(const QKeyEvent& event);
    bool scrollByKey(const QKeyEvent& event);
    bool stepByKey(const QKeyEvent& event);
    [[nodiscard]] bool take(const QKeyEvent& event);
    [[nodiscard]] bool isAtStop() const;
    void act();
    //! The box with the cursor, under the mouse, or the first in sight that goes further that way.
    bool scrollSideways(qreal by);
    bool scrollBox(int item, MessageSection section, const typeset::BoxId& box, qreal by);

    TranscriptView& m_view;
    base::Clock& m_clock;
    std::unique_ptr<base::Timer> m_autoScroll;
    bool m_selecting = false;
    QPointF m_mouse; //!< viewport coordinates
    int m_pressedItem = -1;
    MessageHit m_pressed;
    base::SteadyTime m_doubleClickAt{};
    QPointF m_doubleClick;
    bool m_wasDouble = false;
    std::optional<TranscriptStop> m_stop; //!< that the keys went to; counts while it is selected
};

} // namespace spyhop::ui
