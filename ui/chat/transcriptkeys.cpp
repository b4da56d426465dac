// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptkeys.h"

#include "ui/chat/transcriptmouse.h"
#include "ui/chat/transcriptview.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QScrollBar>
#include <utility>

namespace spyhop::ui {

namespace {

constexpr int sidewaysStep = 48; //!< design px that an arrow key scrolls wide code by

} // namespace

TranscriptKeys::TranscriptKeys(TranscriptView& view)
    : m_view(view)
{
}

bool TranscriptKeys::scrollSideways(qreal by)
{
    TranscriptContent& content = m_view.content();
    if (m_view.selection().hasCursor()) {
        const TextPlace& cursor = m_view.selection().cursor();
        const MessageItem& item = content.item(cursor.item);
        const qreal y = item.caret(cursor.section, cursor.offset).center().y() - item.origin(cursor.section).y();
        const typeset::BoxId box = item.document(cursor.section).boxAt(QPointF(1, y));
        if (item.isShown(cursor.section) && box.isValid() && m_view.scrollBox(cursor.item, cursor.section, box, by))
            return true;
    }
    const MessageHit& under = m_view.mouse().hovered();
    if (m_view.mouse().hoveredItem() >= 0 && under.box.isValid()
        && m_view.scrollBox(m_view.mouse().hoveredItem(), under.section, under.box, by))
        return true;
    const qreal top = m_view.verticalScrollBar()->value();
    const qreal bottom = top + m_view.viewport()->height();
    for (int i = content.itemAt(top); i < content.count() && content.top(i) < bottom; ++i) {
        for (const MessageSection section : {MessageSection::Reasoning, MessageSection::Body}) {
            if (!content.item(i).isShown(section))
                continue;
            const qreal y = content.top(i) + content.item(i).origin(section).y();
            for (const typeset::BoxId& box : content.item(i).document(section).boxesWithin(top - y, bottom - y)) {
                if (m_view.scrollBox(i, section, box, by))
                    return true;
            }
        }
    }
    return false;
}

bool TranscriptKeys::selectByKey(const QKeyEvent& event)
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

bool TranscriptKeys::scrollByKey(const QKeyEvent& event)
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

bool TranscriptKeys::isStep(const QKeyEvent& event)
{
    return (event.modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier
        && (event.key() == Qt::Key_Down || event.key() == Qt::Key_Up);
}

bool TranscriptKeys::stepByKey(const QKeyEvent& event)
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

bool TranscriptKeys::isAtStop() const
{
    if (!m_stop)
        return false;
    const TextRange range{m_stop->part.message, m_stop->part.section, m_stop->from, m_stop->to};
    return m_view.selection().ranges() == QList<TextRange>{range}; // else something else has been selected since
}

void TranscriptKeys::tellOfStop()
{
    if (!m_view.mouse().hovered().link.isEmpty())
        return; // what the mouse is at goes first
    const bool isLink = isAtStop() && m_stop->kind == TranscriptStop::Kind::Link && m_view.hasFocus();
    if (isLink)
        m_view.showLink(m_stop->address, m_view.caretRect(m_view.selection().cursor()));
    else
        m_view.showLink({}, {});
}

void TranscriptKeys::act()
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

bool TranscriptKeys::key(const QKeyEvent& event)
{
    const bool isUsed = take(event);
    tellOfStop();
    return isUsed;
}

bool TranscriptKeys::take(const QKeyEvent& event)
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
