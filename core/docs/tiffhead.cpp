// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/tiffhead.h"
#include "core/docs/numbers.h"

#include <QtCore/QSet>
#include <algorithm>
#include <array>
#include <limits>

namespace spyhop::docs {
namespace {

//! \brief Unsigned numbers of some bytes, in one order; 0 past the end. A view: the bytes outlive it.
class Numbers {
public:
    Numbers(const QByteArray& bytes, bool isLittle)
        : m_bytes(bytes)
        , m_isLittle(isLittle)
    {
    }
    [[nodiscard]] qint64 at(qsizetype place, int count) const
    {
        qint64 value = 0;
        for (int i = 0; i < count; ++i) {
            const qsizetype byte = place + (m_isLittle ? count - 1 - i : i);
            value = value << 8 | (byte >= 0 && byte < m_bytes.size() ? static_cast<uchar>(m_bytes.at(byte)) : 0);
        }
        return value;
    }

private:
    const QByteArray& m_bytes;
    bool m_isLittle;
};

int pixels(qint64 number)
{
    return static_cast<int>(std::min<qint64>(number, std::numeric_limits<int>::max()));
}

} // namespace

bool isTiff(const QByteArray& bytes)
{
    return bytes.startsWith(QByteArrayView("II*\0", 4)) || bytes.startsWith(QByteArrayView("MM\0*", 4));
}

//! TIFF 6.0, sections 8 and 12; Exif 2.32, 4.6.3; XMP, part 3; IPTC.
bool isBesidePixels(qint64 tag)
{
    constexpr std::array tags{269, 270, 271, 272, 285, 305, 306, 315, 316, 700, 33'432, 33'723, 34'377, 34'665, 34'853};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

//! TIFF 6.0, section 2: each directory says where the next one is.
QList<TiffPage> tiffPages(const QByteArray& bytes)
{
    constexpr int newSubfileType = 254, imageWidth = 256, imageLength = 257, asShort = 3, entrySize = 12;
    if (!isTiff(bytes))
        return {};
    const Numbers numbers(bytes, bytes.startsWith("II"));
    QList<TiffPage> pages;
    QSet<qsizetype> seen;
    qsizetype at = numbers.at(4, 4);
    while (at > 0 && at + 2 <= bytes.size() && !seen.contains(at) && pages.size() < mostPages) {
        seen.insert(at);
        const qsizetype end = at + 2 + entrySize * numbers.at(at, 2);
        if (end > bytes.size())
            break;
        TiffPage page{at, {}, false};
        bool isCopy = false;
        for (qsizetype entry = at + 2; entry < end; entry += entrySize) {
            const qint64 value = numbers.at(entry + 8, numbers.at(entry + 2, 2) == asShort ? 2 : 4);
            const qint64 tag = numbers.at(entry, 2);
            if (tag == newSubfileType)
                isCopy = (value & 1) != 0;
            else if (tag == imageWidth)
                page.size.setWidth(pixels(value));
            else if (tag == imageLength)
                page.size.setHeight(pixels(value));
            page.saysMore = page.saysMore || isBesidePixels(tag);
        }
        if (!isCopy || pages.isEmpty())
            pages.append(page);
        at = numbers.at(end, 4);
    }
    return pages;
}

bool isBmp(const QByteArray& bytes)
{
    return bytes.startsWith("BM") && bytes.size() > 26;
}

QSize bmpSize(const QByteArray& bytes)
{
    constexpr int oldHead = 12; // of OS/2, with numbers of two bytes
    if (!isBmp(bytes))
        return {};
    const Numbers numbers(bytes, true);
    if (numbers.at(14, 4) == oldHead)
        return {pixels(numbers.at(18, 2)), pixels(numbers.at(20, 2))};
    const auto height = static_cast<qint32>(numbers.at(22, 4)); // below 0: the top line comes first
    return {pixels(numbers.at(18, 4)), pixels(qAbs(qint64(height)))};
}

} // namespace spyhop::docs
