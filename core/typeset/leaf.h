// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"
#include "core/typeset/setformula.h"
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

//! \brief One piece of text laid out in lines of equal height: a paragraph, a heading, a code block, a table's cell. A
//! line that holds a formula is as much higher as the formula needs.
//!
//! Positions in the text are those of the source string; a line's end is one character. A formula's text is its source
//! with its delimiters, whether it is drawn yet or not, so that positions stay and copies and searches find it; a drawn
//! one is crossed by the caret in one step.
class Leaf {
public:
    //! Prose: marks, links. `strong`: the whole is 600 (table heads).
    [[nodiscard]] static Leaf prose(
        const text::Inlines& inlines, const Face& face, const TypeStyle& style, const QColor& color, bool strong);
    [[nodiscard]] static Leaf code(const QString& code, const QString& language, const TypeStyle& style);

    //! A formula in a line of its own; null or refused formulas stand as their source.
    [[nodiscard]] static Leaf formula(const text::Inline& run, const TypeStyle& style, const QColor& color);

    //! Breaks lines for this width (px).
    void layOut(qreal width, Qt::Alignment alignment);
    //! Leaves an empty line before this character, which begins a line of its own; at the text's end: after it. Call
    //! after layOut(). The empty line's top (px), relative to the leaf's corner.
    qreal openLine(qsizetype offset);
    [[nodiscard]] qreal widestLine() const; //!< without breaking; px
    [[nodiscard]] qreal widestWord() const; //!< px

    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] qreal height() const { return qMax(m_lineHeight, m_height); }
    [[nodiscard]] qreal width() const { return m_width; } //!< as laid out
    [[nodiscard]] qreal lineHeight() const { return m_lineHeight; }
    //! How much lower the first line's baseline lies than it would without a formula in that line (px).
    [[nodiscard]] qreal firstLineDrop() const { return m_firstLineDrop; }
    //! Upper and lower edge of each line (px from the leaf's corner).
    [[nodiscard]] QList<std::pair<qreal, qreal>> lineEdges() const;
    //! The character boundary nearest to a point relative to the leaf's corner.
    [[nodiscard]] qsizetype offsetAt(const QPointF& point) const;
    //! The link under the point, or nothing.
    [[nodiscard]] QString linkAt(const QPointF& point) const;
    //! Why the formula under the point is not drawn, or nothing.
    [[nodiscard]] QString noteAt(const QPointF& point) const;
    //! A formula in it stands as its source because it is not ready yet.
    [[nodiscard]] bool hasPendingFormulas() const { return m_pending; }
    [[nodiscard]] bool drawsFormula() const { return !m_formulas.isEmpty(); }
    //! The caret's place before this character, relative to the leaf's corner.
    [[nodiscard]] QRectF caret(qsizetype offset) const;

    //! Paints lines within the clip; characters [from, to) selected.
    void paint(QPainter& painter, const QPointF& at, const QRectF& clip, qsizetype from, qsizetype to) const;

    // Where it stands; set by the block layout.
    QPointF position; //!< relative to the piece
    qsizetype start = 0; //!< in the piece's flat text
    QChar separator = u'\n'; //!< before it, in copied text
    QString marker; //!< before it, in copied text: "• ", "1. "

private:
    struct FormulaRun {
        Range range;
        SetFormula formula;
    };
    struct Row {
        qreal top = 0, height = 0; //!< px
    };
    Leaf(const QString& text, const Face& face, const TypeStyle& style, const QColor& color);
    void addFormula(const text::Inline& run, qsizetype at, const TypeStyle& style, qreal fontSize, QString& shown,
        QList<QTextLayout::FormatRange>& formats);
    void reserveFormulas(qreal width);
    void breakLines();
    [[nodiscard]] Row rowOf(const QTextLine& line, qreal baseline, qreal* ascent) const;
    [[nodiscard]] int lineAt(qreal y) const;
    [[nodiscard]] QString addressAt(const QList<LinkRange>& ranges, const QPointF& point) const;
    [[nodiscard]] QRectF stretch(int line, qsizetype from, qsizetype to) const;

    QString m_text;
    std::shared_ptr<QTextLayout> m_layout;
    QList<LinkRange> m_links;
    QList<LinkRange> m_notes; //!< addresses: why the formula there is not drawn
    QList<Range> m_codeRuns;
    QList<FormulaRun> m_formulas;
    QList<QTextLayout::FormatRange> m_formats; //!< without the room for formulas
    bool m_pending = false;
    bool m_isFormula = false; //!< the only thing in it
    qreal m_lineHeight;
    qreal m_width = 0;
    qreal m_height = 0;
    qreal m_firstLineDrop = 0;
    QList<qsizetype> m_opened; //!< characters that have an empty line before them, ascending
    QList<Row> m_rows; //!< by line
    QColor m_color, m_sunken, m_selection;
};

} // namespace spyhop::typeset
