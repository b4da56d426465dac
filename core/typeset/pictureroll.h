// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/pagecuts.h"
#include "core/typeset/slicedblock.h"

#include <QtGui/QImage>
#include <optional>

class QPainter;

namespace spyhop::typeset {

//! How a picture of a document is made.
struct PictureOptions {
    qreal width = 720; //!< px, without margins
    qreal margin = 24; //!< px
    qreal scale = 2; //!< device pixels per px
    qreal longest = 4'000; //!< px: a taller document goes on in the next picture, cut between lines
    QColor ground = Qt::white;
};

//! A ground that blocks have together, such as a question's bubble; px.
struct PictureFrame {
    qreal inset = 0; //!< from the left; to the right it reaches as far as the text does elsewhere
    qreal padX = 0, padY = 0, radius = 0;
    QColor ground;
    QColor edge = {}; //!< 2 px; invalid: none
    bool operator==(const PictureFrame&) const = default;
};

//! \brief A document as pictures, from above to below, one after the other: it holds what one picture needs and no
//! more, however long the document or a block of it is. Formulas are waited for; code is wrapped.
//!
//! Belongs to one thread, any that its style's formulas answer to. append() while it isHungry(), take() otherwise;
//! finish() after the last block.
class PictureRoll {
public:
    PictureRoll(const TypeStyle& style, const PictureOptions& options);
    PictureRoll(const PictureRoll&) = delete;
    PictureRoll& operator=(const PictureRoll&) = delete;

    //! What comes next in the document. Costs nothing yet.
    void append(const QList<text::Block>& blocks);
    //! The same within a frame of their own, which goes on where a picture is cut.
    void append(const QList<text::Block>& blocks, const PictureFrame& frame);
    //! Nothing follows.
    void finish() { m_isWhole = true; }
    //! It needs more of the document before the next picture, or its end. Lays out what one picture takes.
    [[nodiscard]] bool isHungry();
    //! The next picture; null: there is none any more, or it is hungry, or there is no memory for it.
    [[nodiscard]] QImage take();
    //! take() had no memory for a picture.
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }
    //! Characters of the flat text that are laid out.
    [[nodiscard]] qsizetype characters() const { return m_characters; }

private:
    //! A block that is not begun.
    struct Waiting {
        text::Block block;
        std::optional<PictureFrame> frame;
        bool isFirst = false, isLast = false; //!< of its frame
    };
    //! A frame and where it stands (px from the top).
    struct Framed {
        PictureFrame frame;
        qreal top = 0, bottom = 0;
    };
    void layOutSome();
    void begin(const Waiting& next);
    [[nodiscard]] QList<qreal> cuts() const;
    [[nodiscard]] const Framed* frameAt(qreal top) const;
    void paintFrames(QPainter& painter, qreal top) const;
    [[nodiscard]] qreal room() const { return qMax(1.0, m_options.longest - 2 * m_options.margin); }
    [[nodiscard]] QImage painted(qreal top, qreal bottom) const;
    //! Lets go what stands above; the rest moves up.
    void dropAbove(qreal cut);

    TypeStyle m_style;
    PictureOptions m_options;
    QList<Waiting> m_waiting;
    std::optional<SlicedBlock> m_begun;
    bool m_isInFrame = false, m_endsFrame = false; //!< what is begun
    QList<Framed> m_frames; //!< of what is placed; the last one grows while it is open
    QList<PlacedPiece> m_placed;
    QList<qreal> m_cuts; //!< of what is placed, those that are to come; empty: not known
    qreal m_top = 0; //!< what is above has been taken
    qreal m_height = 0; //!< of all that is placed
    qsizetype m_characters = 0;
    bool m_isWhole = false;
    bool m_hasFailed = false;
};

} // namespace spyhop::typeset
