// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdownstream.h"

#include "core/text/markdown.h"

namespace spyhop::text {

namespace {

//! Whole re-readings for link definitions that come after the text they belong to; a longer list waits for the end.
constexpr int rereadLimit = 32;
//! Cuts tried for one update, from the last backwards.
constexpr int triesPerUpdate = 3;
constexpr qsizetype readAgainBelow = 32 * 1024; // characters

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

//! Whether a line may define a link: "[label]: address", also in a quote or a list.
bool mayDefineLink(QStringView line)
{
    const QStringView text = line.trimmed();
    return text.contains(u'[') && text.contains(QStringLiteral("]:"));
}

bool opensFence(QStringView line)
{
    const QStringView text = line.trimmed();
    return text.startsWith(QStringLiteral("```")) || text.startsWith(QStringLiteral("~~~"));
}

//! Where the block of a line begins: text before a definition makes it a part of that text.
qsizetype beginOfBlock(QStringView source, qsizetype from, qsizetype line)
{
    const qsizetype gap = line < 2 ? -1 : source.lastIndexOf(QStringLiteral("\n\n"), line - 2);
    return gap < 0 ? from : qMax(from, gap + 2);
}

//! The end of the block that begins at `start`: an empty line, or a fence, which ends a paragraph too.
qsizetype endOfBlock(QStringView source, qsizetype start, qsizetype to)
{
    qsizetype stop = source.indexOf(QStringLiteral("\n\n"), start);
    stop = stop < 0 || stop > to ? to : stop;
    for (qsizetype line = source.indexOf(u'\n', start); line >= 0 && line < stop;
         line = source.indexOf(u'\n', line + 1)) {
        if (opensFence(source.mid(line + 1, stop - line - 1)))
            return line;
    }
    return stop;
}

//! Whether what follows these lines is read as it would be without them, and not as part of what they have begun (an
//! HTML block, a formula). What stands far in may be code, or text of a list: nobody can tell without the list.
bool standAlone(const QString& definitions)
{
    if (definitions.startsWith(QStringLiteral("    ")) || definitions.contains(QStringLiteral("\n\n    "))
        || definitions.contains(u'\t'))
        return false;
    const QString next = QStringLiteral("next");
    return parseMarkdown(definitions + next) == parseMarkdown(definitions) + parseMarkdown(next);
}

//! Lines [from, to) that may define links. Their own block is kept: a definition may go on in the next line.
QString definitionsIn(QStringView source, qsizetype from, qsizetype to)
{
    QString found;
    qsizetype start = from;
    while (start < to) {
        qsizetype end = source.indexOf(u'\n', start);
        end = end < 0 || end > to ? to : end;
        if (mayDefineLink(source.mid(start, end - start))) {
            const qsizetype begin = beginOfBlock(source, from, start);
            const qsizetype stop = endOfBlock(source, start, to);
            found += source.mid(begin, stop - begin).toString() + QStringLiteral("\n\n");
            end = stop;
        }
        start = end + 1;
    }
    return found;
}

} // namespace

void MarkdownStream::append(const QString& text)
{
    m_source += text;
    m_dirty = true;
}

QList<Block> MarkdownStream::parsePart(qsizetype from, qsizetype to, bool growing) const
{
    const auto parsed
        = [growing](const QString& text) { return growing ? parseGrowingMarkdown(text) : parseMarkdown(text); };
    const QString part = m_source.mid(from, to - from);
    if (m_definitions.isEmpty())
        return parsed(part);
    // Whatever the lines kept as definitions give by themselves comes first and is dropped.
    const qsizetype extra = parseMarkdown(m_definitions).size();
    return parsed(m_definitions + part).mid(extra);
}

void MarkdownStream::update()
{
    if (!m_dirty)
        return;
    m_dirty = false;

    // A cut may stand before a line that begins at column 0 after an empty one; list items belong to what is above.
    QList<qsizetype> cuts;
    qsizetype start = qMax(m_tried, m_frozenEnd);
    bool afterEmpty = false;
    const QStringView source(m_source);
    qsizetype known = start;
    while (start < source.size()) {
        qsizetype end = source.indexOf(u'\n', start);
        const bool whole = end >= 0;
        end = whole ? end : source.size();
        const QStringView line = source.mid(start, end - start);
        if (line.trimmed().isEmpty()) {
            afterEmpty = true;
        } else {
            if (afterEmpty && !line.front().isSpace() && start > m_frozenEnd) {
                if (!mayBeListItem(line))
                    cuts.append(start);
                else if (!whole)
                    break;
            }
            afterEmpty = false;
        }
        if (!whole)
            break;
        if (!afterEmpty)
            known = start;
        start = end + 1;
    }
    // The next search begins at the last line with text that was whole, so that the empty lines after it are seen.
    m_tried = qMax(m_tried, known);

    m_tail = parsePart(m_frozenEnd, m_source.size(), true);
    for (int i = 0; i < triesPerUpdate && i < cuts.size(); ++i) {
        const qsizetype cut = cuts[cuts.size() - 1 - i];
        // Inside a fence or a list the two halves give something else than the whole.
        QList<Block> before = parsePart(m_frozenEnd, cut, false);
        if (before.isEmpty() || before.size() >= m_tail.size())
            continue;
        const QList<Block> after = parsePart(cut, m_source.size(), true);
        if (before + after != m_tail)
            continue;
        m_frozen += before;
        m_tail = after;
        freezeUpTo(cut);
        break;
    }
}

void MarkdownStream::freezeUpTo(qsizetype cut)
{
    const QString definitions = definitionsIn(m_source, m_frozenEnd, cut);
    m_frozenEnd = cut;
    if (definitions.isEmpty())
        return;
    if (!standAlone(m_definitions + definitions)) {
        m_readWhole = true;
        return;
    }
    m_definitions += definitions;
    if (++m_rereads > rereadLimit) {
        m_readWhole = true;
        return;
    }
    QList<Block> whole = parseMarkdown(m_source.left(cut));
    if (whole != m_frozen) {
        m_frozen = std::move(whole);
        ++m_generation;
    }
}

void MarkdownStream::finish()
{
    update();
    // What looked like a definition may have stood in code, or in a list that went on: the whole knows. Of a usual
    // answer it is read in any case: some milliseconds once, for the promise that nothing depends on how it came.
    const bool late = m_readWhole || !m_definitions.isEmpty() || m_source.size() <= readAgainBelow
        || !definitionsIn(m_source, m_frozenEnd, m_source.size()).isEmpty();
    if (late) {
        QList<Block> whole = parseMarkdown(m_source);
        if (whole.mid(0, m_frozen.size()) != m_frozen)
            ++m_generation;
        m_frozen = std::move(whole);
    } else {
        m_frozen += parsePart(m_frozenEnd, m_source.size(), false);
    }
    m_tail.clear();
    m_frozenEnd = m_source.size();
}

} // namespace spyhop::text
