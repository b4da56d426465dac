// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/mathscan.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::text {

namespace {

//! Longer than any formula in a line (characters): keeps the search for its end linear.
constexpr qsizetype longestInline = 2'000;
constexpr qsizetype longestDisplay = 20'000;
constexpr qsizetype longestLabel = 100; // of a footnote
constexpr int shortestFence = 3;
constexpr qsizetype unclosed = -1, notClosing = -2;

struct Line {
    qsizetype start = 0, end = 0; //!< without its line feed
    [[nodiscard]] qsizetype next() const { return end + 1; }
};

struct Fence {
    QChar character = {};
    qsizetype length = 0;
    bool isOutermost = false; //!< no quote and no list is around it
};

bool isWordLetter(QChar c)
{
    return c.unicode() < 128 && c.isLetterOrNumber();
}

//! Where the text of a line begins after quote signs, list markers and spaces.
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

bool hasLatexSign(QStringView content)
{
    return std::any_of(content.begin(), content.end(), [](QChar c) { return QStringView(u"\\^_={}+<>|").contains(c); });
}

//! "5 and 10", "1,200 per user": what stands between two dollar signs is a sum and words.
bool looksLikeMoney(QStringView content)
{
    static const QRegularExpression sum(QStringLiteral("^\\d[\\d,.]*\\s?([kKmMbB]|bn|million|billion)?\\b.*\\p{L}{2,}"),
        QRegularExpression::DotMatchesEverythingOption);
    return content.front().isDigit() && !hasLatexSign(content) && sum.match(content).hasMatch();
}

class Scanner {
public:
    Scanner(QStringView source, SourceEnd end)
        : m_source(source)
        , m_growing(end == SourceEnd::Growing)
    {
    }
    MathScan run();

private:
    [[nodiscard]] Line lineAt(qsizetype start) const
    {
        const qsizetype end = m_source.indexOf(u'\n', start);
        return Line{start, end < 0 ? m_source.size() : end};
    }
    [[nodiscard]] QStringView of(const Line& line) const { return m_source.mid(line.start, line.end - line.start); }
    [[nodiscard]] QChar at(qsizetype i) const { return i >= 0 && i < m_source.size() ? m_source[i] : QChar(); }
    [[nodiscard]] qsizetype blockEnd(qsizetype start) const;
    [[nodiscard]] qsizetype unitEnd(qsizetype at);
    [[nodiscard]] qsizetype findUnitEnd(qsizetype at) const;
    [[nodiscard]] bool isLast() const { return m_growing && m_end >= m_source.size(); }
    void block(qsizetype start);
    [[nodiscard]] qsizetype codeSpan(qsizetype at);
    [[nodiscard]] qsizetype dollars(qsizetype at);
    [[nodiscard]] qsizetype parenthesis(qsizetype at);
    [[nodiscard]] qsizetype bracket(qsizetype at);
    [[nodiscard]] qsizetype footnote(qsizetype at);
    [[nodiscard]] qsizetype closingDollar(qsizetype at, qsizetype end) const;
    qsizetype take(qsizetype start, qsizetype end, ProtectedSpan::Kind kind);
    qsizetype takeRest(qsizetype start, ProtectedSpan::Kind kind) { return take(start, m_source.size(), kind); }

    QStringView m_source;
    bool m_growing;
    MathScan m_result;
    qsizetype m_end = 0; //!< of the block that is scanned
    QHash<qsizetype, qsizetype> m_lastTicks; //!< run length → where the block's last such run begins
    bool m_ticksKnown = false;
    qsizetype m_unitFrom = 0, m_unitEnd = 0; //!< the unit looked at last, from where it was looked at
    qsizetype m_noBracketBefore = 0, m_noParenthesisBefore = 0; //!< no closing one stands before this
};

MathScan Scanner::run()
{
    Fence fence;
    qsizetype at = 0;
    while (at < m_source.size()) {
        const Line line = lineAt(at);
        const QStringView text = of(line);
        if (!fence.character.isNull()) {
            if (closes(text, fence))
                fence = {};
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
    return std::move(m_result);
}

//! Up to the next empty line or fence.
qsizetype Scanner::blockEnd(qsizetype start) const
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
qsizetype Scanner::unitEnd(qsizetype at)
{
    if (at < m_unitFrom || at >= m_unitEnd) {
        m_unitFrom = at;
        m_unitEnd = findUnitEnd(at);
    }
    return m_unitEnd;
}

qsizetype Scanner::findUnitEnd(qsizetype at) const
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

void Scanner::block(qsizetype start)
{
    m_ticksKnown = false;
    m_lastTicks.clear();
    qsizetype i = start;
    while (i < m_end) {
        const QChar c = m_source[i];
        if (c == u'\\' && at(i + 1) == u'(')
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
        else
            ++i;
    }
}

qsizetype Scanner::codeSpan(qsizetype at)
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
            return i + run;
        i += qMax<qsizetype>(1, run);
    }
    return at + length;
}

//! "[^1]:" at the beginning of a line would be the definition of a link where one word follows, and be seen nowhere.
qsizetype Scanner::footnote(qsizetype at)
{
    const qsizetype lineStart = at == 0 ? 0 : m_source.lastIndexOf(u'\n', at - 1) + 1;
    const QStringView line = of(lineAt(lineStart));
    const qsizetype close = line.mid(0, at - lineStart + longestLabel).indexOf(QStringLiteral("]:"), at - lineStart);
    if (contentStart(line) != at - lineStart || close < 0)
        return at + 1;
    return take(at, lineStart + close + 2, ProtectedSpan::Kind::Literal);
}

//! The next "$", if it may close a formula: one that may not ends the search, as in Pandoc.
qsizetype Scanner::closingDollar(qsizetype at, qsizetype end) const
{
    for (qsizetype i = at; i < end; ++i) {
        if (m_source[i] == u'\\') {
            ++i;
            continue;
        }
        if (m_source[i] != u'$')
            continue;
        const QChar next = this->at(i + 1);
        return m_source[i - 1].isSpace() || isWordLetter(next) || next == u'$' ? notClosing : i;
    }
    return unclosed;
}

qsizetype Scanner::dollars(qsizetype at)
{
    qsizetype run = 0;
    while (at + run < m_end && m_source[at + run] == u'$')
        ++run;
    if (run > 2)
        return at + run;
    if (run == 2) {
        const qsizetype close = m_source.left(qMin(m_end, at + longestDisplay)).indexOf(QStringLiteral("$$"), at + 2);
        if (close < 0)
            return isLast() ? takeRest(at, ProtectedSpan::Kind::DisplayFormula) : m_end;
        if (m_source.mid(at + 2, close - at - 2).trimmed().isEmpty())
            return close + 2;
        return take(at, close + 2, ProtectedSpan::Kind::DisplayFormula);
    }
    const QChar next = this->at(at + 1);
    if (at + 1 >= m_end || next.isSpace() || (at > 0 && isWordLetter(m_source[at - 1])))
        return at + 1;
    const qsizetype unit = unitEnd(at);
    const qsizetype close = closingDollar(at + 1, qMin(unit, at + longestInline));
    if (close == notClosing)
        return at + 1;
    if (close == unclosed) {
        const QStringView rest = m_source.mid(at + 1, m_end - at - 1);
        const bool mayBe = !next.isDigit() && (hasLatexSign(rest) || !rest.contains(u' '));
        return isLast() && unit >= m_end && mayBe ? takeRest(at, ProtectedSpan::Kind::Literal) : at + 1;
    }
    if (looksLikeMoney(m_source.mid(at + 1, close - at - 1)))
        return at + 1;
    return take(at, close + 1, ProtectedSpan::Kind::Formula);
}

qsizetype Scanner::parenthesis(qsizetype at)
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

qsizetype Scanner::bracket(qsizetype at)
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
        return isLast() && (opensLine || this->at(at + 2).isSpace()) ? takeRest(at, ProtectedSpan::Kind::DisplayFormula)
                                                                     : at + 2;
    }
    const QStringView content = m_source.mid(at + 2, close - at - 2);
    const bool isFormula = content.startsWith(u' ') || content.startsWith(u'\n') || hasLatexSign(content);
    const bool hasLetter = std::any_of(content.begin(), content.end(), [](QChar c) { return c.isLetterOrNumber(); });
    if (content.isEmpty() || !isFormula || !hasLetter)
        return at + 2;
    return take(at, close + 2, ProtectedSpan::Kind::DisplayFormula);
}

qsizetype Scanner::take(qsizetype start, qsizetype end, ProtectedSpan::Kind kind)
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

} // namespace

MathScan findMath(QStringView source, SourceEnd end)
{
    return Scanner(source, end).run();
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
