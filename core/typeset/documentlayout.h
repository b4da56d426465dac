// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/markdownstream.h"
#include "core/typeset/piece.h"

#include <memory>
#include <optional>

namespace spyhop::typeset {

//! What lies under a point of a document.
struct Hit {
    qsizetype offset = 0; //!< nearest character boundary in the flat text
    QString link; //!< empty: none
    QString note; //!< why the formula there is not drawn; empty: none
    bool onText = false; //!< the point lies on a line of text, not beside it
};

//! \brief One message laid out: grows by appending Markdown, relays only what changed, finds and paints.
//!
//! Positions in it are offsets in its flat text: the texts of its leaves, one character between two. A value's owner
//! keeps it; thread: main. Nothing is ever loaded or opened from here.
class DocumentLayout {
public:
    explicit DocumentLayout(std::shared_ptr<const TypeStyle> style);

    void setStyle(std::shared_ptr<const TypeStyle> style);
    [[nodiscard]] const std::shared_ptr<const TypeStyle>& style() const { return m_style; }
    //! Text as it stands, without Markdown: a person's own message.
    void setPlain(const QString& text);
    //! The whole answer.
    void setMarkdown(const QString& source);
    //! More of an answer that is under way, or that is gone on with after finish().
    void append(const QString& source);
    //! Nothing more comes for now.
    void finish();
    //! Leaves an empty line before each of these characters of the flat text (ascending), or at its end: room for a
    //! word about a seam.
    void setSeams(const QList<qsizetype>& offsets);
    //! Lays out for this width (px) what is not laid out yet; call before anything below.
    void layOut(qreal width);

    [[nodiscard]] qreal height() const { return m_height; }
    [[nodiscard]] qsizetype length() const { return m_length; } //!< of the flat text
    [[nodiscard]] const QString& source() const { return m_stream.source(); }
    [[nodiscard]] Hit hit(const QPointF& point) const;
    //! The word around an offset: [first, second).
    [[nodiscard]] std::pair<qsizetype, qsizetype> wordAt(qsizetype offset) const;
    //! Plain text of [from, to): paragraphs apart by an empty line, table cells by tabs, list markers kept.
    [[nodiscard]] QString text(qsizetype from, qsizetype to) const;
    //! Markdown source if everything is selected, else text().
    [[nodiscard]] QString markdown(qsizetype from, qsizetype to) const;
    [[nodiscard]] QList<QRectF> seams() const; //!< the empty lines of setSeams(), relative to the document
    [[nodiscard]] QList<CodeBox> codes() const; //!< relative to the document
    //! The caret's place before a character (px), for tests and for scrolling to a hit.
    [[nodiscard]] QRectF caret(qsizetype offset) const;

    //! Paints what meets the clip; characters [from, to) selected.
    void paint(QPainter& painter, const QPointF& at, const QRectF& clip, qsizetype from, qsizetype to) const;
    //! Pieces laid out since the last call: shows that a token relays its own block alone.
    [[nodiscard]] int takeLaidOut() { return std::exchange(m_laidOut, 0); }

private:
    struct Placed {
        Piece piece;
        qreal top = 0;
        qsizetype start = 0;
        QList<std::pair<qsizetype, QRectF>> seams = {}; //!< offset in the piece, the empty line
    };
    //! Pieces with formulas that have become ready are laid out again.
    void forgetPendingFormulas();
    void place(qsizetype from);
    void openSeams(qsizetype from);
    [[nodiscard]] qsizetype pieceAt(qreal y) const;
    [[nodiscard]] qsizetype pieceOf(qsizetype offset) const;

    std::shared_ptr<const TypeStyle> m_style;
    text::MarkdownStream m_stream;
    std::optional<text::Block> m_plain;
    QList<qsizetype> m_seams;
    QList<Placed> m_pieces;
    qsizetype m_settled = 0; //!< pieces of frozen blocks that need no look
    int m_generation = 0;
    int m_formulaGeneration = 0; //!< of the style's formulas
    bool m_finished = false; //!< m_stream is closed
    qreal m_width = -1;
    qreal m_height = 0;
    qsizetype m_length = 0;
    int m_laidOut = 0;
};

} // namespace spyhop::typeset
