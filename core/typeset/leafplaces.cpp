// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the characters of a leaf stand, and their painting.
#include "core/typeset/leaf.h"

#include <QtGui/QGlyphRun>
#include <QtGui/QPainter>
#include <QtGui/QRawFont>
#include <algorithm>
#include <optional>
#include <utility>

namespace spyhop::typeset {

namespace {

constexpr qreal joint = 1; // px between places that touch: advances may be rounded
constexpr qreal leastStretch = 2; // px
constexpr qreal selectionEdge = 0.2; // of a line's height, above and below what is a hit and selected

//! Something in it is written from right to left.
bool turnsAround(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        const QChar::Direction direction = c.direction();
        return direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirRLE
            || direction == QChar::DirRLO || direction == QChar::DirRLI || direction == QChar::DirAN;
    });
}

//! Left and right end (px) of a character. At the beginning of a run against the paragraph's direction, the cursor has
//! both its edges where the text before it ends, away from it: there the glyph tells.
std::pair<qreal, qreal> endsOf(const QTextLine& line, int at, int next)
{
    int leading = at, trailing = at;
    const qreal begin = line.cursorToX(&leading, QTextLine::Leading);
    const qreal end = line.cursorToX(&trailing, QTextLine::Trailing);
    if (qAbs(begin - end) > joint)
        return std::minmax({begin, end});
    std::optional<std::pair<qreal, qreal>> ends;
    for (const QGlyphRun& run : line.glyphRuns(at, next - at)) {
        const QList<QPointF> places = run.positions();
        const QList<QPointF> advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes());
        for (qsizetype i = 0; i < qMin(places.size(), advances.size()); ++i) {
            const qreal left = places[i].x(), right = left + advances[i].x();
            ends = ends ? std::pair{qMin(ends->first, left), qMax(ends->second, right)} : std::pair{left, right};
        }
    }
    return ends.value_or(std::pair{begin, begin});
}

bool isIn(const QList<QRectF>& boxes, const QPointF& point)
{
    return std::any_of(boxes.begin(), boxes.end(), [&point](const QRectF& box) { return box.contains(point); });
}

} // namespace

QList<std::pair<qreal, qreal>> Leaf::lineEdges() const
{
    ensureLines();
    QList<std::pair<qreal, qreal>> edges;
    for (const Row& row : std::as_const(m_rows))
        edges.append({row.top, row.top + row.height});
    return edges;
}

int Leaf::lineAt(qreal y) const
{
    const auto below = std::upper_bound(
        m_rows.cbegin(), m_rows.cend(), y, [](qreal value, const Row& row) { return value < row.top; });
    return qMax(0, static_cast<int>(below - m_rows.cbegin()) - 1);
}

qsizetype Leaf::offsetAt(const QPointF& point) const
{
    ensureLines();
    if (m_layout->lineCount() == 0)
        return 0;
    const QTextLine line = m_layout->lineAt(lineAt(point.y()));
    qsizetype offset = line.xToCursor(point.x());
    // A click after the last letter of a line stays on that line.
    const qsizetype end = line.textStart() + line.textLength();
    if (offset == end && end > line.textStart() && m_text[end - 1] == u'\n')
        --offset;
    return std::clamp<qsizetype>(offset, 0, m_text.size());
}

QString Leaf::linkAt(const QPointF& point) const
{
    return addressAt(m_links, point);
}

QString Leaf::noteAt(const QPointF& point) const
{
    return addressAt(m_notes, point);
}

QString Leaf::addressAt(const QList<LinkRange>& ranges, const QPointF& point) const
{
    if (ranges.isEmpty())
        return {};
    ensureLines();
    for (const LinkRange& link : ranges) {
        const qsizetype end = link.range.start + link.range.length;
        const int line = lineAt(point.y());
        if (point.y() >= 0 && point.y() < height() && isIn(stretches(line, link.range.start, end), point))
            return link.address;
    }
    return {};
}

QRectF Leaf::caret(qsizetype offset) const
{
    ensureLines();
    const QTextLine line = m_layout->lineForTextPosition(static_cast<int>(offset));
    if (!line.isValid())
        return QRectF(0, 0, 1, m_lineHeight);
    const Row row = rowAt(line.lineNumber());
    return QRectF(line.cursorToX(static_cast<int>(offset)), row.top, 1, row.height);
}

QList<QRectF> Leaf::stretches(int lineNumber, qsizetype from, qsizetype to) const
{
    if (lineNumber >= m_layout->lineCount())
        return {};
    const QTextLine line = m_layout->lineAt(lineNumber);
    const auto first = static_cast<int>(qMax<qsizetype>(from, line.textStart()));
    const auto last = static_cast<int>(qMin<qsizetype>(to, line.textStart() + line.textLength()));
    if (first >= last)
        return {};
    const Row row = rowAt(lineNumber);
    QList<std::pair<qreal, qreal>> places;
    const QString text = m_layout->text();
    if (!text.isRightToLeft() && !turnsAround(QStringView(text).sliced(line.textStart(), line.textLength()))) {
        places.append(std::minmax({line.cursorToX(first), line.cursorToX(last)}));
    } else {
        // What follows in the text need not stand beside it.
        for (int at = first; at < last;) {
            const int next = qMax(at + 1, m_layout->nextCursorPosition(at));
            places.append(endsOf(line, at, next));
            at = next;
        }
        std::sort(places.begin(), places.end());
    }
    QList<QRectF> boxes;
    for (const auto& [left, right] : std::as_const(places)) {
        const QRectF one(left, row.top, right - left, row.height);
        if (!boxes.isEmpty() && left <= boxes.last().right() + joint)
            boxes.last() |= one;
        else
            boxes.append(one);
    }
    for (QRectF& one : boxes)
        one.setWidth(qMax(one.width(), leastStretch));
    return boxes;
}

void Leaf::paint(QPainter& painter, const QPointF& at, const QRectF& clip, qsizetype from, qsizetype to,
    const QList<Highlight>& highlights) const
{
    ensureLines();
    if (m_layout->lineCount() == 0)
        return;
    const int first = lineAt(clip.top() - at.y());
    const int last = lineAt(clip.bottom() - at.y());
    // The characters of a drawn formula have no places of their own: what lies in it marks all of it.
    const auto whole = [this](const Range& range) {
        std::pair<qsizetype, qsizetype> ends{range.start, range.start + range.length};
        for (const FormulaRun& run : m_formulas) {
            const qsizetype end = run.range.start + run.range.length;
            if (run.range.start < ends.second && end > ends.first)
                ends = {qMin(ends.first, run.range.start), qMax(ends.second, end)};
        }
        return ends;
    };
    painter.setPen(Qt::NoPen);
    for (int i = first; i <= last; ++i) {
        for (const Range& run : m_codeRuns) {
            painter.setBrush(m_sunken);
            const qreal inset = qMax(1.0, (m_lineHeight - 20) / 2);
            for (const QRectF& box : stretches(i, run.start, run.start + run.length))
                painter.drawRoundedRect(box.translated(at).adjusted(-2, inset, 2, -inset), 4, 4);
        }
        for (const QRectF& box : stretches(i, from, to))
            painter.fillRect(box.translated(at), m_selection);
        for (const Highlight& one : highlights) {
            const auto [begin, end] = whole(one.range);
            const auto fill = [&, color = one.color](qsizetype left, qsizetype right, qreal inset) {
                for (const QRectF& box : stretches(i, left, right))
                    painter.fillRect(box.translated(at).adjusted(0, inset, 0, -inset), color);
            };
            if (from >= to || begin >= to || end <= from) {
                fill(begin, end, 0);
                continue;
            }
            fill(begin, from, 0);
            fill(qMax(begin, from), qMin(end, to), selectionEdge * m_lineHeight); // both are to be seen
            fill(to, end, 0);
        }
    }
    painter.setPen(m_color);
    for (int i = first; i <= last; ++i)
        m_layout->lineAt(i).draw(&painter, at);
    paintFormulas(painter, at, first, last);
}

QList<QGlyphRun> Leaf::glyphRuns(qreal top, qreal bottom) const
{
    ensureLines();
    QList<QGlyphRun> runs;
    if (m_layout->lineCount() == 0)
        return runs;
    for (int i = lineAt(top); i <= lineAt(bottom); ++i)
        runs += m_layout->lineAt(i).glyphRuns();
    return runs;
}

} // namespace spyhop::typeset
