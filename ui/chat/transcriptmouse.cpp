// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptmouse.h"

#include "ui/chat/transcriptview.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QApplication>
#include <algorithm>
#include <utility>

namespace spyhop::ui {

namespace {

constexpr std::chrono::milliseconds autoScrollTime{30};
constexpr qreal autoScrollShare = 0.4; //!< px a step for each px that the mouse is outside
constexpr int leastAutoScroll = 4;

bool isButton(MessageHit::Part part)
{
    switch (part) {
    case MessageHit::Part::Nothing:
    case MessageHit::Part::Text:
    case MessageHit::Part::Link:
        return false;
    case MessageHit::Part::Fold:
    case MessageHit::Part::Box:
    case MessageHit::Part::Action:
    case MessageHit::Part::AskAgain:
    case MessageHit::Part::Details:
        return true;
    }
    return false;
}

Qt::CursorShape cursorOver(MessageHit::Part part)
{
    switch (part) {
    case MessageHit::Part::Text:
        return Qt::IBeamCursor;
    case MessageHit::Part::Link:
    case MessageHit::Part::Fold:
    case MessageHit::Part::Box:
    case MessageHit::Part::Action:
    case MessageHit::Part::AskAgain:
    case MessageHit::Part::Details:
        return Qt::PointingHandCursor;
    case MessageHit::Part::Nothing:
        break;
    }
    return Qt::ArrowCursor;
}

} // namespace

TranscriptMouse::TranscriptMouse(TranscriptView& view, base::Clock& clock)
    : m_view(view)
    , m_clock(clock)
    , m_autoScroll(clock.makeTimer())
{
    connect(m_autoScroll.get(), &base::Timer::fired, this, &TranscriptMouse::scrollWhileSelecting);
}

TranscriptMouse::~TranscriptMouse() = default;

void TranscriptMouse::updateHover(const QPointF& point)
{
    int item = -1;
    MessageHit hit;
    if (m_view.viewport()->rect().contains(point.toPoint()))
        hit = m_view.content().hitAt(m_view.toContent(point), &item);
    setHover(item, hit, point.toPoint());
}

void TranscriptMouse::setHover(int item, const MessageHit& hit, const QPoint& mouse)
{
    const bool wasLink = !m_hover.link.isEmpty();
    const bool isOther = item != m_hoverItem || hit.part != m_hover.part || hit.box != m_hover.box
        || hit.button != m_hover.button || hit.action != m_hover.action;
    const int before = std::exchange(m_hoverItem, item);
    m_hover = hit;
    m_view.viewport()->setCursor(cursorOver(hit.part));
    if (isOther) {
        m_view.updateItem(before);
        m_view.updateItem(item);
    }
    if (!hit.link.isEmpty())
        m_view.showLink(hit.link, QRect(mouse, QSize(1, 1)));
    else if (wasLink)
        m_view.tellOfStop();
}

void TranscriptMouse::forget()
{
    m_hoverItem = -1;
    m_hover = {};
}

void TranscriptMouse::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return;
    m_mouse = event.position();
    updateHover(m_mouse);
    m_pressedItem = m_hoverItem;
    m_pressed = m_hover;
    if (isButton(m_pressed.part))
        return;
    m_selecting = true;
    const TextPlace place = m_view.content().placeAt(m_view.toContent(m_mouse));
    if (!place.isValid())
        return;
    TranscriptSelection& selection = m_view.selection();
    const auto since = m_clock.elapsedSince(m_doubleClickAt).count();
    const bool isTriple = m_wasDouble && since < QApplication::doubleClickInterval()
        && (m_mouse - m_doubleClick).manhattanLength() < QApplication::startDragDistance();
    m_wasDouble = false;
    if (event.modifiers().testFlag(Qt::ShiftModifier) && selection.hasCursor())
        selection.extendTo(place);
    else
        selection.begin(place, isTriple ? TranscriptSelection::Unit::Paragraph : TranscriptSelection::Unit::Character);
    m_view.selectionChanged();
    m_view.tellOfStop();
}

void TranscriptMouse::doubleClick(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return;
    m_mouse = event.position();
    updateHover(m_mouse);
    m_pressedItem = m_hoverItem;
    m_pressed = m_hover;
    if (isButton(m_pressed.part))
        return;
    const TextPlace place = m_view.content().placeAt(m_view.toContent(m_mouse));
    if (!place.isValid())
        return;
    m_selecting = true;
    m_wasDouble = true;
    m_doubleClickAt = m_clock.steadyTime();
    m_doubleClick = m_mouse;
    m_view.selection().begin(place, TranscriptSelection::Unit::Word);
    m_view.selectionChanged();
}

void TranscriptMouse::move(const QMouseEvent& event)
{
    m_mouse = event.position();
    if (!m_selecting) {
        updateHover(m_mouse);
        return;
    }
    const int height = m_view.viewport()->height();
    const bool isOutside = m_mouse.y() < 0 || m_mouse.y() >= height;
    if (isOutside && !m_autoScroll->isActive())
        m_autoScroll->start(autoScrollTime);
    else if (!isOutside)
        m_autoScroll->stop();
    select(m_mouse);
}

void TranscriptMouse::select(const QPointF& point)
{
    const QRectF inside = QRectF(m_view.viewport()->rect()).adjusted(0, 0, -1, -1);
    const QPointF near(
        std::clamp(point.x(), inside.left(), inside.right()), std::clamp(point.y(), inside.top(), inside.bottom()));
    const TextPlace place = m_view.content().placeAt(m_view.toContent(near));
    if (!place.isValid() || place == m_view.selection().cursor())
        return;
    m_view.selection().extendTo(place);
    m_view.selectionChanged();
}

void TranscriptMouse::scrollWhileSelecting()
{
    if (!m_selecting)
        return;
    const qreal over = m_mouse.y() < 0 ? m_mouse.y() : qMax(0.0, m_mouse.y() - m_view.viewport()->height());
    if (over == 0)
        return;
    const int by = qMax(leastAutoScroll, qRound(qAbs(over) * autoScrollShare));
    m_view.scrollBy(over < 0 ? -by : by);
    select(m_mouse);
    m_autoScroll->start(autoScrollTime);
}

void TranscriptMouse::release(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return;
    m_selecting = false;
    m_autoScroll->stop();
    updateHover(event.position());
    const MessageHit hit = m_hover;
    const int item = std::exchange(m_pressedItem, -1);
    const bool isSame = m_hoverItem == item && hit.part == m_pressed.part && hit.link == m_pressed.link
        && hit.action == m_pressed.action && hit.button == m_pressed.button;
    if (isSame && item >= 0 && (isButton(hit.part) || m_view.selection().isEmpty()))
        m_view.actions().activate(item, hit);
}

void TranscriptMouse::leave()
{
    updateHover(QPointF(-1, -1));
}

void TranscriptMouse::settled()
{
    if (!m_selecting && !m_hover.link.isEmpty())
        updateHover(m_mouse);
}

bool TranscriptMouse::wheel(const QWheelEvent& event)
{
    QPoint by = event.pixelDelta().isNull() ? event.angleDelta() : event.pixelDelta();
    if (event.modifiers().testFlag(Qt::ShiftModifier) && by.x() == 0)
        by = QPoint(by.y(), 0);
    if (qAbs(by.x()) <= qAbs(by.y()))
        return false;
    int item = -1;
    const MessageHit hit = m_view.content().hitAt(m_view.toContent(event.position()), &item);
    return hit.box.isValid() && m_view.scrollBox(item, hit.section, hit.box, -by.x());
}

} // namespace spyhop::ui
