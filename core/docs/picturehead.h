// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QSet>
#include <QtCore/QSize>

namespace spyhop::docs {

//! "image/png" …, by content; empty: no picture that vision models read.
[[nodiscard]] QByteArray pictureType(const QByteArray& bytes);
//! What a PNG, JPEG, GIF or WebP file's head says of its size (px); empty: it says nothing.
[[nodiscard]] QSize pictureSize(const QByteArray& bytes);
//! Whether the head says that no text can be read in it (leastTextHeight, leastTextLength): icons, tracking pixels,
//! lines and bullets.
[[nodiscard]] bool isTooSmallForText(const QByteArray& bytes);

//! \brief The pictures that stood in a file so far, with the files inside it. A value.
class SeenPictures {
public:
    //! Whether the same bytes were here before. They are kept as a digest.
    [[nodiscard]] bool isRepeated(const QByteArray& bytes);

private:
    QSet<QByteArray> m_digests;
};

} // namespace spyhop::docs
