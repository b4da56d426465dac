// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdown.h"

#include "core/text/markdownbuilder.h"
#include "core/text/mathscan.h"
#include "core/text/opentail.h"
#include "core/text/spantokens.h"
#include "core/text/tablehints.h"

#include <QtCore/QByteArray>
#include <limits>
#include <md4c.h>
#include <optional>

namespace spyhop::text {

namespace {

MarkdownBuilder* builder(void* pointer)
{
    return static_cast<MarkdownBuilder*>(pointer);
}

//! How often a hint that was wrong is left out and the rest tried again.
constexpr int mostTries = 8;

//! What one run of md4c gives.
struct Reading {
    QList<Block> blocks;
    QList<ParagraphPlace> paragraphs;
    qsizetype wrongHint = -1;
};

//! Nothing: it cannot be read within bounds.
std::optional<Reading> read(
    const QByteArray& utf8, const SpanTokens& tokens, const QList<TableHint>& hints, const QList<HintPlace>& places)
{
    if (utf8.size() > std::numeric_limits<int>::max() / 2)
        return std::nullopt;
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS
        | MD_FLAG_NOHTMLSPANS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) { return builder(data)->enter(type, detail); };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* data) { return builder(data)->leave(type); };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* data) {
        builder(data)->enterSpan(type, detail);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* data) {
        builder(data)->leaveSpan(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* data) {
        builder(data)->text(type, bytes, size);
        return 0;
    };
    MarkdownBuilder tree(utf8, tokens, hints, places);
    if (md_parse(utf8.constData(), static_cast<MD_SIZE>(utf8.size()), &parser, &tree) != 0)
        return std::nullopt;
    return Reading{tree.take(), tree.paragraphs(), tree.wrongHint()};
}

QList<Block> parse(const QString& source, const MathScan& scan)
{
    const SpanTokens tokens(source, scan);
    // QByteArray ends with a NUL that md4c 0.4.8 needs: it reads one byte past a slice cut inside a link.
    const QByteArray utf8 = tokens.areNeeded() ? tokens.tokenized().toUtf8() : source.toUtf8();
    std::optional<Reading> plain = read(utf8, tokens, {}, {});
    if (!plain)
        return {Block{.inlines = {Inline{source, {}, {}}}}};
    QList<TableHint> hints = findTables(utf8, plain->paragraphs);
    for (int i = 0; i < mostTries && !hints.isEmpty(); ++i) {
        const HintedSource hinted = withHints(utf8, hints);
        std::optional<Reading> reading = read(hinted.bytes, tokens, hints, hinted.places);
        if (!reading)
            break;
        if (reading->wrongHint < 0)
            return std::move(reading->blocks);
        hints.removeAt(reading->wrongHint);
    }
    return std::move(plain->blocks);
}

} // namespace

QList<Block> parseMarkdown(const QString& source)
{
    return parse(source, findMath(source, SourceEnd::Final));
}

QList<Block> parseGrowingMarkdown(const QString& source)
{
    const qsizetype held = heldBack(source, findMath(source, SourceEnd::Growing).openFence);
    const QString shown = held == 0 ? source : source.chopped(held);
    return parse(shown, findMath(shown, SourceEnd::Growing));
}

} // namespace spyhop::text
