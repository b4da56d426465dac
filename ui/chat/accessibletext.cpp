// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/accessibletext.h"

#include "ui/chat/accessiblepart.h"
#include "ui/chat/transcriptview.h"

namespace spyhop::ui {

AccessibleText::AccessibleText(const AccessiblePartInterface& part)
    : m_part(part)
{
}

TextPlace AccessibleText::place(int offset) const
{
    const auto [from, to] = m_part.range();
    return TextPlace{m_part.part().message, m_part.part().section, qMin(from + offset, to)};
}

int AccessibleText::selectionCount() const
{
    int from = 0;
    int to = 0;
    selection(0, &from, &to);
    return from < to ? 1 : 0;
}

void AccessibleText::selection(int, int* from, int* to) const
{
    *from = *to = 0;
    const auto [begin, end] = m_part.range();
    const auto [selectedFrom, selectedTo]
        = m_part.view().selection().rangeIn(m_part.part().message, m_part.part().section);
    const qsizetype first = qMax(begin, selectedFrom);
    const qsizetype last = qMin(end, selectedTo);
    if (first >= last)
        return;
    *from = static_cast<int>(first - begin);
    *to = static_cast<int>(last - begin);
}

void AccessibleText::setSelection(int, int from, int to)
{
    m_part.view().selection().begin(place(from), TranscriptSelection::Unit::Character);
    m_part.view().selection().extendTo(place(to));
    m_part.view().selectionChanged();
}

void AccessibleText::addSelection(int from, int to)
{
    setSelection(0, from, to);
}

void AccessibleText::removeSelection(int)
{
    m_part.view().selection().clear();
    m_part.view().selectionChanged();
}

int AccessibleText::cursorPosition() const
{
    const auto [from, to] = m_part.range();
    const TextPlace& cursor = m_part.view().selection().cursor();
    const bool isHere = cursor.item == m_part.part().message && cursor.section == m_part.part().section
        && cursor.offset >= from && cursor.offset <= to;
    return isHere ? static_cast<int>(cursor.offset - from) : -1;
}

void AccessibleText::setCursorPosition(int position)
{
    m_part.view().selection().begin(place(position), TranscriptSelection::Unit::Character);
    m_part.view().ensureVisible(place(position));
}

QString AccessibleText::text(int from, int to) const
{
    const auto [begin, end] = m_part.range();
    // The flat text itself: markers would shift what is asked for.
    return m_part.document().flatText(begin).left(end - begin).mid(from, to - from);
}

int AccessibleText::characterCount() const
{
    const auto [from, to] = m_part.range();
    return static_cast<int>(to - from);
}

QRect AccessibleText::characterRect(int offset) const
{
    const QRectF here = m_part.view().content().caret(place(offset));
    const QRectF next = m_part.view().content().caret(place(offset + 1));
    QRectF box = here;
    if (next.top() == here.top() && next.left() > here.left())
        box.setRight(next.left());
    const QPointF corner = m_part.view().fromContent(box.topLeft());
    return QRect(m_part.view().viewport()->mapToGlobal(corner.toPoint()), box.size().toSize());
}

int AccessibleText::offsetAtPoint(const QPoint& point) const
{
    const QPoint inView = m_part.view().viewport()->mapFromGlobal(point);
    const TextPlace found = m_part.view().content().placeAt(m_part.view().toContent(inView));
    const auto [from, to] = m_part.range();
    const bool isHere = found.item == m_part.part().message && found.section == m_part.part().section
        && found.offset >= from && found.offset <= to;
    return isHere ? static_cast<int>(found.offset - from) : -1;
}

void AccessibleText::scrollToSubstring(int from, int)
{
    m_part.view().ensureVisible(place(from));
}

QString AccessibleText::attributes(int, int* from, int* to) const
{
    *from = 0;
    *to = characterCount();
    const bool isHeading
        = m_part.part().kind == AccessiblePart::Kind::Block && m_part.block().kind == text::BlockKind::Heading;
    return isHeading ? QStringLiteral("level:%1").arg(m_part.block().level) : QString();
}

} // namespace spyhop::ui
