// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/pagecuts.h"

#include <QtGui/QImage>

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
//! more, however long the document is. Formulas are waited for; code is wrapped.
//!
//! A value; thread: main. append() while it isHungry(), take() otherwise; finish() after the last block.
class PictureRoll {
public:
    PictureRoll(const TypeStyle& style, const PictureOptions& options);

    //! What comes next in the document.
    void append(const QList<text::Block>& blocks);
    //! Nothing follows.
    void finish() { m_isWhole = true; }
    //! It needs more of the document before the next picture, or its end.
    [[nodiscard]] bool isHungry() const { return !m_isWhole && m_height <= room(); }
    //! The next picture; null: there is none any more, or it is hungry, or there is no memory for it.
    [[nodiscard]] QImage take();
    //! px of the document that are laid out and not in a picture yet.
    [[nodiscard]] qreal waiting() const { return m_height - m_top; }

private:
    [[nodiscard]] qreal room() const { return qMax(1.0, m_options.longest - 2 * m_options.margin); }
    [[nodiscard]] QImage painted(qreal top, qreal bottom) const;
    //! Lets go what stands above; the rest moves up.
    void dropAbove(qreal cut);

    TypeStyle m_style;
    PictureOptions m_options;
    QList<PlacedPiece> m_placed;
    QList<qreal> m_cuts; //!< of what is placed, those that are to come; empty: not known
    qreal m_top = 0; //!< what is above has been taken
    qreal m_height = 0; //!< of all that is placed
    bool m_isWhole = false;
};

//! Until every formula in these blocks is ready or refused.
void waitForFormulas(const QList<text::Block>& blocks, FormulaSource& formulas);

} // namespace spyhop::typeset
