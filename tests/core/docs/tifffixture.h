// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtGui/QImage>

namespace spyhop::testsupport {

//! A TIFF file of these pages in grey, unpacked, as an old scanner writes it.
inline QByteArray tiffOf(const QList<QImage>& pages)
{
    constexpr int asShort = 3, asLong = 4;
    struct Entry {
        int tag, type;
        qsizetype value;
    };
    const auto number = [](qsizetype value, int count) {
        QByteArray bytes;
        for (int i = 0; i < count; ++i)
            bytes.append(static_cast<char>(value >> (8 * i) & 0xff));
        return bytes;
    };
    QByteArray tiff("II*\0\0\0\0\0", 8);
    qsizetype link = 4; // where the place of the next directory stands
    for (const QImage& page : pages) {
        const QImage grey = page.convertToFormat(QImage::Format_Grayscale8);
        const qsizetype data = tiff.size();
        for (int y = 0; y < grey.height(); ++y)
            tiff.append(reinterpret_cast<const char*>(grey.constScanLine(y)), grey.width());
        if (tiff.size() % 2 != 0)
            tiff.append('\0');
        tiff.replace(link, 4, number(tiff.size(), 4));
        const QList<Entry> entries{{256, asLong, grey.width()}, {257, asLong, grey.height()}, {258, asShort, 8},
            {259, asShort, 1}, {262, asShort, 1}, {273, asLong, data}, {277, asShort, 1}, {278, asLong, grey.height()},
            {279, asLong, qsizetype(grey.width()) * grey.height()}};
        tiff += number(entries.size(), 2);
        for (const Entry& entry : entries)
            tiff += number(entry.tag, 2) + number(entry.type, 2) + number(1, 4) + number(entry.value, 4);
        link = tiff.size();
        tiff += number(0, 4);
    }
    return tiff;
}

} // namespace spyhop::testsupport
