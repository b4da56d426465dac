// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/picturemetadata.h"
#include "core/docs/picturehead.h"
#include "core/docs/tiffhead.h"

#include <QtCore/QByteArrayList>
#include <algorithm>

namespace spyhop::docs {
namespace {

uchar byteAt(const QByteArray& bytes, qsizetype at)
{
    return static_cast<uchar>(bytes.at(at));
}

//! Of four bytes, which must be there.
qint64 bigEndian(const QByteArray& bytes, qsizetype at)
{
    return qint64(byteAt(bytes, at)) << 24 | qint64(byteAt(bytes, at + 1)) << 16 | qint64(byteAt(bytes, at + 2)) << 8
        | qint64(byteAt(bytes, at + 3));
}

qint64 littleEndian(const QByteArray& bytes, qsizetype at)
{
    return qint64(byteAt(bytes, at + 3)) << 24 | qint64(byteAt(bytes, at + 2)) << 16
        | qint64(byteAt(bytes, at + 1)) << 8 | qint64(byteAt(bytes, at));
}

//! An Exif segment that says how the camera was held, and nothing else.
QByteArray orientationSegment(int orientation)
{
    QByteArray segment("\xff\xe1\0\x22"
                       "Exif\0\0"
                       "MM\0\x2a\0\0\0\x08"
                       "\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0"
                       "\0\0\0\0",
        36);
    segment[29] = static_cast<char>(orientation);
    return segment;
}

//! Segments that decoding needs: JFIF's head, the colour profile, and which colours these are (Adobe).
bool isKept(const QByteArray& jpeg, qsizetype at, int marker)
{
    constexpr int app0 = 0xe0, app2 = 0xe2, app14 = 0xee, app15 = 0xef, comment = 0xfe;
    const auto says = [&jpeg, at](QByteArrayView what) { return QByteArrayView(jpeg).sliced(at).startsWith(what); };
    if (marker == app0)
        return says(QByteArrayView("JFIF\0", 5));
    if (marker == app2)
        return says(QByteArrayView("ICC_PROFILE\0", 12));
    if (marker == app14)
        return says(QByteArrayView("Adobe", 5));
    return marker != comment && (marker < app0 || marker > app15);
}

//! ITU-T T.81, annex B.
std::optional<QByteArray> cleanJpeg(const QByteArray& jpeg)
{
    constexpr int restart0 = 0xd0, restart7 = 0xd7, end = 0xd9, scan = 0xda;
    QByteArray clean = jpeg.left(2);
    clean.reserve(jpeg.size());
    if (const int orientation = orientationOf(jpeg); orientation != 1)
        clean += orientationSegment(orientation);
    qsizetype at = 2;
    bool isSeen = false;
    while (at + 1 < jpeg.size()) {
        const int marker = byteAt(jpeg, at + 1);
        if (byteAt(jpeg, at) != 0xff || marker == 0 || marker == 0xff) { // fill, or what decoders pass over
            ++at;
            continue;
        }
        if (marker == end)
            return clean + jpeg.mid(at, 2); // what a camera hangs on to it stays behind
        if (at + 4 > jpeg.size())
            return std::nullopt;
        qsizetype next = at + 2 + (qsizetype(byteAt(jpeg, at + 2)) << 8 | byteAt(jpeg, at + 3));
        if (next < at + 4 || next > jpeg.size())
            return std::nullopt;
        if (marker == scan) {
            isSeen = true;
            // Its bits end where a marker stands that is no restart.
            for (next = jpeg.indexOf('\xff', next); next >= 0; next = jpeg.indexOf('\xff', next + 1)) {
                const int after = next + 1 < jpeg.size() ? byteAt(jpeg, next + 1) : 0;
                if (after != 0 && after != 0xff && (after < restart0 || after > restart7))
                    break;
            }
            if (next < 0)
                return clean + jpeg.mid(at); // broken off: decoders show what there is
        }
        if (isKept(jpeg, at + 4, marker))
            clean += QByteArrayView(jpeg).sliced(at, next - at);
        at = next;
    }
    return isSeen ? std::optional(clean) : std::nullopt;
}

//! PNG, third edition, 11.3: what is needed to draw it, moving pictures included.
std::optional<QByteArray> cleanPng(const QByteArray& png)
{
    static const QByteArrayList kept{"tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD",
        "pHYs", "sPLT", "hIST", "acTL", "fcTL", "fdAT"};
    constexpr qsizetype signature = 8, frame = 12; // a chunk's length, type and checksum
    QByteArray clean = png.left(signature);
    clean.reserve(png.size());
    for (qsizetype at = signature; at + frame <= png.size();) {
        const qint64 length = bigEndian(png, at);
        if (length > png.size() - at - frame)
            return std::nullopt;
        const QByteArray type = png.mid(at + 4, 4);
        const bool isCritical = type.at(0) >= 'A' && type.at(0) <= 'Z';
        if (isCritical || kept.contains(type))
            clean += QByteArrayView(png).sliced(at, length + frame);
        at += length + frame;
        if (type == "IEND")
            return clean;
    }
    return std::nullopt;
}

//! Behind the sub-blocks that begin there; -1: the file ends before.
qsizetype behindBlocks(const QByteArray& gif, qsizetype at)
{
    while (at < gif.size()) {
        const int length = byteAt(gif, at);
        at += 1 + length;
        if (length == 0)
            return at;
    }
    return -1;
}

//! GIF89a, 17 to 27.
std::optional<QByteArray> cleanGif(const QByteArray& gif)
{
    constexpr int image = 0x2c, extension = 0x21, trailer = 0x3b, control = 0xf9, application = 0xff;
    constexpr qsizetype head = 13;
    const auto tableSize
        = [](int packed) -> qsizetype { return (packed & 0x80) != 0 ? 3 * (qsizetype(2) << (packed & 7)) : 0; };
    if (gif.size() < head)
        return std::nullopt;
    qsizetype at = head + tableSize(byteAt(gif, 10));
    QByteArray clean = gif.left(at);
    clean.reserve(gif.size());
    bool isSeen = false;
    while (at < gif.size()) {
        const int block = byteAt(gif, at);
        if (block == trailer)
            return clean + gif.mid(at, 1);
        qsizetype next = -1;
        bool isDrawn = true;
        if (block == image && at + 10 < gif.size()) {
            next = behindBlocks(gif, at + 10 + tableSize(byteAt(gif, at + 9)) + 1);
        } else if (block == extension && at + 2 < gif.size()) {
            next = behindBlocks(gif, at + 2);
            const int label = byteAt(gif, at + 1);
            isDrawn = label == control || (label == application && gif.mid(at + 3, 11) == "NETSCAPE2.0"); // it repeats
        }
        if (next < 0)
            break;
        isSeen |= block == image;
        if (isDrawn)
            clean += QByteArrayView(gif).sliced(at, next - at);
        at = next;
    }
    return isSeen ? std::optional(clean) : std::nullopt; // it broke off
}

//! RFC 9649, 2.3 to 2.7.
std::optional<QByteArray> cleanWebp(const QByteArray& webp)
{
    static const QByteArrayList kept{"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"};
    constexpr qsizetype head = 12, frame = 8;
    constexpr int saysExif = 0x08, saysXmp = 0x04;
    const qint64 end = std::min<qint64>(webp.size(), littleEndian(webp, 4) + frame);
    QByteArray clean = webp.left(head);
    clean.reserve(webp.size());
    for (qsizetype at = head; at + frame <= end;) {
        const qint64 length = littleEndian(webp, at + 4);
        if (length > end - at - frame)
            return std::nullopt;
        const qint64 padded = std::min<qint64>(end - at - frame, length + (length & 1));
        const QByteArray type = webp.mid(at, 4);
        if (kept.contains(type)) {
            const qsizetype begin = clean.size();
            clean += QByteArrayView(webp).sliced(at, frame + padded);
            if (type == "VP8X" && length > 0)
                clean[begin + frame] = static_cast<char>(byteAt(clean, begin + frame) & ~(saysExif | saysXmp));
        }
        at += frame + padded;
    }
    const qint64 size = clean.size() - frame;
    for (int byte = 0; byte < 4; ++byte)
        clean[4 + byte] = static_cast<char>(size >> (8 * byte) & 0xff);
    return clean.size() > head ? std::optional(clean) : std::nullopt;
}

} // namespace

int orientationOf(const QByteArray& jpeg)
{
    const qsizetype exif = jpeg.left(65'536).indexOf(QByteArrayView("Exif\0\0", 6));
    if (exif < 0)
        return 1;
    const QByteArray tiff = jpeg.mid(exif + 6, 65'536);
    const bool little = tiff.startsWith("II");
    const auto number = [&tiff, little](qsizetype at, int bytes) -> qsizetype {
        qsizetype value = 0;
        for (int byte = 0; byte < bytes; ++byte) {
            const qsizetype place = at + (little ? bytes - 1 - byte : byte);
            value = value << 8 | (place < tiff.size() ? static_cast<uchar>(tiff.at(place)) : 0);
        }
        return value;
    };
    const qsizetype directory = number(4, 4);
    if (directory > tiff.size())
        return 1;
    const qsizetype entries = number(directory, 2);
    for (qsizetype entry = 0; entry < entries && directory + 2 + entry * 12 < tiff.size(); ++entry) {
        const qsizetype at = directory + 2 + entry * 12;
        if (number(at, 2) == 0x0112)
            return static_cast<int>(std::clamp<qsizetype>(number(at + 8, 2), 1, 8));
    }
    return 1;
}

std::optional<QByteArray> withoutMetadata(const QByteArray& picture)
{
    const QByteArray type = pictureType(picture);
    if (type == "image/jpeg")
        return cleanJpeg(picture);
    if (type == "image/png")
        return cleanPng(picture);
    if (type == "image/gif")
        return cleanGif(picture);
    if (type == "image/webp")
        return cleanWebp(picture);
    return std::nullopt;
}

bool hasMetadata(const QByteArray& picture)
{
    if (isTiff(picture)) {
        const QList<TiffPage> pages = tiffPages(picture);
        return std::any_of(pages.cbegin(), pages.cend(), [](const TiffPage& page) { return page.saysMore; });
    }
    const std::optional<QByteArray> clean = withoutMetadata(picture);
    return clean && *clean != picture;
}

} // namespace spyhop::docs
