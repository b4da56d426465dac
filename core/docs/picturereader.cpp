// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/picturereader.h"
#include "core/docs/numbers.h"
#include "core/docs/picturemetadata.h"
#include "core/docs/say.h"
#include "core/docs/tiffhead.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <leptonica/allheaders.h>

namespace spyhop::docs {
namespace {

constexpr int jpegQuality = 80;

tl::unexpected<base::Error> damaged()
{
    return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The picture is damaged, or of an unknown kind.")));
}

const l_uint8* data(const QByteArray& bytes)
{
    return reinterpret_cast<const l_uint8*>(bytes.constData());
}

//! By content.
QByteArray mediaTypeOf(const QByteArray& bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "image/png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "image/jpeg";
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return "image/gif";
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return "image/webp";
    if (isTiff(bytes))
        return "image/tiff";
    if (isBmp(bytes))
        return "image/bmp";
    return {};
}

bool isTakenByModels(const QByteArray& mediaType)
{
    return mediaType != "image/tiff" && mediaType != "image/bmp";
}

//! 0 is the only one.
TiffPage tiffPage(const QByteArray& bytes, int page)
{
    return tiffPages(bytes).value(std::max(page, 1) - 1);
}

//! The size stands in a GIF's head, which Leptonica does not tell without unpacking it.
QSize gifSize(const QByteArray& bytes)
{
    const auto number = [&bytes](qsizetype at) {
        return static_cast<uchar>(bytes.at(at)) | static_cast<uchar>(bytes.at(at + 1)) << 8;
    };
    return bytes.size() < 10 ? QSize() : QSize(number(6), number(8));
}

QSize pixelsOf(const QByteArray& bytes, const QByteArray& mediaType, int page)
{
    if (mediaType == "image/tiff")
        return tiffPage(bytes, page).size;
    if (mediaType == "image/bmp")
        return bmpSize(bytes);
    if (mediaType == "image/gif")
        return gifSize(bytes);
    l_int32 width = 0;
    l_int32 height = 0;
    const auto size = static_cast<size_t>(bytes.size());
    if (pixReadHeaderMem(data(bytes), size, nullptr, &width, &height, nullptr, nullptr, nullptr) != 0)
        return {};
    return {width, height};
}

//! Before anything is unpacked: some kilobytes may say that they are a wall of pixels.
base::Status checkHead(const QByteArray& bytes, int page)
{
    const QByteArray mediaType = mediaTypeOf(bytes);
    const QSize size = mediaType.isEmpty() ? QSize() : pixelsOf(bytes, mediaType, page);
    if (size.isEmpty())
        return damaged();
    if (qint64(size.width()) * size.height() > mostPixels) {
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The picture has %1 × %2 pixels, which is too many."))
                              .arg(size.width())
                              .arg(size.height()));
    }
    return {};
}

//! Turned and mirrored so that it stands as it was seen; what is written anew says nothing of the camera any more.
Raster upright(Raster raster, int orientation)
{
    struct Turn {
        int quarters; //!< clockwise
        bool mirrored; //!< left to right, afterwards
    };
    constexpr std::array<Turn, 8> turns{
        {{0, false}, {0, true}, {2, false}, {2, true}, {1, true}, {1, false}, {3, true}, {3, false}}};
    const Turn turn = turns.at(static_cast<std::size_t>(orientation - 1));
    if (turn.quarters != 0)
        raster = Raster(pixRotateOrth(raster.pix(), turn.quarters));
    if (turn.mirrored && raster.pix())
        pixFlipLR(raster.pix(), raster.pix());
    return raster;
}

//! Within shownSide; empty: it cannot be drawn.
QByteArray asJpeg(const Raster& raster)
{
    const int side = std::max(pixGetWidth(raster.pix()), pixGetHeight(raster.pix()));
    Raster shown(pixConvertTo32(raster.pix()));
    const auto factor = static_cast<l_float32>(shownSide) / static_cast<l_float32>(side);
    if (side > shownSide && shown.pix())
        shown = Raster(pixScale(shown.pix(), factor, factor));
    l_uint8* jpeg = nullptr;
    size_t size = 0;
    if (!shown.pix() || pixWriteMemJpeg(&jpeg, &size, shown.pix(), shownQuality, 0) != 0)
        return {};
    const QByteArray result(reinterpret_cast<const char*>(jpeg), static_cast<qsizetype>(size));
    std::free(jpeg);
    return result;
}

//! Scaled down to shownSide as JPEG; empty if it is small enough, lets something shine through, or would not get
//! smaller.
QByteArray scaledDown(const Raster& raster, const QByteArray& bytes, const QByteArray& mediaType)
{
    const int side = std::max(pixGetWidth(raster.pix()), pixGetHeight(raster.pix()));
    if (side <= shownSide || mediaType == "image/gif" || pixGetSpp(raster.pix()) == 4)
        return {};
    const Raster full(pixConvertTo32(raster.pix()));
    const auto factor = static_cast<l_float32>(shownSide) / static_cast<l_float32>(side);
    Raster small(full.pix() ? pixScale(full.pix(), factor, factor) : nullptr);
    if (small.pix() && mediaType == "image/jpeg")
        small = upright(std::move(small), orientationOf(bytes));
    l_uint8* jpeg = nullptr;
    size_t size = 0;
    if (!small.pix() || pixWriteMemJpeg(&jpeg, &size, small.pix(), shownQuality, 0) != 0)
        return {};
    const QByteArray result(reinterpret_cast<const char*>(jpeg), static_cast<qsizetype>(size));
    std::free(jpeg);
    return result.size() < bytes.size() ? result : QByteArray();
}

} // namespace

Raster::~Raster()
{
    pixDestroy(&m_pix);
}

base::Expected<Document> readPicture(const QByteArray& bytes)
{
    Document document;
    const auto pages = static_cast<int>(tiffPages(bytes).size());
    if (pages > 1) { // one that is too large costs itself
        document.partsTotal = pages;
        for (int page = 1; page <= pages; ++page) {
            document.parts.append({PartKind::Page, page, {}, 0});
            document.scans.append(page);
        }
        return document;
    }
    if (const auto status = checkHead(bytes, 0); !status)
        return tl::make_unexpected(status.error());
    document.scans.append(0);
    return document;
}

base::Expected<Raster> decodePicture(const QByteArray& bytes, int page)
{
    if (const auto status = checkHead(bytes, page); !status)
        return tl::make_unexpected(status.error());
    const auto size = static_cast<size_t>(bytes.size());
    auto at = static_cast<size_t>(isTiff(bytes) ? tiffPage(bytes, page).at : 0);
    Raster raster(at > 0 ? pixReadMemFromMultipageTiff(data(bytes), size, &at) : pixReadMem(data(bytes), size));
    if (!raster.pix())
        return damaged();
    pixSetText(raster.pix(), nullptr); // its comment, which would be written with whatever is made of it
    return raster;
}

base::Expected<Raster> rasterOf(const QImage& image)
{
    Raster raster(pixCreateNoInit(image.width(), image.height(), 32));
    if (!raster.pix())
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The page is too large to be drawn.")));
    l_uint32* line = pixGetData(raster.pix());
    for (int y = 0; y < image.height(); ++y) {
        const auto* const pixels = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x)
            composeRGBPixel(qRed(pixels[x]), qGreen(pixels[x]), qBlue(pixels[x]), line + x);
        line += pixGetWpl(raster.pix());
    }
    return raster;
}

base::Expected<Picture> shownPicture(const QByteArray& bytes, int page)
{
    const auto raster = decodePicture(bytes, page);
    if (!raster)
        return tl::make_unexpected(raster.error());
    if (!isTakenByModels(mediaTypeOf(bytes))) {
        const QByteArray jpeg = asJpeg(*raster);
        if (jpeg.isEmpty())
            return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The page could not be drawn.")));
        return Picture{jpeg, "image/jpeg", page, hasMetadata(bytes)};
    }
    if (const QByteArray small = scaledDown(*raster, bytes, mediaTypeOf(bytes)); !small.isEmpty())
        return Picture{small, "image/jpeg", 0, hasMetadata(bytes)};
    // Where it was taken and by whom is nobody's business; as few models as viewers read how the camera was held.
    std::optional<QByteArray> clean = withoutMetadata(bytes);
    if (!clean || (mediaTypeOf(bytes) == "image/jpeg" && orientationOf(bytes) != 1)) {
        Raster full(pixConvertTo32(raster->pix()));
        if (full.pix() && mediaTypeOf(bytes) == "image/jpeg")
            full = upright(std::move(full), orientationOf(bytes));
        clean = full.pix() ? asJpeg(full) : QByteArray();
        if (clean->isEmpty())
            return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The page could not be drawn.")));
    }
    if (clean->size() > mostPictureBytes) {
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The picture is larger than the %1 MB that models take."))
                              .arg(mostPictureBytes / 1'000'000));
    }
    return Picture{*clean, mediaTypeOf(*clean), 0, hasMetadata(bytes)};
}

base::Expected<Picture> shownPage(const QImage& image, int page)
{
    const auto raster = rasterOf(image);
    if (!raster)
        return tl::make_unexpected(raster.error());
    l_uint8* jpeg = nullptr;
    size_t size = 0;
    if (pixWriteMemJpeg(&jpeg, &size, raster->pix(), jpegQuality, 0) != 0)
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The page could not be drawn.")));
    const QByteArray bytes(reinterpret_cast<const char*>(jpeg), static_cast<qsizetype>(size));
    std::free(jpeg);
    return Picture{bytes, "image/jpeg", page};
}

} // namespace spyhop::docs
