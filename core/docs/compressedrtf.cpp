// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/compressedrtf.h"

#include <QtCore/QtEndian>
#include <algorithm>
#include <array>

namespace spyhop::docs {
namespace {

// MS-OXRTFCP 2.1.2, 2.1.3.
constexpr QByteArrayView prebuilt(
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss "
    "\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
    "{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx");
constexpr std::size_t dictionaryBytes = 4096;
constexpr qsizetype headerBytes = 16;
constexpr quint32 compressed = 0x75465a4c;
constexpr quint32 stored = 0x414c454d;
//! A pair of bytes gives at most 17; more is no packed RTF.
constexpr qsizetype mostGrowth = 17;

quint32 long32(const QByteArray& bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

} // namespace

QByteArray unpackRtf(const QByteArray& packed)
{
    if (packed.size() < headerBytes)
        return {};
    const quint32 kind = long32(packed, 8);
    if (kind == stored)
        return packed.mid(headerBytes, static_cast<qsizetype>(long32(packed, 4)));
    if (kind != compressed)
        return {};
    std::array<char, dictionaryBytes> dictionary{};
    std::copy(prebuilt.begin(), prebuilt.end(), dictionary.begin());
    auto write = static_cast<std::size_t>(prebuilt.size());
    QByteArray rtf;
    const qsizetype most = std::min<qsizetype>(static_cast<qsizetype>(long32(packed, 4)), mostGrowth * packed.size());
    const auto put = [&](char c) {
        rtf += c;
        dictionary.at(write) = c;
        write = (write + 1) % dictionaryBytes;
    };
    qsizetype at = headerBytes;
    while (at < packed.size() && rtf.size() < most) {
        const auto control = static_cast<uchar>(packed.at(at++));
        for (int bit = 0; bit < 8 && at < packed.size() && rtf.size() < most; ++bit) {
            if ((control >> bit & 1) == 0) {
                put(packed.at(at++));
                continue;
            }
            if (at + 1 >= packed.size())
                return rtf;
            const int pair = static_cast<uchar>(packed.at(at)) << 8 | static_cast<uchar>(packed.at(at + 1));
            at += 2;
            std::size_t from = static_cast<std::size_t>(pair) >> 4;
            if (from == write)
                return rtf;
            for (int i = 0; i < (pair & 15) + 2; ++i) {
                put(dictionary.at(from));
                from = (from + 1) % dictionaryBytes;
            }
        }
    }
    return rtf;
}

} // namespace spyhop::docs
