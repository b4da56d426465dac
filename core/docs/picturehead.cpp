// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/picturehead.h"
#include "core/docs/numbers.h"

#include <QtCore/QCryptographicHash>
#include <algorithm>

namespace spyhop::docs {
namespace {

//! An unsigned number of so many bytes; 0 past the end.
int bigEndian(const QByteArray& bytes, qsizetype at, int count)
{
    int value = 0;
    for (int i = 0; i < count; ++i)
        value = value << 8 | (at + i < bytes.size() ? static_cast<uchar>(bytes.at(at + i)) : 0);
    return value;
}

int littleEndian(const QByteArray& bytes, qsizetype at, int count)
{
    int value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = value << 8 | (at + i < bytes.size() ? static_cast<uchar>(bytes.at(at + i)) : 0);
    return value;
}

//! ITU-T T.81, B.2.2: the frame header stands behind whatever else a camera writes.
QSize jpegSize(const QByteArray& bytes)
{
    qsizetype at = 2;
    while (at + 9 < bytes.size() && static_cast<uchar>(bytes.at(at)) == 0xff) {
        const int marker = bigEndian(bytes, at + 1, 1);
        if (marker == 0xff) { // fill
            ++at;
            continue;
        }
        const bool isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (isFrame)
            return {bigEndian(bytes, at + 7, 2), bigEndian(bytes, at + 5, 2)};
        at += 2 + std::max(2, bigEndian(bytes, at + 2, 2));
    }
    return {};
}

//! RFC 9649, 2.5 to 2.7.
QSize webpSize(const QByteArray& bytes)
{
    constexpr int low14 = 0x3fff;
    if (bytes.mid(12, 4) == "VP8 ")
        return {littleEndian(bytes, 26, 2) & low14, littleEndian(bytes, 28, 2) & low14};
    if (bytes.mid(12, 4) == "VP8L") {
        const int packed = littleEndian(bytes, 21, 4);
        return {(packed & low14) + 1, (packed >> 14 & low14) + 1};
    }
    if (bytes.mid(12, 4) == "VP8X" && bytes.size() >= 30)
        return {littleEndian(bytes, 24, 3) + 1, littleEndian(bytes, 27, 3) + 1};
    return {};
}

} // namespace

QByteArray pictureType(const QByteArray& bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "image/png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "image/jpeg";
    if (bytes.startsWith("GIF8"))
        return "image/gif";
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return "image/webp";
    return {};
}

QSize pictureSize(const QByteArray& bytes)
{
    const QByteArray type = pictureType(bytes);
    if (type == "image/png")
        return {bigEndian(bytes, 16, 4), bigEndian(bytes, 20, 4)};
    if (type == "image/gif")
        return {littleEndian(bytes, 6, 2), littleEndian(bytes, 8, 2)};
    if (type == "image/jpeg")
        return jpegSize(bytes);
    return type.isEmpty() ? QSize() : webpSize(bytes);
}

bool isTooSmallForText(const QByteArray& bytes)
{
    const QSize size = pictureSize(bytes);
    const auto [shorter, longer] = std::minmax({size.width(), size.height()});
    return !size.isEmpty() && (shorter < leastTextHeight || longer < leastTextLength);
}

bool SeenPictures::isRepeated(const QByteArray& bytes)
{
    const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    if (m_digests.contains(digest))
        return true;
    m_digests.insert(digest);
    return false;
}

} // namespace spyhop::docs
