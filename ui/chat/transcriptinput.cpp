// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptinput.h"

#include "ui/chat/transcriptview.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>
#include <algorithm>

namespace spyhop::ui {

namespace {

constexpr std::chrono::milliseconds autoScrollTime{30};
constexpr qreal autoScrollShare = 0.4; //!< px a step for each px that the mouse is outside
constexpr int leastAutoScroll = 4;
constexpr int sidewaysStep = 48; //!< design px that an arrow key scrolls wide code by

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

} // namespace

TranscriptInput::TranscriptInput(TranscriptView& view, base::Clock& clock)
    : m_view(view)
    , m_clock(clock)
    , m_autoScroll(clock.makeTimer())
{
    connect(m_autoScroll.get(), &base::Timer::fired, this, &TranscriptInput::scrollWhileSelecting);
}

TranscriptInput::~TranscriptInput() = default;

void TranscriptInput::updateHover(const QPointF& point)
{
    int item = -1;
    MessageHit hit;
    if (m_view.viewport()->rect().contains(point.toPoint()))
        hit = m_view.content().hitAt(m_view.toContent(point), &item);
    m_view.setHover(item, hit, point.toPoint());
}

void TranscriptInput::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return;
    m_mouse = event.position();
    updateHover(m_mouse);
    m_pressedItem = m_view.hoveredItem();
    m_pressed = m_view.hovered();
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
    tellOfStop();
}

void TranscriptInput::doubleClick(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return;
    m_mouse = event.position();
    updateHover(m_mouse);
    m_pressedItem = m_view.hoveredItem();
    m_pressed = m_view.hovered();
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

void TranscriptInput::move(const QMouseEvent& event)
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

void TranscriptInput::select(const QPointF& point)
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

void TranscriptInput::scrollWhileSelecting()
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

void TranscriptInput::release(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return;
    m_selecting = false;
    m_autoScroll->stop();
    updateHover(event.position());
    const MessageHit hit = m_view.hovered();
    const int item = std::exchange(m_pressedItem, -1);
    const bool isSame = m_view.hoveredItem() == item && hit.part == m_pressed.part && hit.link == m_pressed.link
        && hit.action == m_pressed.action && hit.button == m_pressed.button;
    if (isSame && item >= 0 && (isButton(hit.part) || m_view.selection().isEmpty()))
        m_view.actions().activate(item, hit);
}

void TranscriptInput::leave()
{
    updateHover(QPointF(-1, -1));
}

void TranscriptInput::settled()
{
    if (!m_selecting && !m_view.hovered().link.isEmpty())
        updateHover(m_mouse);
}

bool TranscriptInput::wheel(const QWheelEvent& event)
{
    QPoint by = event.pixelDelta().isNull() ? event.angleDelta() : event.pixelDelta();
    if (event.modifiers().testFlag(Qt::ShiftModifier) && by.x() == 0)
        by = QPoint(by.y(), 0);
    if (qAbs(by.x()) <= qAbs(by.y()))
        return false;
    int item = -1;
    const MessageHit hit = m_view.content().hitAt(m_view.toContent(event.position()), &item);
    return hit.box.isValid() && scrollBox(item, hit.section, hit.box, -by.x());
}

bool TranscriptInput::scrollBox(int item, MessageSection section, const typeset::BoxId& box, qreal by)
{
    if (!m_view.content().item(item).document(section).scrollBox(box, by))
        return false;
    m_view.updateItem(item);
    return true;
}

bool TranscriptInput::scrollSideways(qreal by)
{
    TranscriptContent& content = m_view.content();
    if (m_view.selection().hasCursor()) {
        const TextPlace& cursor = m_view.selection().cursor();
        const MessageItem& item = content.item(cursor.item);
        const qreal y = item.caret(cursor.section, cursor.offset).center().y() - item.origin(cursor.section).y();
        const typeset::BoxId box = item.document(cursor.section).boxAt(QPointF(1, y));
        if (item.isShown(cursor.section) && box.isValid() && scrollBox(cursor.item, cursor.section, box, by))
            return true;
    }
    const MessageHit& under = m_view.hovered();
    if (m_view.hoveredItem() >= 0 && under.box.isValid()
        && scrollBox(m_view.hoveredItem(), under.section, under.box, by))
        return true;
    const qreal top = m_view.verticalScrollBar()->value();
    const qreal bottom = top + m_view.viewport()->height();
    for (int i = content.itemAt(top); i < content.count() && content.top(i) < bottom; ++i) {
        for (const MessageSection section : {MessageSection::Reasoning, MessageSection::Body}) {
            if (!content.item(i).isShown(section))
                continue;
            const qreal y = content.top(i) + content.item(i).origin(section).y();
            for (const typeset::BoxId& box : content.item(i).document(section).boxesWithin(top - y, bottom - y)) {
                if (scrollBox(i, section, box, by))
                    return true;
            }
        }
    }
    return false;
}

bool TranscriptInput::selectByKey(const QKeyEvent& event)
{
    using Move = TranscriptSelection::Move;
    static const std::pair<QKeySequence::StandardKey, Move> moves[]{
        {QKeySequence::SelectNextChar, Move::Right},
        {QKeySequence::SelectPreviousChar, Move::Left},
        {QKeySequence::SelectNextWord, Move::WordRight},
        {QKeySequence::SelectPreviousWord, Move::WordLeft},
        {QKeySequence::SelectNextLine, Move::LineDown},
        {QKeySequence::SelectPreviousLine, Move::LineUp},
        {QKeySequence::SelectStartOfLine, Move::LineStart},
        {QKeySequence::SelectEndOfLine, Move::LineEnd},
        {QKeySequence::SelectStartOfDocument, Move::Start},
        {QKeySequence::SelectEndOfDocument, Move::End},
    };
    std::optional<Move> wanted;
    for (const auto& [key, move] : moves) {
        if (event.matches(key))
            wanted = move;
    }
    const bool isPage
        = event.modifiers() == Qt::ShiftModifier && (event.key() == Qt::Key_PageUp || event.key() == Qt::Key_PageDown);
    if ((!wanted && !isPage) || m_view.content().isEmpty())
        return false;
    TranscriptSelection& selection = m_view.selection();
    if (!selection.hasCursor())
        selection.begin(m_view.firstInSight(), TranscriptSelection::Unit::Character);
    if (isPage) {
        const int lines = qMax(1, m_view.viewport()->height() / m_view.theme().lineHeight(FontRole::Body) - 1);
        for (int i = 0; i < lines; ++i)
            selection.move(event.key() == Qt::Key_PageUp ? Move::LineUp : Move::LineDown, true);
    } else {
        selection.move(*wanted, true);
    }
    m_view.ensureVisible(selection.cursor());
    m_view.selectionChanged();
    return true;
}

bool TranscriptInput::scrollByKey(const QKeyEvent& event)
{
    QScrollBar* bar = m_view.verticalScrollBar();
    const bool isEnd = event.key() == Qt::Key_Home || event.key() == Qt::Key_End; // with Ctrl the same
    const Qt::KeyboardModifiers others
        = isEnd ? Qt::AltModifier | Qt::MetaModifier : Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    if (event.modifiers() & others)
        return false;
    switch (event.key()) {
    case Qt::Key_Left:
        return scrollSideways(-m_view.theme().px(sidewaysStep));
    case Qt::Key_Right:
        return scrollSideways(m_view.theme().px(sidewaysStep));
    case Qt::Key_Up:
        bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
        return true;
    case Qt::Key_Down:
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        return true;
    case Qt::Key_PageUp:
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        return true;
    case Qt::Key_Space:
        bar->triggerAction(event.modifiers().testFlag(Qt::ShiftModifier) ? QAbstractSlider::SliderPageStepSub
                                                                         : QAbstractSlider::SliderPageStepAdd);
        return true;
    case Qt::Key_PageDown:
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
        return true;
    case Qt::Key_Home:
        bar->triggerAction(QAbstractSlider::SliderToMinimum);
        return true;
    case Qt::Key_End:
        m_view.scrollToEnd();
        return true;
    default:
        return false;
    }
}

bool TranscriptInput::isStep(const QKeyEvent& event)
{
    return (event.modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier
        && (event.key() == Qt::Key_Down || event.key() == Qt::Key_Up);
}

bool TranscriptInput::stepByKey(const QKeyEvent& event)
{
    if (!isStep(event) || m_view.content().isEmpty())
        return false;
    const bool forward = event.key() == Qt::Key_Down;
    TranscriptSelection& selection = m_view.selection();
    TextPlace place = selection.hasCursor() ? selection.from() : m_view.firstInSight();
    if (!selection.hasCursor() && forward)
        --place.offset; // the first in sight counts
    const std::optional<TranscriptStop> stop = nextStop(m_view.content(), place, forward);
    if (!stop)
        return true;
    m_stop = stop;
    const AccessiblePart& part = stop->part;
    selection.begin(TextPlace{part.message, part.section, stop->to}, TranscriptSelection::Unit::Character);
    selection.extendTo(TextPlace{part.message, part.section, stop->from});
    m_view.ensureVisible(selection.cursor());
    m_view.selectionChanged();
    m_view.focusPart(part);
    return true;
}

bool TranscriptInput::isAtStop() const
{
    if (!m_stop)
        return false;
    const TextRange range{m_stop->part.message, m_stop->part.section, m_stop->from, m_stop->to};
    return m_view.selection().ranges() == QList<TextRange>{range}; // else something else has been selected since
}

void TranscriptInput::tellOfStop()
{
    if (!m_view.hovered().link.isEmpty())
        return; // what the mouse is at goes first
    const bool isLink = isAtStop() && m_stop->kind == TranscriptStop::Kind::Link && m_view.hasFocus();
    if (isLink)
        m_view.showLink(m_stop->address, m_view.caretRect(m_view.selection().cursor()));
    else
        m_view.showLink({}, {});
}

void TranscriptInput::act()
{
    if (!isAtStop())
        return;
    const TextRange range{m_stop->part.message, m_stop->part.section, m_stop->from, m_stop->to};
    switch (m_stop->kind) {
    case TranscriptStop::Kind::Link:
        return m_view.actions().openLink(m_stop->address);
    case TranscriptStop::Kind::Code:
    case TranscriptStop::Kind::Table:
        return m_view.actions().copyBlock(m_view.content().read(range.item, range.section).block(m_stop->part.block));
    case TranscriptStop::Kind::Formula:
        return m_view.actions().copySelection(CopyFormat::Standard);
    }
}

bool TranscriptInput::key(const QKeyEvent& event)
{
    const bool isUsed = take(event);
    tellOfStop();
    return isUsed;
}

bool TranscriptInput::take(const QKeyEvent& event)
{
    if (event.matches(QKeySequence::Copy)) {
        m_view.actions().copySelection(CopyFormat::Standard);
        return true;
    }
    if (event.key() == Qt::Key_C && event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        m_view.actions().copySelection(CopyFormat::Markdown);
        return true;
    }
    if (event.matches(QKeySequence::SelectAll)) {
        m_view.selectAll();
        return true;
    }
    if (event.key() == Qt::Key_F3) {
        if (event.modifiers().testFlag(Qt::ShiftModifier))
            m_view.findPrevious();
        else
            m_view.findNext();
        return true;
    }
    if (event.key() == Qt::Key_Escape && !m_view.selection().isEmpty()) {
        m_view.selection().clear();
        m_view.selectionChanged();
        return true;
    }
    if (m_stop && (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)) {
        act();
        return true;
    }
    return stepByKey(event) || selectByKey(event) || scrollByKey(event);
}

} // namespace spyhop::ui
