// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"
#include "core/text/highlight.h"
#include "core/typeset/typestyle.h"

#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtGui/QTextLayout>
#include <memory>

class QPainter;

namespace spyhop::typeset {

//! Characters [start, start + length) of a leaf.
struct Range {
    qsizetype start = 0, length = 0;
};
struct LinkRange {
    Range range;
    QString address;
};

//! A ground behind some characters: a search's hits.
struct Highlight {
    Range range;
    QColor color;
};

//! \brief One piece of text laid out in lines of equal height: a paragraph, a heading, some lines of code, a table's
//! cell.
//!
//! Positions in the text are those of the source string; a line's end is one character. Copies share their layout.
class Leaf {
public:
    //! Prose: marks, links. `strong`: the whole is 600 (table heads).
    [[nodiscard]] static Leaf prose(
        const text::Inlines& inlines, const Face& face, const TypeStyle& style, const QColor& color, bool strong);
    //! Lines of code with the tokens in them.
    [[nodiscard]] static Leaf code(const QString& lines, const QList<text::CodeSpan>& spans, const TypeStyle& style);

    //! Whether prose() of the same would give this leaf; then the leaf, laid out as it is, can be taken again.
    [[nodiscard]] bool isProse(const text::Inlines& inlines, const Face& face, const QColor& color, bool strong) const;
    [[nodiscard]] bool isCode(const QString& lines, const QList<text::CodeSpan>& spans) const;
    //! Whether both are one layout in the same lines.
    [[nodiscard]] bool isSameLayout(const Leaf& other) const;

    //! Breaks lines for this width (px).
    void layOut(qreal width, Qt::Alignment alignment);
    //! Lines end where the text has line ends. Costs nothing until they are looked at.
    void layOutUnbroken();
    //! The top (px) of the first line that is not as in `before`, an earlier state of the same text; its height if all
    //! are.
    [[nodiscard]] qreal firstChange(const Leaf& before) const;
    //! Leaves an empty line before this character, which begins a line of its own; at the text's end: after it. Call
    //! after layOut(). The empty line's top (px), relative to the leaf's corner.
    qreal openLine(qsizetype offset);
    [[nodiscard]] qreal widestLine() const; //!< without breaking; px. Call before layOut()
    [[nodiscard]] qreal widestWord() const; //!< px

    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] qreal height() const { return m_lineHeight * qMax(1, m_rowCount); }
    [[nodiscard]] qreal width() const { return m_width; } //!< as laid out
    [[nodiscard]] qreal lineHeight() const { return m_lineHeight; }
    //! The character boundary nearest to a point relative to the leaf's corner.
    [[nodiscard]] qsizetype offsetAt(const QPointF& point) const;
    //! The link under the point, or nothing.
    [[nodiscard]] QString linkAt(const QPointF& point) const;
    //! The caret's place before this character, relative to the leaf's corner.
    [[nodiscard]] QRectF caret(qsizetype offset) const;

    //! Paints lines within the clip; characters [from, to) selected, `highlights` behind them (their places are the
    //! leaf's own).
    void paint(QPainter& painter, const QPointF& at, const QRectF& clip, qsizetype from, qsizetype to,
        const QList<Highlight>& highlights) const;

    // Where it stands; set by the block layout.
    QPointF position; //!< relative to the piece
    qsizetype start = 0; //!< in the piece's flat text
    QChar separator = u'\n'; //!< before it, in copied text
    QString marker; //!< before it, in copied text: "• ", "1. "
    int area = -1; //!< of the piece that it scrolls sideways with; none: it stands still

private:
    Leaf(const QString& text, const Face& face, const TypeStyle& style, const QColor& color);
    void breakLines() const;
    void ensureLines() const;
    [[nodiscard]] int lineAt(qreal y) const;
    [[nodiscard]] int rowOf(int line) const { return m_rows.value(line, line); }
    [[nodiscard]] QRectF stretch(int line, qsizetype from, qsizetype to) const;

    QString m_text;
    text::Inlines m_inlines; //!< prose: what it was made of
    QList<text::CodeSpan> m_spans; //!< code: the same
    QFont m_font;
    bool m_strong = false;
    bool m_isCode = false;
    std::shared_ptr<QTextLayout> m_layout;
    QList<LinkRange> m_links;
    QList<Range> m_codeRuns;
    qreal m_lineHeight;
    qreal m_width = -1;
    mutable qreal m_widest = -1; //!< of widestLine()
    QList<qsizetype> m_opened; //!< characters that have an empty line before them, ascending
    // Unbroken lines are counted at once and laid out when they are first looked at.
    mutable bool m_isBroken = false;
    mutable QList<int> m_rows; //!< by line: its place, counted in line heights
    mutable int m_rowCount = 0;
    QColor m_color, m_sunken, m_selection;
};

} // namespace spyhop::typeset
