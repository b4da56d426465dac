// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/document.h"

#include <QtGui/QImage>
#include <utility>

struct Pix;

namespace spyhop::docs {

//! \brief A picture in memory, as Leptonica and Tesseract take it. Frees it.
class Raster {
public:
    explicit Raster(Pix* pix)
        : m_pix(pix)
    {
    }
    Raster(Raster&& other) noexcept
        : m_pix(other.m_pix)
    {
        other.m_pix = nullptr;
    }
    Raster& operator=(Raster&& other) noexcept
    {
        std::swap(m_pix, other.m_pix);
        return *this;
    }
    ~Raster();
    [[nodiscard]] Pix* pix() const { return m_pix; }

private:
    Pix* m_pix;
};

//! Pure: looks at a PNG, JPEG, GIF, WebP, TIFF or BMP file and says that it is a picture of text (part 0); a TIFF file
//! of several pages: that each of them is one (parts from 1). Error: Unreadable (none of these, damaged head, too many
//! pixels).
[[nodiscard]] base::Expected<Document> readPicture(const QByteArray& bytes);

//! Pure: all pixels of such a file. `page`: of a TIFF file of several, from 1; else 0. Error: Unreadable.
[[nodiscard]] base::Expected<Raster> decodePicture(const QByteArray& bytes, int page = 0);
[[nodiscard]] base::Expected<Raster> rasterOf(const QImage& image);

//! Pure: the file itself, withoutMetadata(), as a picture for a model, once it has been decoded without an error;
//! scaled down to shownSide, as JPEG, where it is larger and gets smaller. As JPEG and upright, where it was held
//! otherwise. TIFF and BMP, which models do not take, as JPEG. `page`: as above. Errors: Unreadable (damaged, larger
//! than mostPictureBytes).
[[nodiscard]] base::Expected<Picture> shownPicture(const QByteArray& bytes, int page = 0);
//! Pure: a rendered page as a JPEG picture. Error: Unreadable.
[[nodiscard]] base::Expected<Picture> shownPage(const QImage& image, int page);

} // namespace spyhop::docs
