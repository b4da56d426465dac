// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptselection.h"

#include "core/typeset/copyformats.h"

#include <QtCore/QTextBoundaryFinder>

namespace spyhop::ui {

TranscriptSelection::TranscriptSelection(TranscriptContent& content)
    : m_content(content)
{
}

void TranscriptSelection::clear()
{
    m_anchor = m_cursor = m_from = m_to = {};
    m_x = -1;
}

std::pair<TextPlace, TextPlace> TranscriptSelection::unitAround(const TextPlace& place) const
{
    if (m_unit == Unit::Character || !place.isValid())
        return {place, place};
    const typeset::DocumentLayout& text = m_content.read(place.item, place.section);
    const auto [from, to] = m_unit == Unit::Word ? text.wordAt(place.offset) : text.paragraphAt(place.offset);
    return {TextPlace{place.item, place.section, from}, TextPlace{place.item, place.section, to}};
}

void TranscriptSelection::update()
{
    const auto [anchorFrom, anchorTo] = unitAround(m_anchor);
    const auto [cursorFrom, cursorTo] = unitAround(m_cursor);
    m_from = qMin(anchorFrom, cursorFrom);
    m_to = qMax(anchorTo, cursorTo);
}

void TranscriptSelection::begin(const TextPlace& place, Unit unit)
{
    m_unit = unit;
    m_anchor = m_cursor = place;
    m_x = -1;
    update();
}

void TranscriptSelection::extendTo(const TextPlace& place)
{
    if (!m_anchor.isValid())
        return begin(place, Unit::Character);
    m_cursor = place;
    m_x = -1;
    update();
}

MessageSection TranscriptSelection::firstSection(int item) const
{
    return m_content.item(item).isShown(MessageSection::Reasoning) ? MessageSection::Reasoning : MessageSection::Body;
}

void TranscriptSelection::selectMessage(int item)
{
    m_unit = Unit::Character;
    m_anchor = TextPlace{item, firstSection(item), 0};
    m_cursor = m_content.endOf(item, MessageSection::Body);
    m_x = -1;
    update();
}

bool TranscriptSelection::isWholeMessage(int item) const
{
    return m_from == TextPlace{item, firstSection(item), 0} && m_to == m_content.endOf(item, MessageSection::Body);
}

void TranscriptSelection::selectAll()
{
    if (m_content.isEmpty())
        return;
    m_unit = Unit::Character;
    m_anchor = TextPlace{0, firstSection(0), 0};
    m_cursor = m_content.endOf(m_content.count() - 1, MessageSection::Body);
    m_x = -1;
    update();
}

std::optional<std::pair<int, MessageSection>> TranscriptSelection::neighbour(const TextPlace& place, bool forward) const
{
    if (forward && place.section == MessageSection::Reasoning)
        return std::pair{place.item, MessageSection::Body};
    if (!forward && place.section == MessageSection::Body
        && m_content.item(place.item).isShown(MessageSection::Reasoning))
        return std::pair{place.item, MessageSection::Reasoning};
    const int next = place.item + (forward ? 1 : -1);
    if (next < 0 || next >= m_content.count())
        return std::nullopt;
    return std::pair{next, forward ? firstSection(next) : MessageSection::Body};
}

TextPlace TranscriptSelection::stepped(TextPlace place, bool forward, bool byWord)
{
    const QString text = m_content.read(place.item, place.section).flatText();
    if (forward ? place.offset >= text.size() : place.offset <= 0) {
        const auto next = neighbour(place, forward);
        if (!next)
            return place;
        return forward ? TextPlace{next->first, next->second, 0} : m_content.endOf(next->first, next->second);
    }
    QTextBoundaryFinder finder(byWord ? QTextBoundaryFinder::Word : QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(place.offset);
    if (!byWord) {
        place.offset = forward ? finder.toNextBoundary() : finder.toPreviousBoundary();
        return place;
    }
    // To the end of a word, or back to its start, over what lies between.
    const auto flag = forward ? QTextBoundaryFinder::EndOfItem : QTextBoundaryFinder::StartOfItem;
    qsizetype at = place.offset;
    do {
        at = forward ? finder.toNextBoundary() : finder.toPreviousBoundary();
    } while (at > 0 && at < text.size() && !finder.boundaryReasons().testFlag(flag));
    place.offset = at < 0 ? (forward ? text.size() : 0) : at;
    return place;
}

TextPlace TranscriptSelection::movedByLine(const TextPlace& place, bool down)
{
    m_content.layOutAt(place);
    const QRectF caret = m_content.caret(place);
    const qreal x = m_x >= 0 ? m_x : caret.left();
    // The next line may lie beyond a gap, a footer, or in a block that is not laid out yet.
    constexpr qreal step = 8;
    constexpr qreal farthest = 400;
    for (qreal away = caret.height() / 2 + step; away < farthest; away += step) {
        const qreal y = caret.center().y() + (down ? away : -away);
        if (y < 0 || y > m_content.height())
            break;
        if (m_content.layOutWithin(y, y + 1))
            m_content.place();
        const TextPlace found = m_content.placeAt(QPointF(x, y));
        if (!found.isValid() || (down ? found <= place : found >= place))
            continue;
        m_content.layOutAt(found);
        const QRectF there = m_content.caret(found);
        if (down ? there.top() >= caret.bottom() - 1 : there.bottom() <= caret.top() + 1) {
            m_x = x;
            return found;
        }
    }
    return place;
}

TextPlace TranscriptSelection::moved(TextPlace place, Move move)
{
    switch (move) {
    case Move::Left:
        return stepped(place, false, false);
    case Move::Right:
        return stepped(place, true, false);
    case Move::WordLeft:
        return stepped(place, false, true);
    case Move::WordRight:
        return stepped(place, true, true);
    case Move::LineUp:
        return movedByLine(place, false);
    case Move::LineDown:
        return movedByLine(place, true);
    case Move::LineStart:
    case Move::LineEnd: {
        m_content.layOutAt(place);
        const QRectF caret = m_content.caret(place);
        const qreal x = move == Move::LineStart ? 0 : m_content.width();
        const TextPlace found = m_content.placeAt(QPointF(x, caret.center().y()));
        return found.item == place.item && found.section == place.section ? found : place;
    }
    case Move::MessageStart:
        return TextPlace{place.item, firstSection(place.item), 0};
    case Move::MessageEnd:
        return m_content.endOf(place.item, MessageSection::Body);
    case Move::Start:
        return TextPlace{0, firstSection(0), 0};
    case Move::End:
        return m_content.endOf(m_content.count() - 1, MessageSection::Body);
    }
    return place;
}

void TranscriptSelection::move(Move move, bool extend)
{
    if (!m_cursor.isValid())
        return;
    const bool byLine = move == Move::LineUp || move == Move::LineDown;
    m_unit = Unit::Character;
    m_cursor = moved(m_cursor, move);
    if (!byLine)
        m_x = -1;
    if (!extend)
        m_anchor = m_cursor;
    update();
}

std::pair<qsizetype, qsizetype> TranscriptSelection::rangeIn(int item, MessageSection section) const
{
    if (!m_from.isValid() || isEmpty())
        return {0, 0};
    const auto here = std::pair{item, section};
    const auto first = std::pair{m_from.item, m_from.section};
    const auto last = std::pair{m_to.item, m_to.section};
    if (here < first || here > last)
        return {0, 0};
    const qsizetype from = here == first ? m_from.offset : 0;
    const qsizetype to = here == last ? m_to.offset : m_content.read(item, section).length();
    return {from, to};
}

//! Without reading it, since it may be one of many; nothing of it: 0.
qsizetype TranscriptSelection::toTheEnd(int item, MessageSection section) const
{
    return m_content.item(item).document(section).source().isEmpty() ? 0 : typeset::DocumentPart::end;
}

QList<TextRange> TranscriptSelection::ranges() const
{
    QList<TextRange> all;
    if (!m_from.isValid() || isEmpty())
        return all;
    for (int i = m_from.item; i <= m_to.item; ++i) {
        for (const MessageSection section : {MessageSection::Reasoning, MessageSection::Body}) {
            if (!m_content.item(i).isShown(section))
                continue;
            const auto here = std::pair{i, section};
            const bool isWithin
                = here > std::pair{m_from.item, m_from.section} && here < std::pair{m_to.item, m_to.section};
            const auto [from, to] = isWithin ? std::pair{qsizetype(0), toTheEnd(i, section)} : rangeIn(i, section);
            if (from < to)
                all.append(TextRange{i, section, from, to});
        }
    }
    return all;
}

QString TranscriptSelection::text() const
{
    QStringList parts;
    for (const TextRange& range : ranges())
        parts.append(m_content.read(range.item, range.section).text(range.from, range.to));
    return parts.join(QStringLiteral("\n\n"));
}

} // namespace spyhop::ui
