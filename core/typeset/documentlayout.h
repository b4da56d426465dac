// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/markdownstream.h"
#include "core/typeset/codeplan.h"
#include "core/typeset/piece.h"
#include "core/typeset/tablelayout.h"

#include <QtCore/QHash>
#include <limits>
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

//! A part of what is painted that has become another (px). What stands below it may have moved.
struct Repaint {
    qreal from = 0;
    qreal to = 0;
};

//! Names a code block or a table of a document, as long as the blocks above it stay.
struct BoxId {
    qsizetype piece = -1; //!< -1: none
    qsizetype index = 0;
    [[nodiscard]] bool isValid() const { return piece >= 0; }
    auto operator<=>(const BoxId&) const = default;
};

//! \brief One message laid out: grows by appending Markdown, relays only what changed, finds and paints.
//!
//! Only what is asked for is laid out, a large block in slices; the height of the rest is an estimate. Positions are
//! offsets in the flat text (the texts of its leaves, one character between two): they need no layout. A value's owner
//! keeps it; thread: main. Nothing is ever loaded or opened from here.
class DocumentLayout {
public:
    explicit DocumentLayout(std::shared_ptr<const TypeStyle> style);

    void setStyle(std::shared_ptr<const TypeStyle> style);
    [[nodiscard]] const std::shared_ptr<const TypeStyle>& style() const { return m_style; }
    //! Text as it stands, without Markdown: a person's own message.
    void setPlain(const QString& text);
    //! The whole answer. It is read when it is first needed.
    void setMarkdown(const QString& source);
    //! More of an answer that is under way, or that is gone on with after finish().
    void append(const QString& source);
    //! Nothing more comes for now.
    void finish();
    //! Leaves an empty line before each of these characters of the flat text (ascending), or at its end: room for a
    //! word about a seam.
    void setSeams(const QList<qsizetype>& offsets);

    //! Sets the width (px), reads what came and estimates the heights of what is new. Lays out nothing.
    void prepare(qreal width);
    //! Lays out all of it.
    void layOut(qreal width);
    //! Lays out what meets [from, to) (px). Whether anything had to be; then heights below may be others.
    bool layOutWithin(qreal width, qreal from, qreal to);
    //! Lays out one block, or one slice of one, that meets [from, to) (px) and is not: the last such one if `upwards`,
    //! else the first. One whose formulas are still being made is left, they are asked for. Whether there was one; then
    //! heights below may be others.
    bool layOutOne(qreal width, qreal from, qreal to, bool upwards);
    //! Lays out the block that a character lies in; as layOutWithin().
    bool layOutAt(qreal width, qsizetype offset);
    //! Lets go the layouts of what does not meet [from, to); their heights stay.
    void releaseOutside(qreal from, qreal to);
    //! Lets go everything but the source and the heights, unless it is under way.
    void forget();
    [[nodiscard]] bool isPlain() const { return m_isPlain; } //!< not Markdown
    [[nodiscard]] bool isUnderWay() const { return m_stream.has_value(); } //!< more of it may come
    [[nodiscard]] bool isRead() const { return m_isRead; } //!< its blocks are known
    //! What has to be painted again since the last call: one part that holds all of it; nothing if none has to.
    [[nodiscard]] std::optional<Repaint> takeChange();

    [[nodiscard]] qreal height() const { return m_height; } //!< after prepare()
    [[nodiscard]] qsizetype length() const { return m_length; } //!< of the flat text; after prepare()
    [[nodiscard]] const QString& source() const { return m_stream ? m_stream->source() : m_source; }
    [[nodiscard]] qsizetype blockCount() const { return m_sources.size(); } //!< after prepare()
    [[nodiscard]] const text::Block& block(qsizetype index) const { return m_sources[index].block; }
    [[nodiscard]] qsizetype blockStart(qsizetype index) const; //!< in the flat text
    [[nodiscard]] qsizetype blockAt(qsizetype offset) const { return m_pieces[pieceOf(offset)].source; }
    [[nodiscard]] QRectF blockRect(qsizetype index) const; //!< relative to the document; maybe estimated

    [[nodiscard]] Hit hit(const QPointF& point) const;
    //! The word around an offset: [first, second).
    [[nodiscard]] std::pair<qsizetype, qsizetype> wordAt(qsizetype offset) const;
    //! The paragraph, cell or line of code around an offset: [first, second).
    [[nodiscard]] std::pair<qsizetype, qsizetype> paragraphAt(qsizetype offset) const;
    //! Plain text of [from, to): paragraphs apart by an empty line, table cells by tabs, list markers kept.
    [[nodiscard]] QString text(qsizetype from, qsizetype to) const;
    //! The flat text itself, whose offsets are those used here.
    [[nodiscard]] QString flatText() const { return flatText(0); }
    //! From this character on; costs what comes after it.
    [[nodiscard]] QString flatText(qsizetype from) const;
    //! Markdown source if everything is selected, else text().
    [[nodiscard]] QString markdown(qsizetype from, qsizetype to) const;
    [[nodiscard]] QList<QRectF> seams() const; //!< the empty lines of setSeams() that are laid out
    //! The caret's place before a character (px), for scrolling to a hit; of a block that is not laid out: its top.
    [[nodiscard]] QRectF caret(qsizetype offset) const;

    //! The code block or table under a point.
    [[nodiscard]] BoxId boxAt(const QPointF& point) const;
    //! Relative to the document; nothing if it is not laid out.
    [[nodiscard]] std::optional<BlockBox> box(const BoxId& id) const;
    //! All code blocks and tables that are laid out and meet [from, to) (px).
    [[nodiscard]] QList<BoxId> boxesWithin(qreal from, qreal to) const;
    //! Scrolls a box sideways (px); whether it moved.
    bool scrollBox(const BoxId& id, qreal by);
    [[nodiscard]] qreal scrollOf(const BoxId& id) const;
    //! Breaks the lines of a code block, or lets them scroll again.
    void setWrapped(const BoxId& id, bool wrapped);
    [[nodiscard]] bool isWrapped(const BoxId& id) const;
    //! Gives the block of a box this width, to both sides of the column; 0: the column's own.
    void setWide(const BoxId& id, qreal width);
    [[nodiscard]] bool isWide(const BoxId& id) const;
    [[nodiscard]] bool hasWide() const; //!< any block is

    //! Paints what meets the clip; characters [from, to) selected, `highlights` behind them.
    void paint(QPainter& painter, const QPointF& at, const QRectF& clip, qsizetype from, qsizetype to,
        const QList<Highlight>& highlights) const;
    //! Pieces laid out since the last call: shows that a token relays its own block alone.
    [[nodiscard]] int takeLaidOut() { return std::exchange(m_laidOut, 0); }
    [[nodiscard]] bool hasLayout() const; //!< any block is laid out

private:
    static constexpr qsizetype allPieces = std::numeric_limits<qsizetype>::max();
    //! A block, or a slice of one that is too much to lay out at once.
    struct Placed {
        text::Block block = {};
        qsizetype source = 0; //!< the block that it is (a slice of)
        std::optional<QString> joint = {}; //!< a later slice: what stands between it and the one before
        std::shared_ptr<const Piece> piece = {}; //!< null: not laid out, or let go
        std::shared_ptr<const Piece> before = {}; //!< an earlier state of the block, whose leaves may serve again
        qreal top = 0, height = 0;
        qreal left = 0; //!< a wide block begins left of the column
        qsizetype start = 0, length = 0;
        QList<std::pair<qsizetype, QRectF>> seams = {}; //!< offset in the piece, the empty line
        void dropLayout()
        {
            if (piece)
                before = std::exchange(piece, nullptr);
        }
    };
    //! A block as it was read.
    struct Source {
        text::Block block = {};
        qsizetype first = 0; //!< its first piece
        std::shared_ptr<TablePlanner> planner = {}; //!< of a table in slices, for the style
        std::shared_ptr<const TablePlan> plan = {}; //!< of a table in slices
        std::shared_ptr<CodePlan> code = {}; //!< of a code in slices
    };
    //! What a person did to a block.
    struct Manner {
        bool wrapped = false;
        qreal wide = 0; //!< px; 0: the column's width
        QHash<int, qreal> scroll = {}; //!< by area
    };
    void read();
    void take(const QList<text::Block>& frozen, const QList<text::Block>& tail);
    //! `own`: the pieces of `before`, which stood in its place; null: nothing did.
    void takeSource(const text::Block& block, const Source* before, QList<Placed>& own);
    void takeKeptHeights();
    //! Makes the plan of a table or a code in slices; slices that were laid out by another are to be laid out again.
    void plan(qsizetype source);
    void planTable(Source& source, qsizetype end);
    void planCode(Source& source, qsizetype end);
    void place(qsizetype from);
    [[nodiscard]] qreal gapAbove(qsizetype piece) const;
    [[nodiscard]] qreal estimated(const Placed& placed) const;
    [[nodiscard]] qsizetype endOf(qsizetype source) const; //!< behind its last piece
    //! Whether all slices of it are one box.
    [[nodiscard]] bool isBox(qsizetype piece) const;
    //! Whose manner counts for a piece: the slices of a table or a code have that of the first.
    [[nodiscard]] qsizetype ownerOf(qsizetype piece) const;
    //! A piece that is laid out and shows a box; -1: none.
    [[nodiscard]] qsizetype pieceWith(const BoxId& id) const;
    //! Lets go layouts whose formulas have become ready since.
    void dropPendingFormulas();
    //! Asks for those that are not ready.
    [[nodiscard]] bool hasPendingFormulas(qsizetype piece) const;
    void layOutPiece(qsizetype index);
    void dropLayouts();
    //! `index`: the piece that was laid out; `before`: what was painted of it, if that is known.
    void markChanged(qsizetype index, const Piece* before);
    void markChanged(qreal from, qsizetype lastPiece);
    void openSeams(Placed& placed, Piece& piece, qsizetype index);
    [[nodiscard]] qreal scrollOf(qsizetype piece, int area) const;
    [[nodiscard]] qsizetype pieceAt(qreal y) const;
    [[nodiscard]] qsizetype pieceOf(qsizetype offset) const;

    std::shared_ptr<const TypeStyle> m_style;
    QString m_source; //!< of what is not under way
    std::optional<text::MarkdownStream> m_stream; //!< of what is
    bool m_isPlain = false;
    bool m_isRead = false;
    QList<qsizetype> m_seams;
    QList<Source> m_sources;
    QList<Placed> m_pieces;
    QHash<qsizetype, Manner> m_manners; //!< by piece
    QList<float> m_kept; //!< heights of what was forgotten, at m_width
    qsizetype m_settled = 0; //!< frozen blocks that need no look
    int m_generation = 0;
    int m_formulaGeneration = 0; //!< of the style's formulas
    qreal m_width = -1;
    qreal m_height = 0;
    qsizetype m_length = 0;
    int m_laidOut = 0;
    std::optional<qreal> m_change; //!< the highest place (px) that is to be painted again
    qsizetype m_lastChanged = 0; //!< the last piece that is, if something is
};

} // namespace spyhop::typeset
