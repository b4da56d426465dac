// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdownstream.h"

#include "core/text/markdown.h"
#include "core/text/mathscan.h"
#include "core/text/openblock.h"

#include <algorithm>
#include <tuple>

namespace spyhop::text {

namespace {

//! Cuts tried for one update, from the last backwards.
constexpr int triesPerUpdate = 3;
constexpr qsizetype readAgainBelow = 32 * 1024; // characters
constexpr qsizetype settledAfter = 2'000; // characters: parts of a long block, each some ten of a frame's microseconds

// Characters that may be parsed: for each update (about a millisecond), for each new one, and at most in advance.
constexpr qint64 parsedPerUpdate = 10'000, parsedPerCharacter = 8, parsedInAdvance = 64'000;

//! Whether a line that begins like this may yet turn out to continue a list above it.
bool mayBeListItem(QStringView line)
{
    const QChar first = line.front();
    if (first == u'-' || first == u'+' || first == u'*')
        return line.size() < 2 || line[1].isSpace();
    if (!first.isDigit())
        return false;
    qsizetype i = 0;
    while (i < line.size() && line[i].isDigit())
        ++i;
    return i == line.size() || line[i] == u'.' || line[i] == u')';
}

} // namespace

void MarkdownStream::append(const QString& text)
{
    m_source += text;
    m_dirty = true;
}

QList<Block> MarkdownStream::parse(const QString& part, const LinkDefinitions& definitions, bool growing)
{
    const QString before = definitions.neededBy(part);
    const QString text = before.isEmpty() ? part : before + part;
    m_parsed += text.size();
    return growing ? parseGrowingMarkdown(text) : parseMarkdown(text);
}

void MarkdownStream::update()
{
    if (!m_dirty)
        return;
    m_debt = qMax(m_debt, -parsedInAdvance) - parsedPerUpdate - parsedPerCharacter * (m_source.size() - m_paidFor);
    m_paidFor = m_source.size();
    if (m_debt > 0)
        return;
    const qint64 before = m_parsed;
    read();
    m_debt += m_parsed - before;
    m_dirty = false;
}

void MarkdownStream::read()
{
    if (m_fence) {
        if (m_fence->grow(sourceFrom(m_frozenEnd), &m_tail.last().code, &m_parsed)) {
            m_tried = qMax(m_tried, m_frozenEnd + m_fence->lastLine());
            return;
        }
        m_fence.reset();
    }

    m_itemCut = -1;
    const QList<qsizetype> cuts = newCuts();
    readTail();
    bool isFrozen = freezeAny(cuts);
    if (!isFrozen && m_paragraph && !cuts.isEmpty()) {
        // Its parts may give something else than the whole, as addresses that run into each other do.
        m_paragraph.reset();
        readTail();
        isFrozen = freezeAny(cuts);
    }
    // The first item of a list freezes what is above the list.
    if (!isFrozen && m_itemCut >= 0 && m_tail.size() > 1 && m_tail.last().kind == BlockKind::List
        && m_tail.last().children.size() == 1)
        std::ignore = freezeAt(m_itemCut);
    settle();
    settleParagraph();
    enterFence();
}

bool MarkdownStream::freezeAny(const QList<qsizetype>& cuts)
{
    bool isFrozen = false;
    for (int i = 0; i < triesPerUpdate && i < cuts.size() && !isFrozen; ++i)
        isFrozen = freezeAt(cuts[cuts.size() - 1 - i]);
    return isFrozen;
}

void MarkdownStream::readTail()
{
    if (m_paragraph) {
        const QString rest = OpenParagraph::head + m_source.mid(m_paragraph->end());
        if (!mayDefineLinks(rest)) {
            m_rest = parse(rest, m_definitions, true);
            if (m_paragraph->goOn(m_rest, &m_tail))
                return;
        }
        m_paragraph.reset();
    }
    // A definition in what came may be used by what is settled.
    if (m_settled && !mayDefineLinks(sourceFrom(m_settled->end))) {
        const QList<Block> rest = parse(m_settled->head + m_source.mid(m_settled->end), m_definitions, true);
        if (auto whole = joined(m_settled->blocks, rest, m_settled->apart)) {
            m_tail = std::move(*whole);
            return;
        }
    }
    m_settled.reset();
    m_tail = parse(m_source.mid(m_frozenEnd), m_definitions, true);
}

//! As freezeAt(), within a block.
void MarkdownStream::settle()
{
    const qsizetype from = m_settled ? m_settled->end : m_frozenEnd;
    if (m_tail.isEmpty() || m_source.size() < qMax(m_settleNext, from + settledAfter))
        return;
    const QStringView rest = sourceFrom(from);
    const std::optional<qsizetype> parting = partingIn(rest, m_tail.last().kind);
    if (!parting)
        return;
    m_settleNext = m_source.size() + settledAfter / 2;
    const QStringView part = rest.left(*parting);
    m_parsed += part.size();
    if (mayDefineLinks(rest) || !isClosedPart(part))
        return;
    const bool isTable = m_tail.last().kind == BlockKind::Table;
    const QString head = m_settled ? m_settled->head : isTable ? tableHeadIn(part) : QString();
    if (isTable && head.isEmpty())
        return;
    QList<Block> before = parse((m_settled ? head : QString()) + m_source.mid(from, *parting), m_definitions, false);
    if (m_settled) {
        auto whole = joined(m_settled->blocks, before, m_settled->apart);
        if (!whole)
            return;
        before = std::move(*whole);
    }
    const bool apart = endsInEmptyLine(part);
    const QList<Block> after = parse(head + m_source.mid(from + *parting), m_definitions, true);
    if (joined(before, after, apart) != m_tail)
        return;
    m_settled = Settled{std::move(before), head, from + *parting, apart};
}

void MarkdownStream::settleParagraph()
{
    const qsizetype from = m_paragraph ? m_paragraph->end() : m_frozenEnd;
    if (m_settled || m_tail.isEmpty() || m_tail.last().kind != BlockKind::Paragraph
        || m_source.size() < qMax(m_settleNext, from + settledAfter))
        return;
    m_settleNext = m_source.size() + settledAfter / 2;
    const QString head = m_paragraph ? QString(OpenParagraph::head) : QString();
    const std::optional<qsizetype> parting = OpenParagraph::partingIn(sourceFrom(from), m_paragraph.has_value());
    if (!parting)
        return;
    const QString part = head + m_source.mid(from, *parting);
    m_parsed += part.size();
    if (mayDefineLinks(head + m_source.mid(from)) || !isClosedPart(part))
        return;
    const QList<Block> before = parse(part, m_definitions, false);
    if (!OpenParagraph::isClosed(before))
        return;
    const QList<Block> after = parse(OpenParagraph::head + m_source.mid(from + *parting), m_definitions, true);
    QList<Block> whole = before;
    if (!OpenParagraph(0, before).goOn(after, &whole) || whole != (m_paragraph ? m_rest : m_tail))
        return;
    if (!m_paragraph)
        m_tail = before;
    else if (!m_paragraph->goOn(before, &m_tail))
        return;
    m_paragraph = OpenParagraph(from + *parting, m_tail);
    std::ignore = m_paragraph->goOn(after, &m_tail);
}

//! A cut may stand before a line that begins at column 0 after an empty one. List items belong to a list above them:
//! the last of them is m_itemCut.
QList<qsizetype> MarkdownStream::newCuts()
{
    QList<qsizetype> cuts;
    qsizetype start = qMax(m_tried, m_frozenEnd);
    bool afterEmpty = false;
    const QStringView source(m_source);
    qsizetype known = start;
    while (start < source.size()) {
        qsizetype end = source.indexOf(u'\n', start == m_line ? m_lineEnd : start);
        const bool whole = end >= 0;
        end = whole ? end : source.size();
        const QStringView line = source.mid(start, end - start);
        if (line.trimmed().isEmpty()) {
            afterEmpty = true;
        } else {
            if (afterEmpty && !line.front().isSpace() && start > m_frozenEnd) {
                if (!mayBeListItem(line))
                    cuts.append(start);
                else if (whole)
                    m_itemCut = start;
                else
                    break;
            }
            afterEmpty = false;
        }
        if (!whole) {
            m_line = start;
            m_lineEnd = end;
            break;
        }
        if (!afterEmpty)
            known = start;
        start = end + 1;
    }
    // The next search begins at the last line with text that was whole, so that the empty lines after it are seen.
    m_tried = qMax(m_tried, known);
    return cuts;
}

bool MarkdownStream::freezeAt(qsizetype cut)
{
    const QString part = m_source.mid(m_frozenEnd, cut - m_frozenEnd);
    // Inside a fence or a list the two halves give something else than the whole.
    QList<Block> before = parse(part, m_definitions, false);
    if (before.size() >= m_tail.size())
        return false;
    if (cut == m_itemCut && !before.isEmpty() && before.last().kind == BlockKind::List)
        return false; // other marks than its own: but these may yet be its items' text
    const QList<LinkDefinition> found = m_definitions.newOnesIn(part, &m_parsed);
    if (before.isEmpty() && found.isEmpty())
        return false;
    LinkDefinitions definitions = m_definitions;
    definitions.add(found);
    QList<Block> after = parse(m_source.mid(cut), definitions, true);
    if (before + after != m_tail)
        return false;
    readAgain(found);
    m_definitions = std::move(definitions);
    m_frozen += before;
    m_tail = std::move(after);
    m_frozenEnd = cut;
    m_settled.reset();
    m_paragraph.reset();
    m_parts.append(Part{cut, m_frozen.size()});
    return true;
}

void MarkdownStream::readAgain(const QList<LinkDefinition>& definitions)
{
    if (definitions.isEmpty())
        return;
    LinkDefinitions all = m_definitions;
    all.add(definitions);
    bool changed = false;
    Part above;
    for (const Part& part : std::as_const(m_parts)) {
        const QString source = m_source.mid(above.end, part.end - above.end);
        const qsizetype count = part.blocks - above.blocks;
        const bool uses = std::any_of(definitions.cbegin(), definitions.cend(),
            [&source](const LinkDefinition& one) { return mayUse(source, one.label); });
        if (uses) {
            const QList<Block> blocks = parse(source, all, false);
            for (qsizetype i = 0; blocks.size() == count && i < count; ++i) {
                changed = changed || m_frozen[above.blocks + i] != blocks[i];
                m_frozen[above.blocks + i] = blocks[i];
            }
        }
        above = part;
    }
    if (changed)
        ++m_generation;
}

void MarkdownStream::enterFence()
{
    if (m_tail.isEmpty() || m_tail.last().kind != BlockKind::Code)
        return;
    const QStringView source = sourceFrom(m_frozenEnd);
    std::optional<OpenFence> fence = OpenFence::in(source);
    if (!fence)
        return;
    // It counts if the parser reads it in the same way: as code that goes on, the same blocks above it.
    QString code;
    if (!fence->grow(source, &code, &m_parsed) || findMath(source, SourceEnd::Growing).openFence != fence->character())
        return;
    const QString mark = QStringLiteral("code");
    QList<Block> expected = parse(source.left(fence->codeStart()).toString() + mark, m_definitions, false);
    if (expected.isEmpty() || expected.last().kind != BlockKind::Code || expected.last().code != mark)
        return;
    expected.last().code = code;
    if (expected == m_tail)
        m_fence = fence;
}

void MarkdownStream::finish()
{
    update();
    // What looked like a definition may have stood in code, or in a list that went on: the whole knows. Of a usual
    // answer it is read in any case: some milliseconds once, for the promise that nothing depends on how it came.
    if (m_source.size() <= readAgainBelow || mayDefineLinks(m_source)) {
        m_parsed += m_source.size();
        QList<Block> whole = parseMarkdown(m_source);
        if (whole.mid(0, m_frozen.size()) != m_frozen)
            ++m_generation;
        m_frozen = std::move(whole);
    } else {
        m_frozen += parse(m_source.mid(m_frozenEnd), m_definitions, false);
    }
    m_tail.clear();
    m_settled.reset();
    m_paragraph.reset();
    m_rest.clear();
    m_dirty = false;
    m_fence.reset();
    m_frozenEnd = m_source.size();
    m_parts = {Part{m_frozenEnd, m_frozen.size()}};
}

} // namespace spyhop::text
