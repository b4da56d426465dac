// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptstops.h"

#include "core/typeset/flattext.h"
#include "ui/chat/blockparts.h"

#include <array>

namespace spyhop::ui {

namespace {

using Kind = TranscriptStop::Kind;

constexpr std::array sections{MessageSection::Reasoning, MessageSection::Body};

std::optional<Kind> kindOf(const text::Block& block)
{
    switch (block.kind) {
    case text::BlockKind::Code:
        return Kind::Code;
    case text::BlockKind::Table:
        return Kind::Table;
    case text::BlockKind::Formula:
        return Kind::Formula;
    case text::BlockKind::Paragraph:
    case text::BlockKind::Heading:
    case text::BlockKind::List:
    case text::BlockKind::Item:
    case text::BlockKind::Quote:
    case text::BlockKind::Rule:
        break;
    }
    return std::nullopt;
}

//! First to last.
QList<TranscriptStop> stopsOf(const typeset::DocumentLayout& document, int item, MessageSection section)
{
    QList<TranscriptStop> stops;
    for (qsizetype i = 0; i < document.blockCount(); ++i) {
        const text::Block& block = document.block(i);
        const qsizetype start = document.blockStart(i);
        if (const std::optional<Kind> kind = kindOf(block)) {
            const AccessiblePart part{AccessiblePart::Kind::Block, item, section, i};
            stops.append(TranscriptStop{*kind, part, start, start + typeset::flatLength(block), {}});
            continue;
        }
        const QList<BlockPart> parts = blockParts(block);
        for (qsizetype j = 0; j < parts.size(); ++j) {
            const bool isLink = parts[j].role == QAccessible::Link;
            if (!isLink && parts[j].role != QAccessible::Equation)
                continue;
            const AccessiblePart part{AccessiblePart::Kind::Child, item, section, i, static_cast<int>(j)};
            stops.append(TranscriptStop{isLink ? Kind::Link : Kind::Formula, part, start + parts[j].from,
                start + parts[j].to, parts[j].address});
        }
    }
    return stops;
}

} // namespace

QString latexAt(TranscriptContent& content, const TextPlace& place)
{
    if (!place.isValid() || place.item >= content.count())
        return {};
    const typeset::DocumentLayout& document = content.read(place.item, place.section);
    for (const TranscriptStop& stop : stopsOf(document, place.item, place.section)) {
        if (stop.kind != Kind::Formula || place.offset < stop.from || place.offset > stop.to)
            continue;
        const text::Block& block = document.block(stop.part.block);
        return block.kind == text::BlockKind::Formula ? typeset::latexOf(block.inlines.first())
                                                      : blockParts(block).at(stop.part.child).latex;
    }
    return {};
}

std::optional<TranscriptStop> nextStop(TranscriptContent& content, const TextPlace& place, bool forward)
{
    const int step = forward ? 1 : -1;
    for (int item = qBound(0, place.item, content.count() - 1); item >= 0 && item < content.count(); item += step) {
        for (std::size_t n = 0; n < sections.size(); ++n) {
            const MessageSection section = forward ? sections.at(n) : sections.at(sections.size() - 1 - n);
            const bool isSame = item == place.item && section == place.section;
            const bool isPassed = item == place.item && !isSame && (section > place.section) != forward;
            if (isPassed || !content.item(item).isShown(section))
                continue;
            const QList<TranscriptStop> stops = stopsOf(content.read(item, section), item, section);
            content.forgetUnlessLaidOut(item);
            for (qsizetype i = 0; i < stops.size(); ++i) {
                const TranscriptStop& stop = stops[forward ? i : stops.size() - 1 - i];
                if (!isSame || (forward ? stop.from > place.offset : stop.from < place.offset))
                    return stop;
            }
        }
    }
    return std::nullopt;
}

} // namespace spyhop::ui
