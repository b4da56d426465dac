// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/mathscan.h"

#include <QtCore/QHash>

namespace spyhop::text {

//! Of a source.
struct Line {
    qsizetype start = 0, end = 0; //!< without its line feed
    [[nodiscard]] qsizetype next() const { return end + 1; }
};

struct Fence {
    QChar character = {};
    qsizetype length = 0;
    bool isOutermost = false; //!< no quote and no list is around it
};

//! Where the text of a line begins after quote signs, list markers and spaces.
[[nodiscard]] qsizetype contentStart(QStringView line);

//! The fence that a line's text opens; its character is null: none.
[[nodiscard]] Fence fenceAt(QStringView text);

//! \brief One walk over a source, block by block (findMath()). Lives for one scan; the source lives longer.
class MathScanner {
public:
    MathScanner(QStringView source, SourceEnd end)
        : m_source(source)
        , m_growing(end == SourceEnd::Growing)
        , m_stars(source)
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
    [[nodiscard]] qsizetype unclosedDollar(qsizetype at, qsizetype unit);
    //! Whether two characters stand alone in their line, but for the marks around the block.
    [[nodiscard]] bool standsAlone(qsizetype at) const;
    //! Where the sign that closes a formula stands alone in a line, also behind empty ones; or isOpen, unclosed.
    [[nodiscard]] qsizetype farClosing(qsizetype at, QStringView sign);
    [[nodiscard]] qsizetype takeFar(qsizetype start, qsizetype end);
    void beginLine(qsizetype start);
    [[nodiscard]] qsizetype stars(qsizetype at);
    [[nodiscard]] qsizetype address(qsizetype start, qsizetype hostStart);
    //! Up to here nothing is looked for, but md4c may find addresses.
    [[nodiscard]] qsizetype passOver(qsizetype start, qsizetype end);
    [[nodiscard]] qsizetype schemeBefore(qsizetype colon) const;
    [[nodiscard]] bool isWebAt(qsizetype at) const { return m_source.mid(at).startsWith(QStringView(u"www.")); }
    qsizetype take(qsizetype start, qsizetype end, ProtectedSpan::Kind kind);
    //! To the end of the source, whichever blocks there still are.
    qsizetype takeRest(qsizetype start, ProtectedSpan::Kind kind)
    {
        m_end = m_source.size();
        return take(start, m_end, kind);
    }

    QStringView m_source;
    bool m_growing;
    MathScan m_result;
    qsizetype m_end = 0; //!< of the block that is scanned
    QHash<qsizetype, qsizetype> m_lastTicks; //!< run length → where the block's last such run begins
    bool m_ticksKnown = false;
    qsizetype m_unitFrom = 0, m_unitEnd = 0; //!< the unit looked at last, from where it was looked at
    qsizetype m_noBracketBefore = 0, m_noParenthesisBefore = 0; //!< no closing one stands before this
    //! Lines before this have no sign of a kind alone in them.
    struct Looked {
        qsizetype until = 0;
        bool isOver = false; //!< there the formula would have ended
    };
    Looked m_lookedForDollars, m_lookedForBracket;
    StarRuns m_stars;
    bool m_isInRow = false; //!< the line begins with a bar
    qsizetype m_addressEnd = 0; //!< of the last one
    int m_addresses = 0; //!< since the last empty line, of those that md4c looks for
};

} // namespace spyhop::text
