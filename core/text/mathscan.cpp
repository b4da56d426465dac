// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/mathscan.h"

#include "core/text/mathscanner.h"

#include <QtCore/QRegularExpression>
#include <algorithm>
#include <array>
#include <tuple>

namespace spyhop::text {

namespace {

constexpr int shortestFence = 3;
constexpr qsizetype longestAddress = 2'000; // characters
constexpr qsizetype longestLabel = 100; // of a footnote
constexpr int mostAddresses = 64; // in a row that md4c looks for: each costs it the rest of its paragraph

//! Whether a character may begin anything in a block; most do not.
bool isMark(QChar c)
{
    static constexpr auto marks = [] {
        std::array<bool, 128> table{};
        for (const char sign : {'\\', '`', '$', '[', '*', ':', 'w', '\n', '|'})
            table[static_cast<std::size_t>(sign)] = true;
        return table;
    }();
    return c.unicode() < marks.size() && marks[c.unicode()];
}

//! As md4c has it: it ends a paragraph.
bool isEmpty(QStringView line)
{
    return std::all_of(line.begin(), line.end(), [](QChar c) { return c == u' ' || c == u'\t' || c == u'\r'; });
}

bool closes(QStringView line, const Fence& fence)
{
    qsizetype i = 0;
    while (i < line.size() && (line[i].isSpace() || line[i] == u'>'))
        ++i;
    // Further in it is code, as is what looks like a quote.
    if (fence.isOutermost && line.left(i) != QStringView(u"   ").left(i))
        return false;
    qsizetype length = 0;
    while (i < line.size() && line[i] == fence.character) {
        ++i;
        ++length;
    }
    return length >= fence.length && line.mid(i).trimmed().isEmpty();
}

} // namespace

qsizetype contentStart(QStringView line)
{
    qsizetype i = 0;
    while (i < line.size()) {
        const QChar c = line[i];
        if (c.isSpace() || c == u'>') {
            ++i;
            continue;
        }
        const bool spaceNext = i + 1 < line.size() && line[i + 1].isSpace();
        if ((c == u'-' || c == u'+' || c == u'*') && spaceNext) {
            i += 2;
            continue;
        }
        qsizetype digits = i;
        while (digits < line.size() && digits - i < 9 && line[digits].isDigit())
            ++digits;
        if (digits > i && digits + 1 < line.size() && (line[digits] == u'.' || line[digits] == u')')
            && line[digits + 1].isSpace()) {
            i = digits + 2;
            continue;
        }
        return i;
    }
    return i;
}

Fence fenceAt(QStringView text)
{
    if (text.isEmpty() || (text.front() != u'`' && text.front() != u'~'))
        return {};
    qsizetype length = 0;
    while (length < text.size() && text[length] == text.front())
        ++length;
    if (length < shortestFence || (text.front() == u'`' && text.mid(length).contains(u'`')))
        return {};
    return Fence{text.front(), length};
}

MathScan MathScanner::run()
{
    Fence fence;
    qsizetype at = 0;
    while (at < m_source.size()) {
        const Line line = lineAt(at);
        const QStringView text = of(line);
        if (isEmpty(text))
            m_addresses = 0;
        if (!fence.character.isNull()) {
            if (closes(text, fence))
                fence = {};
            std::ignore = passOver(line.start, line.end); // md4c may not see a fence
            at = line.next();
            continue;
        }
        if (text.trimmed().isEmpty()) {
            at = line.next();
            continue;
        }
        const qsizetype content = contentStart(text);
        fence = fenceAt(text.mid(content));
        if (!fence.character.isNull()) {
            fence.isOutermost = content == 0;
            at = line.next();
            continue;
        }
        m_end = blockEnd(at);
        block(at);
        at = m_end;
    }
    m_result.openFence = fence.character;
    std::stable_sort(
        m_result.joints.begin(), m_result.joints.end(), [](const Joint& a, const Joint& b) { return a.at < b.at; });
    return std::move(m_result);
}

//! Up to the next empty line or fence.
qsizetype MathScanner::blockEnd(qsizetype start) const
{
    qsizetype at = lineAt(start).next();
    while (at < m_source.size()) {
        const Line line = lineAt(at);
        const QStringView text = of(line);
        if (text.trimmed().isEmpty() || !fenceAt(text.mid(contentStart(text))).character.isNull())
            return at;
        at = line.next();
    }
    return m_source.size();
}

//! Up to the next line that begins a list item, heading, quote or table row, where no formula in a line goes on.
qsizetype MathScanner::unitEnd(qsizetype at)
{
    if (at < m_unitFrom || at >= m_unitEnd) {
        m_unitFrom = at;
        m_unitEnd = findUnitEnd(at);
    }
    return m_unitEnd;
}

qsizetype MathScanner::findUnitEnd(qsizetype at) const
{
    qsizetype end = lineAt(at).end;
    while (end < m_end) {
        const Line line = lineAt(end + 1);
        if (line.start >= m_end)
            return m_end;
        const QStringView text = of(line);
        const QStringView trimmed = text.trimmed();
        const qsizetype content = contentStart(text);
        const bool marked = content > 0 && !text.left(content).trimmed().isEmpty();
        if (marked || trimmed.startsWith(u'#') || trimmed.startsWith(u'|'))
            return line.start;
        end = line.end;
    }
    return qMin(end, m_end);
}

void MathScanner::block(qsizetype start)
{
    m_ticksKnown = false;
    m_lastTicks.clear();
    beginLine(start);
    qsizetype i = start;
    while (i < m_end) {
        const QChar c = m_source[i];
        if (!isMark(c))
            ++i;
        else if (c == u'\\' && at(i + 1) == u'(')
            i = parenthesis(i);
        else if (c == u'\\' && at(i + 1) == u'[')
            i = bracket(i);
        else if (c == u'\\')
            i += 2;
        else if (c == u'`')
            i = codeSpan(i);
        else if (c == u'$')
            i = dollars(i);
        else if (c == u'[' && at(i + 1) == u'^')
            i = footnote(i);
        else if (c == u'*')
            i = stars(i);
        else if (c == u':')
            i = address(schemeBefore(i), i + 3);
        else if (c == u'w' && isWebAt(i))
            i = address(i, i + 4);
        else {
            if (c == u'\n')
                beginLine(i + 1);
            else if (c == u'|' && m_isInRow)
                m_stars.restart();
            ++i;
        }
    }
}

void MathScanner::beginLine(qsizetype start)
{
    m_stars.restart();
    while (start < m_end && (m_source[start] == u' ' || m_source[start] == u'\t' || m_source[start] == u'>'))
        ++start;
    m_isInRow = at(start) == u'|';
}

qsizetype MathScanner::stars(qsizetype at)
{
    qsizetype end = at;
    while (end < m_end && m_source[end] == u'*')
        ++end;
    const QList<ProtectedSpan>& spans = m_result.spans;
    m_stars.add(at, end, !spans.isEmpty() && spans.last().start + spans.last().length == at, m_result.joints);
    return end;
}

//! Where "http", "https" or "ftp" begins before "://"; -1: there is none.
qsizetype MathScanner::schemeBefore(qsizetype colon) const
{
    if (at(colon + 1) != u'/' || at(colon + 2) != u'/')
        return -1;
    const QStringView before = m_source.left(colon);
    for (const QStringView scheme : {QStringView(u"https"), QStringView(u"http"), QStringView(u"ftp")}) {
        if (before.endsWith(scheme))
            return colon - scheme.size();
    }
    return -1;
}

//! Only the beginning is passed over: formulas and marks may stand in it.
qsizetype MathScanner::address(qsizetype start, qsizetype hostStart)
{
    if (start < 0)
        return hostStart - 2;
    if (!mayBeginAddress(m_source, start) || hostStart >= m_end)
        return hostStart;
    const bool isWithin = start < m_addressEnd;
    if (++m_addresses > mostAddresses) {
        if (isWithin)
            m_result.joints.append(Joint{start, Joint::Kind::Letter});
        else
            m_addressEnd = bracketAddress(m_source, start, hostStart, m_end, m_result.joints);
    } else if (!isWithin) {
        const qsizetype end = qMin(m_end, hostStart + longestAddress);
        m_addressEnd = jointsOfAddress(m_source, start, hostStart, end, m_result.joints);
    }
    return hostStart;
}

qsizetype MathScanner::passOver(qsizetype start, qsizetype end)
{
    for (qsizetype i = start; i < end; ++i) {
        const qsizetype found = m_source[i] == u':' ? schemeBefore(i) : m_source[i] == u'w' && isWebAt(i) ? i : -1;
        if (found >= 0 && mayBeginAddress(m_source, found) && ++m_addresses > mostAddresses)
            m_result.joints.append(Joint{found, Joint::Kind::Letter});
    }
    return end;
}

qsizetype MathScanner::codeSpan(qsizetype at)
{
    const auto runAt = [this](qsizetype i) {
        qsizetype end = i;
        while (end < m_end && m_source[end] == u'`')
            ++end;
        return end - i;
    };
    const qsizetype length = runAt(at);
    if (!m_ticksKnown) {
        m_ticksKnown = true;
        for (qsizetype i = at; i < m_end;) {
            const qsizetype run = m_source[i] == u'`' ? runAt(i) : 0;
            if (run > 0)
                m_lastTicks[run] = i;
            i += qMax<qsizetype>(1, run);
        }
    }
    if (m_lastTicks.value(length, -1) <= at)
        return isLast() ? takeRest(at, ProtectedSpan::Kind::Literal) : at + length;
    for (qsizetype i = at + length; i < m_end;) {
        const qsizetype run = m_source[i] == u'`' ? runAt(i) : 0;
        if (run == length)
            return passOver(at + length, i) + run;
        i += qMax<qsizetype>(1, run);
    }
    return at + length;
}

//! "[^1]:" at the beginning of a line would be the definition of a link where one word follows, and be seen nowhere.
qsizetype MathScanner::footnote(qsizetype at)
{
    const qsizetype lineStart = at == 0 ? 0 : m_source.lastIndexOf(u'\n', at - 1) + 1;
    const QStringView line = of(lineAt(lineStart));
    const qsizetype close = line.mid(0, at - lineStart + longestLabel).indexOf(QStringLiteral("]:"), at - lineStart);
    if (contentStart(line) != at - lineStart || close < 0)
        return at + 1;
    return take(at, lineStart + close + 2, ProtectedSpan::Kind::Literal);
}

qsizetype MathScanner::take(qsizetype start, qsizetype end, ProtectedSpan::Kind kind)
{
    QString text = m_source.mid(start, end - start).toString();
    if (text.contains(u'\n')) {
        const qsizetype lineStart = start == 0 ? 0 : m_source.lastIndexOf(u'\n', start - 1) + 1;
        const QStringView line = of(lineAt(lineStart));
        static const QRegularExpression quoteSigns(QStringLiteral("\\n(?:[ \\t]*>)+ ?"));
        if (line.trimmed().startsWith(u'>'))
            text.replace(quoteSigns, QStringLiteral("\n"));
        // Nor the indentation of the item that it stands in.
        const qsizetype indent = qMin(contentStart(line), start - lineStart);
        for (qsizetype feed = text.indexOf(u'\n'); feed >= 0; feed = text.indexOf(u'\n', feed + 1)) {
            qsizetype spaces = 0;
            while (spaces < indent && feed + 1 + spaces < text.size() && text[feed + 1 + spaces] == u' ')
                ++spaces;
            text.remove(feed + 1, spaces);
        }
    }
    m_result.spans.append(ProtectedSpan{start, end - start, kind, std::move(text)});
    return end;
}

MathScan findMath(QStringView source, SourceEnd end)
{
    return MathScanner(source, end).run();
}

QString latexOf(const QString& formula)
{
    static constexpr std::pair<const char16_t*, const char16_t*> delimiters[]
        = {{u"$$", u"$$"}, {u"\\[", u"\\]"}, {u"\\(", u"\\)"}, {u"$", u"$"}};
    for (const auto& [open, close] : delimiters) {
        const QStringView before(open), after(close);
        if (formula.size() >= before.size() + after.size() && formula.startsWith(before) && formula.endsWith(after))
            return formula.mid(before.size(), formula.size() - before.size() - after.size()).trimmed();
    }
    return formula;
}

} // namespace spyhop::text
