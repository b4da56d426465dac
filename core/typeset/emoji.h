// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/piece.h"

#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QStringList>
#include <QtGui/QImage>
#include <tuple>

class QPainter;
class QRawFont;

namespace spyhop::typeset {

//! With the face of emoji, where there is one, behind those of text, which have digits and signs of their own: unnamed,
//! any face that has a drawing of it comes first, in one colour.
[[nodiscard]] QStringList withEmoji(QStringList families);

//! \brief Paints what a PDF leaves empty: letters of faces that have pictures and no outlines, as colour emoji are. The
//! letters themselves are painted all the same, so that they can be found and copied. Belongs to one document and
//! thread.
class EmojiPainter {
public:
    //! Over a piece that was painted at `origin`; of lines within the clip.
    void paint(QPainter& painter, const Piece& piece, const QPointF& origin, const QRectF& clip);

private:
    using Key = std::tuple<QString, qreal, quint32>; // family, px, glyph
    struct Picture {
        QImage image; //!< null: there is nothing to see
        QRectF place; //!< px, from the letter's place on the baseline
    };
    [[nodiscard]] bool hasPicturesAlone(const QRawFont& face);
    [[nodiscard]] Picture pictureOf(const QRawFont& face, quint32 glyph);

    QHash<QString, bool> m_faces; //!< by family
    QMap<Key, Picture> m_pictures; //!< each lies in a PDF once
};

} // namespace spyhop::typeset
