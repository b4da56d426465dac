// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/emoji.h"

#include <QtGui/QFontDatabase>
#include <QtGui/QGlyphRun>
#include <QtGui/QPainter>
#include <QtGui/QRawFont>
#include <algorithm>

namespace spyhop::typeset {
namespace {

constexpr qreal finer = 4; // pixels of a picture to a px: sharp in print

//! None of its letters can be an emoji.
bool isPlain(const QString& text)
{
    constexpr char16_t firstSign = 0x203C; // Unicode, emoji-data: before it, digits and © alone, which all faces have
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < firstSign; });
}

} // namespace

QStringList withEmoji(QStringList families)
{
#if defined(Q_OS_WIN)
    const QString emoji = QStringLiteral("Segoe UI Emoji");
#elif defined(Q_OS_MACOS)
    const QString emoji = QStringLiteral("Apple Color Emoji");
#else
    const QString emoji = QStringLiteral("Noto Color Emoji");
#endif
    if (QFontDatabase::hasFamily(emoji))
        families.append(emoji);
    return families;
}

//! OpenType: bitmaps with their index (CBLC), or Apple's (sbix).
bool EmojiPainter::hasPicturesAlone(const QRawFont& face)
{
    const auto known = m_faces.constFind(face.familyName());
    if (known != m_faces.cend())
        return *known;
    const bool has = !face.fontTable("CBLC").isEmpty() || !face.fontTable("sbix").isEmpty();
    m_faces.insert(face.familyName(), has);
    return has;
}

EmojiPainter::Picture EmojiPainter::pictureOf(const QRawFont& face, quint32 glyph)
{
    const Key key(face.familyName(), face.pixelSize(), glyph);
    if (const auto known = m_pictures.constFind(key); known != m_pictures.cend())
        return *known;
    // A face of its own: the one that a PDF was painted with knows its letters as outlines without extent.
    QRawFont fine = face;
    fine.setPixelSize(face.pixelSize() * finer);
    const QRect box = fine.boundingRect(glyph).toAlignedRect();
    Picture picture;
    if (!box.isEmpty()) {
        picture.image = QImage(box.size(), QImage::Format_ARGB32_Premultiplied);
        picture.image.fill(Qt::transparent);
        picture.place = QRectF(QPointF(box.topLeft()) / finer, QSizeF(box.size()) / finer);
        QGlyphRun run;
        run.setRawFont(fine);
        run.setGlyphIndexes({glyph});
        run.setPositions({QPointF()});
        QPainter painter(&picture.image);
        painter.drawGlyphRun(-QPointF(box.topLeft()), run);
    }
    m_pictures.insert(key, picture);
    return picture;
}

void EmojiPainter::paint(QPainter& painter, const Piece& piece, const QPointF& origin, const QRectF& clip)
{
    for (const Leaf& leaf : piece.leaves) {
        const QPointF corner = origin + leaf.position;
        if (corner.y() > clip.bottom() || corner.y() + leaf.height() < clip.top() || isPlain(leaf.text()))
            continue;
        const QList<QGlyphRun> runs = leaf.glyphRuns(clip.top() - corner.y(), clip.bottom() - corner.y());
        for (const QGlyphRun& run : runs) {
            const QRawFont face = run.rawFont();
            if (!hasPicturesAlone(face))
                continue;
            const QList<quint32> glyphs = run.glyphIndexes();
            const QList<QPointF> places = run.positions();
            for (qsizetype i = 0; i < qMin(glyphs.size(), places.size()); ++i) {
                const Picture picture = pictureOf(face, glyphs[i]);
                if (!picture.image.isNull())
                    painter.drawImage(picture.place.translated(corner + places[i]), picture.image);
            }
        }
    }
}

} // namespace spyhop::typeset
