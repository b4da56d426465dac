// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/pagecuts.h"

#include <algorithm>
#include <optional>

namespace spyhop::typeset {

namespace {

constexpr qreal hair = 0.5; // px: lines that touch may overlap by rounding

//! What must not be cut: px from the document's top.
struct Span {
    qreal top = 0, bottom = 0;
    bool staysWithNext = false; //!< a heading
};

struct Spans {
    QList<Span> all; //!< in order of their tops
    qreal tallest = 0;
};

enum class Unit { Row, Line };

//! `unit`: whether a table's cells are whole or may be cut between their lines.
Spans spansOf(const QList<PlacedPiece>& pieces, Unit unit)
{
    Spans spans;
    const auto add = [&spans](const Span& span) {
        spans.all.append(span);
        spans.tallest = qMax(spans.tallest, span.bottom - span.top);
    };
    for (const PlacedPiece& placed : pieces) {
        const bool isHeading = placed.piece.block.kind == text::BlockKind::Heading;
        const bool isWhole = unit == Unit::Row && placed.piece.block.kind == text::BlockKind::Table;
        for (const Leaf& leaf : placed.piece.leaves) {
            const qreal corner = placed.top + leaf.position.y();
            if (isWhole) {
                add(Span{corner, corner + leaf.height(), false});
                continue;
            }
            for (const auto& [top, bottom] : leaf.lineEdges())
                add(Span{corner + top, corner + bottom, isHeading});
        }
    }
    std::sort(spans.all.begin(), spans.all.end(), [](const Span& a, const Span& b) { return a.top < b.top; });
    return spans;
}

//! The lowest place in (from, limit] above which every span that began has ended; nothing: there is none.
std::optional<qreal> lowestCut(const Spans& spans, qreal from, qreal limit)
{
    // What ended above `from` is behind us.
    const auto first = std::partition_point(spans.all.cbegin(), spans.all.cend(),
        [earliest = from - spans.tallest - hair](const Span& span) { return span.top < earliest; });
    qreal reach = from; // lower edge of all that began
    bool staysWithNext = false;
    std::optional<qreal> free, underHeading;
    for (auto span = first; span != spans.all.cend() && span->top <= limit; ++span) {
        if (span->top >= reach - hair && span->top > from + hair)
            (staysWithNext ? underHeading : free) = span->top;
        staysWithNext = span->bottom >= reach && span->staysWithNext;
        reach = qMax(reach, span->bottom);
    }
    return free ? free : underHeading;
}

} // namespace

QList<qreal> cutsBetweenLines(const QList<PlacedPiece>& pieces, qreal height, const PageRoom& room)
{
    const Spans rows = spansOf(pieces, Unit::Row);
    std::optional<Spans> lines; // needed only if a row is higher than a page
    QList<qreal> cuts;
    qreal begin = 0;
    qreal left = room.first;
    while (height - begin > left) {
        std::optional<qreal> cut = lowestCut(rows, begin, begin + left);
        const bool isWholePage = left >= room.page;
        if (!cut && isWholePage) {
            if (!lines)
                lines = spansOf(pieces, Unit::Line);
            cut = lowestCut(*lines, begin, begin + left);
        }
        // On what is left of a page nothing need stand; a whole page takes what fits of a line that is higher.
        begin = cut ? *cut : isWholePage ? begin + left : begin;
        cuts.append(begin);
        left = room.page;
    }
    cuts.append(height);
    return cuts;
}

} // namespace spyhop::typeset
