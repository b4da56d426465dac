// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"
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

//! \brief One piece of text laid out in lines of equal height: a paragraph, a heading, a code block, a table's cell.
//!
//! Positions in the text are those of the source string; a line's end is one character.
class Leaf {
public:
    //! Prose: marks, links. `strong`: the whole is 600 (table heads).
    [[nodiscard]] static Leaf prose(
        const text::Inlines& inlines, const Face& face, const TypeStyle& style, const QColor& color, bool strong);
    [[nodiscard]] static Leaf code(const QString& code, const QString& language, const TypeStyle& style);

    //! Breaks lines for this width (px).
    void layOut(qreal width, Qt::Alignment alignment);
    //! Leaves an empty line before this character, which begins a line of its own; at the text's end: after it. Call
    //! after layOut(). The empty line's top (px), relative to the leaf's corner.
    qreal openLine(qsizetype offset);
    [[nodiscard]] qreal widestLine() const; //!< without breaking; px
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

    //! Paints lines within the clip; characters [from, to) selected.
    void paint(QPainter& painter, const QPointF& at, const QRectF& clip, qsizetype from, qsizetype to) const;

    // Where it stands; set by the block layout.
    QPointF position; //!< relative to the piece
    qsizetype start = 0; //!< in the piece's flat text
    QChar separator = u'\n'; //!< before it, in copied text
    QString marker; //!< before it, in copied text: "• ", "1. "

private:
    Leaf(const QString& text, const Face& face, const TypeStyle& style, const QColor& color);
    void breakLines();
    [[nodiscard]] int lineAt(qreal y) const;
    [[nodiscard]] int rowOf(int line) const { return m_rows.value(line, line); }
    [[nodiscard]] QRectF stretch(int line, qsizetype from, qsizetype to) const;

    QString m_text;
    std::shared_ptr<QTextLayout> m_layout;
    QList<LinkRange> m_links;
    QList<Range> m_codeRuns;
    qreal m_lineHeight;
    qreal m_width = 0;
    QList<qsizetype> m_opened; //!< characters that have an empty line before them, ascending
    QList<int> m_rows; //!< by line: its place, counted in line heights
    int m_rowCount = 0;
    QColor m_color, m_sunken, m_selection;
};

} // namespace spyhop::typeset
