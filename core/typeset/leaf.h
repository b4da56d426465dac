// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"
#include "core/text/highlight.h"
#include "core/text/visible.h"
#include "core/typeset/setformula.h"
#include "core/typeset/typestyle.h"

#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtGui/QGlyphRun>
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
//! cell, a formula. A line that holds a formula is as much higher as the formula needs.
//!
//! Positions in the text are those of the source string; a line's end is one character. Copies share their layout.
//! A formula's text is its source with its delimiters, whether it is drawn yet or not, so that positions stay, and
//! copies and searches find it; the caret crosses a drawn one in one step.
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
    [[nodiscard]] qreal height() const { return qMax(m_lineHeight, m_height); }
    [[nodiscard]] qreal width() const { return m_width; } //!< as laid out
    [[nodiscard]] qreal lineHeight() const { return m_lineHeight; }
    //! The character boundary nearest to a point relative to the leaf's corner.
    [[nodiscard]] qsizetype offsetAt(const QPointF& point) const;
    //! The link under the point, or nothing.
    [[nodiscard]] QString linkAt(const QPointF& point) const;
    //! Why the formula under the point is not drawn, or nothing.
    [[nodiscard]] QString noteAt(const QPointF& point) const;
    //! A formula in it stands as its source because it is not ready yet.
    [[nodiscard]] bool hasPendingFormulas() const { return m_pending; }
    //! It is a displayed formula, and drawn.
    [[nodiscard]] bool isDrawnFormula() const { return m_standsAlone; }
    //! px that its formulas need: the room if they can be broken to fit it, else what they take unbroken.
    [[nodiscard]] qreal formulaWidth(qreal room) const;
    //! How much lower the first line's baseline lies than it would without a formula in that line (px).
    [[nodiscard]] qreal firstLineDrop() const { return m_firstLineDrop; }
    //! Upper and lower edge of each line (px from the leaf's corner).
    [[nodiscard]] QList<std::pair<qreal, qreal>> lineEdges() const;
    //! The caret's place before this character, relative to the leaf's corner.
    [[nodiscard]] QRectF caret(qsizetype offset) const;

    //! Paints lines within the clip; characters [from, to) selected, `highlights` behind them (their places are the
    //! leaf's own).
    void paint(QPainter& painter, const QPointF& at, const QRectF& clip, qsizetype from, qsizetype to,
        const QList<Highlight>& highlights) const;

    //! What is painted of the lines that lie between (px from the leaf's corner), with places relative to that corner.
    [[nodiscard]] QList<QGlyphRun> glyphRuns(qreal top, qreal bottom) const;

    // Where it stands; set by the block layout.
    QPointF position; //!< relative to the piece
    qsizetype start = 0; //!< in the piece's flat text
    QChar separator = u'\n'; //!< before it, in copied text
    QString marker; //!< before it, in copied text: "• ", "1. "
    int area = -1; //!< of the piece that it scrolls sideways with; none: it stands still

private:
    struct FormulaRun {
        Range range;
        SetFormula formula;
    };
    struct Row {
        qreal top = 0, height = 0; //!< px
    };
    Leaf(const QString& text, text::TextKind kind, const Face& face, const TypeStyle& style, const QColor& color);
    void breakLines() const;
    void ensureLines() const;
    [[nodiscard]] int lineAt(qreal y) const;
    [[nodiscard]] Row rowAt(int line) const
    {
        return m_rows.value(line, Row{m_lineHeight * static_cast<qreal>(line), m_lineHeight});
    }
    [[nodiscard]] QString addressAt(const QList<LinkRange>& ranges, const QPointF& point) const;
    //! Where these characters stand in a line: one place, or several where scripts of both directions meet.
    [[nodiscard]] QList<QRectF> stretches(int line, qsizetype from, qsizetype to) const;

    // In leafformulas.cpp.
    void addFormula(const text::Inline& run, qsizetype at, const TypeStyle& style, const Face& face,
        QList<QTextLayout::FormatRange>& formats);
    void reserveFormulas(qreal width);
    //! Whole px that a line is higher than one without formulas, above and below: what stands under it moves by whole
    //! pixels when it is laid out, and need not be painted again. `baseline`: of a line without.
    [[nodiscard]] std::pair<qreal, qreal> roomForFormulas(const QTextLine& line, qreal baseline) const;
    [[nodiscard]] qreal widestFormula() const;
    [[nodiscard]] QString textWithoutFormulas() const;
    void paintFormulas(QPainter& painter, const QPointF& at, int first, int last) const;

    QString m_text;
    text::Inlines m_inlines; //!< prose: what it was made of
    QList<text::CodeSpan> m_spans; //!< code: the same
    QFont m_font;
    bool m_strong = false;
    bool m_isCode = false;
    std::shared_ptr<QTextLayout> m_layout;
    QList<LinkRange> m_links;
    QList<LinkRange> m_notes; //!< their addresses say why the formula there is not drawn
    QList<Range> m_codeRuns;
    QList<FormulaRun> m_formulas; //!< that are drawn
    QList<QTextLayout::FormatRange> m_formats; //!< without the room for formulas
    bool m_pending = false;
    bool m_standsAlone = false;
    qreal m_lineHeight;
    qreal m_width = -1;
    mutable qreal m_widest = -1; //!< of widestLine()
    QList<qsizetype> m_opened; //!< characters that have an empty line before them, ascending
    // Unbroken lines are counted at once and laid out when they are first looked at.
    mutable bool m_isBroken = false;
    mutable QList<Row> m_rows; //!< by line
    mutable qreal m_height = 0;
    mutable qreal m_firstLineDrop = 0;
    QColor m_color, m_sunken, m_selection;
};

} // namespace spyhop::typeset
