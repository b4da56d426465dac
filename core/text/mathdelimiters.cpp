// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What opens and closes a formula.
#include "core/text/formularules.h"
#include "core/text/mathscanner.h"

#include <algorithm>

namespace spyhop::text {

namespace {

//! Longer than any formula in a line (characters): keeps the search for its end linear.
constexpr qsizetype longestInline = 2'000;
constexpr qsizetype longestDisplay = 20'000;
constexpr qsizetype unclosed = -1, notClosing = -2, isOpen = -3;

} // namespace

//! The next "$", if it may close a formula: one that may not ends the search, as in Pandoc.
qsizetype MathScanner::closingDollar(qsizetype at, qsizetype end) const
{
    for (qsizetype i = at; i < end; ++i) {
        if (m_source[i] == u'\\') {
            ++i;
            continue;
        }
        if (m_source[i] != u'$')
            continue;
        const QStringView content = m_source.mid(at, i - at);
        const QChar next = this->at(i + 1);
        const bool isSpaced = content.isEmpty() || content.front().isSpace() || content.back().isSpace();
        if (next == u'$' || (isWordLetter(next) && next.isDigit()))
            return notClosing;
        if (isSpaced)
            return content.size() > 2 && content.front().isSpace() && content.back().isSpace() && !isWordLetter(next)
                    && isSpacedFormula(content)
                ? i
                : notClosing;
        const bool isBehindLetter = at > 1 && isWordLetter(m_source[at - 2]);
        const bool isInWord = isBehindLetter && isWordLetter(next);
        if ((isBehindLetter || isWordLetter(next)) && !isTightFormula(content))
            return notClosing;
        return isInWord && !hasLatexSign(content) ? notClosing : i;
    }
    return unclosed;
}

qsizetype MathScanner::dollars(qsizetype at)
{
    qsizetype run = 0;
    while (at + run < m_end && m_source[at + run] == u'$')
        ++run;
    if (run > 2)
        return at + run;
    if (run == 2) {
        const qsizetype close = m_source.left(qMin(m_end, at + longestDisplay)).indexOf(QStringLiteral("$$"), at + 2);
        if (close < 0) {
            const qsizetype far = farClosing(at, u"$$");
            if (far >= 0)
                return takeFar(at, far + 2);
            return isLast() || far == isOpen ? takeRest(at, ProtectedSpan::Kind::DisplayFormula) : passOver(at, m_end);
        }
        if (m_source.mid(at + 2, close - at - 2).trimmed().isEmpty())
            return close + 2;
        return take(at, close + 2, ProtectedSpan::Kind::DisplayFormula);
    }
    const QChar next = this->at(at + 1);
    const QChar before = at > 0 ? m_source[at - 1] : QChar();
    const bool isBehindWord = isWordLetter(before);
    if (at + 1 >= m_end || next == u'\n' || (isBehindWord && (before.isDigit() || next.isSpace())))
        return at + 1;
    const qsizetype unit = unitEnd(at);
    const qsizetype close = closingDollar(at + 1, qMin(unit, at + longestInline));
    if (close == notClosing)
        return at + 1;
    if (close == unclosed)
        return unclosedDollar(at, unit);
    if (looksLikeMoney(m_source.mid(at + 1, close - at - 1)))
        return at + 1;
    return take(at, close + 1, ProtectedSpan::Kind::Formula);
}

qsizetype MathScanner::unclosedDollar(qsizetype at, qsizetype unit)
{
    if (!isLast() || unit < m_end)
        return at + 1;
    const QChar next = m_source[at + 1];
    const QStringView rest = m_source.mid(at + 1, m_end - at - 1);
    const bool isBehindWord = at > 0 && isWordLetter(m_source[at - 1]);
    const bool mayBe = next.isSpace()
        ? isSpacedFormula(rest)
        : !next.isDigit() && (isBehindWord ? !rest.contains(u' ') : hasLatexSign(rest) || !rest.contains(u' '));
    return mayBe ? takeRest(at, ProtectedSpan::Kind::Literal) : at + 1;
}

bool MathScanner::standsAlone(qsizetype at) const
{
    // What follows first: a long line may hold many signs.
    qsizetype end = at + 2;
    while (end < m_source.size() && m_source[end] != u'\n') {
        if (!m_source[end++].isSpace())
            return false;
    }
    const qsizetype lineStart = at == 0 ? 0 : m_source.lastIndexOf(u'\n', at - 1) + 1;
    return contentStart(m_source.mid(lineStart, end - lineStart)) == at - lineStart;
}

qsizetype MathScanner::farClosing(qsizetype at, QStringView sign)
{
    if (!standsAlone(at))
        return unclosed;
    Looked& looked = sign.front() == u'$' ? m_lookedForDollars : m_lookedForBracket;
    if (at < looked.until && looked.isOver)
        return unclosed;
    bool isBehindEmpty = false;
    Line line = lineAt(qMax(lineAt(at).next(), looked.until));
    while (line.start < m_source.size() && line.start - at < longestDisplay) {
        const QStringView text = of(line).trimmed();
        if (text == sign)
            return line.start + of(line).indexOf(sign);
        if (!fenceAt(text).character.isNull() || (isBehindEmpty && !text.isEmpty() && endsFormula(text))) {
            looked = Looked{line.start, true};
            return unclosed;
        }
        isBehindEmpty = text.isEmpty();
        line = lineAt(line.next());
    }
    looked = Looked{line.start, false};
    return m_growing && line.start >= m_source.size() ? isOpen : unclosed;
}

//! What follows in the closing line is looked at like any text.
qsizetype MathScanner::takeFar(qsizetype start, qsizetype end)
{
    m_end = qMin(lineAt(end).next(), m_source.size());
    return take(start, end, ProtectedSpan::Kind::DisplayFormula);
}

qsizetype MathScanner::parenthesis(qsizetype at)
{
    const qsizetype unit = unitEnd(at);
    const qsizetype end = qMin(unit, at + longestInline);
    const qsizetype close = at < m_noParenthesisBefore ? -1 : m_source.left(end).indexOf(QStringLiteral("\\)"), at + 2);
    if (close < 0) {
        m_noParenthesisBefore = end;
        return isLast() && unit >= m_end ? takeRest(at, ProtectedSpan::Kind::Literal) : at + 2;
    }
    if (m_source.mid(at + 2, close - at - 2).trimmed().isEmpty())
        return at + 2;
    return take(at, close + 2, ProtectedSpan::Kind::Formula);
}

qsizetype MathScanner::bracket(qsizetype at)
{
    // "\[1\]" is an escaped bracket: a formula has a space inside, a line of its own, or a sign of LaTeX.
    qsizetype before = at;
    while (before > 0 && (m_source[before - 1] == u' ' || m_source[before - 1] == u'\t'))
        --before;
    const bool opensLine = before == 0 || m_source[before - 1] == u'\n';
    const qsizetype end = qMin(m_end, at + longestDisplay);
    const qsizetype close = at < m_noBracketBefore ? -1 : m_source.left(end).indexOf(QStringLiteral("\\]"), at + 2);
    if (close < 0) {
        m_noBracketBefore = end;
        const qsizetype far = farClosing(at, u"\\]");
        if (far >= 0)
            return takeFar(at, far + 2);
        const bool mayGoOn = far == isOpen || (isLast() && (opensLine || this->at(at + 2).isSpace()));
        return mayGoOn ? takeRest(at, ProtectedSpan::Kind::DisplayFormula) : at + 2;
    }
    const QStringView content = m_source.mid(at + 2, close - at - 2);
    const bool isFormula = content.startsWith(u' ') || content.startsWith(u'\n') || hasLatexSign(content);
    const bool hasLetter = std::any_of(content.begin(), content.end(), [](QChar c) { return c.isLetterOrNumber(); });
    if (content.isEmpty() || !isFormula || !hasLetter)
        return at + 2;
    return take(at, close + 2, ProtectedSpan::Kind::DisplayFormula);
}

} // namespace spyhop::text
