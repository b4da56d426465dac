// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/pagecuts.h"
#include "core/typeset/slicedblock.h"

#include <QtGui/QImage>
#include <optional>

namespace spyhop::typeset {

//! How a picture of a document is made.
struct PictureOptions {
    qreal width = 720; //!< px, without margins
    qreal margin = 24; //!< px
    qreal scale = 2; //!< device pixels per px
    qreal longest = 4'000; //!< px: a taller document goes on in the next picture, cut between lines
    QColor ground = Qt::white;
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
    void append(const QList<text::Block>& blocks) { m_waiting += blocks; }
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
    void layOutSome();
    [[nodiscard]] qreal room() const { return qMax(1.0, m_options.longest - 2 * m_options.margin); }
    [[nodiscard]] QImage painted(qreal top, qreal bottom) const;
    //! Lets go what stands above; the rest moves up.
    void dropAbove(qreal cut);

    TypeStyle m_style;
    PictureOptions m_options;
    QList<text::Block> m_waiting; //!< not begun
    std::optional<SlicedBlock> m_begun;
    QList<PlacedPiece> m_placed;
    QList<qreal> m_cuts; //!< of what is placed, those that are to come; empty: not known
    qreal m_top = 0; //!< what is above has been taken
    qreal m_height = 0; //!< of all that is placed
    qsizetype m_characters = 0;
    bool m_isWhole = false;
    bool m_hasFailed = false;
};

} // namespace spyhop::typeset
