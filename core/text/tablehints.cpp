// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tablehints.h"

#include <algorithm>
#include <optional>

namespace spyhop::text {

namespace {

constexpr int leastRule = 3; //!< characters of a rule's cell that md4c knows one by
constexpr const char* commentLine = "<!-- -->";

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

qsizetype lineEnd(QByteArrayView source, qsizetype at)
{
    const qsizetype feed = source.indexOf('\n', at);
    return feed < 0 ? source.size() : feed;
}

//! Where a line's text begins after white space and quote signs.
qsizetype textStart(QByteArrayView source, qsizetype at, qsizetype end)
{
    while (at < end && (isBlank(source[at]) || source[at] == '>'))
        ++at;
    return at;
}

struct RuleCell {
    qsizetype dash = 0; //!< the first one
    int length = 0; //!< with its colons
};

//! The cells of the line between a table's head and its rows; empty: it is none.
QList<RuleCell> ruleCells(QByteArrayView source, qsizetype at, qsizetype end)
{
    const auto skipBlanks = [&] {
        while (at < end && isBlank(source[at]))
            ++at;
    };
    const auto takes = [&](char c) {
        const bool isThere = at < end && source[at] == c;
        at += isThere ? 1 : 0;
        return isThere;
    };
    if (end > at && source[end - 1] == '\r')
        --end;
    QList<RuleCell> cells;
    bool hasBar = takes('|');
    skipBlanks();
    while (at < end) {
        const qsizetype start = at;
        takes(':');
        const qsizetype dash = at;
        while (takes('-')) { }
        if (at == dash)
            return {};
        takes(':');
        cells.append(RuleCell{dash, static_cast<int>(qMin<qsizetype>(at - start, leastRule))});
        skipBlanks();
        if (takes('|'))
            hasBar = true;
        else if (at < end)
            return {};
        skipBlanks();
    }
    return hasBar ? cells : QList<RuleCell>();
}

//! Whether a line has as many cells as the rule below it: a bar within code may be one of them, or of the code.
bool hasCells(QByteArrayView line, qsizetype wanted)
{
    line = line.trimmed();
    const bool opens = line.startsWith('|');
    qsizetype bars = 0, barsInCode = 0;
    bool isInCode = false, endsInBar = false;
    for (qsizetype i = opens ? 1 : 0; i < line.size(); ++i) {
        endsInBar = false;
        if (line[i] == '\\') {
            ++i;
        } else if (line[i] == '`') {
            isInCode = !isInCode;
            while (i + 1 < line.size() && line[i + 1] == '`')
                ++i;
        } else if (line[i] == '|') {
            ++(isInCode ? barsInCode : bars);
            endsInBar = true;
        }
    }
    if (!opens && bars + barsInCode == 0)
        return false;
    const qsizetype cells = bars + (endsInBar ? 0 : 1);
    return cells == wanted || cells + barsInCode == wanted;
}

struct SourceLine {
    qsizetype start = 0, text = 0, end = 0;
};

//! The table whose head is one line and whose rule the next.
std::optional<TableHint> tableOf(
    QByteArrayView source, const SourceLine& head, const SourceLine& rule, bool isFirst, const ParagraphPlace& place)
{
    const char first = rule.text < rule.end ? source[rule.text] : '\0';
    if (first != '|' && first != '-' && first != ':')
        return std::nullopt;
    const QByteArrayView ruleStart = source.sliced(rule.start, rule.text - rule.start);
    const QByteArrayView headStart = source.sliced(head.start, head.text - head.start);
    // A line that goes on with a quote's or an item's words from outside of it is no row.
    if (std::count(ruleStart.begin(), ruleStart.end(), '>') != place.quotes || (place.isInItem && ruleStart.isEmpty()))
        return std::nullopt;
    const bool isOutside = std::count(headStart.begin(), headStart.end(), '>') != place.quotes
        || (place.isInItem && headStart.isEmpty());
    if (!isFirst && isOutside)
        return std::nullopt;
    const QList<RuleCell> cells = ruleCells(source, rule.text, rule.end);
    if (cells.isEmpty() || !hasCells(source.sliced(head.text, head.end - head.text), cells.size()))
        return std::nullopt;
    TableHint hint{.head = head.start, .needsBreak = !isFirst, .depth = place.depth};
    for (const RuleCell& cell : cells) {
        if (cell.length < leastRule)
            hint.dashes.append(TableHint::Dashes{cell.dash, leastRule - cell.length});
    }
    // Its rule is whole: what is above it are a link's definitions, which md4c takes out later.
    const auto isStart = [](char c) { return isBlank(c) || c == '>'; };
    hint.needsBreak = hint.needsBreak || hint.dashes.isEmpty();
    if (hint.needsBreak && !std::all_of(headStart.begin(), headStart.end(), isStart))
        return std::nullopt;
    hint.lineStart = headStart.toByteArray();
    return hint;
}

std::optional<TableHint> tableIn(QByteArrayView source, const ParagraphPlace& place)
{
    SourceLine above{source.first(place.begin).lastIndexOf('\n') + 1, place.begin, lineEnd(source, place.begin)};
    for (bool isFirst = true; above.end < place.end; isFirst = false) {
        SourceLine line{above.end + 1, 0, lineEnd(source, above.end + 1)};
        line.text = textStart(source, line.start, line.end);
        if (auto hint = tableOf(source, above, line, isFirst, place))
            return hint;
        above = line;
    }
    return std::nullopt;
}

} // namespace

QList<TableHint> findTables(QByteArrayView source, const QList<ParagraphPlace>& paragraphs)
{
    QList<TableHint> hints;
    for (const ParagraphPlace& place : paragraphs) {
        if (auto hint = tableIn(source, place))
            hints.append(std::move(*hint));
    }
    return hints;
}

HintedSource withHints(QByteArrayView source, const QList<TableHint>& hints)
{
    HintedSource result;
    qsizetype at = 0;
    const auto copyTo = [&](qsizetype end) {
        result.bytes.append(source.data() + at, end - at);
        at = end;
    };
    const auto put = [&result](const QByteArray& bytes, qsizetype hint, bool isBreak) {
        result.places.append(HintPlace{result.bytes.size(), result.bytes.size() + bytes.size(), hint, isBreak});
        result.bytes += bytes;
    };
    result.bytes.reserve(source.size() + 64 * hints.size());
    for (qsizetype i = 0; i < hints.size(); ++i) {
        const TableHint& hint = hints[i];
        if (hint.needsBreak) {
            copyTo(hint.head);
            result.bytes += hint.lineStart;
            put(commentLine, i, true);
            result.bytes += '\n';
        }
        for (const TableHint::Dashes& dashes : hint.dashes) {
            copyTo(dashes.at);
            put(QByteArray(dashes.count, '-'), i, false);
        }
    }
    copyTo(source.size());
    return result;
}

} // namespace spyhop::text
