// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/docs/officefixtures.h"

#include <QtCore/QtEndian>

namespace spyhop::testsupport {
namespace {

constexpr int sectorBytes = 512;
constexpr int miniBytes = 64;
constexpr int miniLimit = 4096;
constexpr quint32 endOfChain = 0xfffffffe;
constexpr quint32 freeSector = 0xffffffff;

void put16(QByteArray& bytes, qsizetype at, quint16 value)
{
    qToLittleEndian(value, bytes.data() + at);
}

void put32(QByteArray& bytes, qsizetype at, quint32 value)
{
    qToLittleEndian(value, bytes.data() + at);
}

//! Appends whole sectors; gives the first one's number.
struct Sectors {
    QByteArray bytes;
    QList<quint32> next;
    int unit;
    quint32 append(const QByteArray& content)
    {
        if (content.isEmpty())
            return endOfChain;
        const auto first = quint32(next.size());
        const qsizetype count = (content.size() + unit - 1) / unit;
        bytes += content + QByteArray(count * unit - content.size(), '\0');
        for (qsizetype i = 0; i < count; ++i)
            next.append(i + 1 < count ? first + quint32(i) + 1 : endOfChain);
        return first;
    }
};

QByteArray numbers(const QList<quint32>& values)
{
    QByteArray bytes(values.size() * 4, '\0');
    for (qsizetype i = 0; i < values.size(); ++i)
        put32(bytes, i * 4, values.at(i));
    const qsizetype rest = (sectorBytes - bytes.size() % sectorBytes) % sectorBytes;
    return bytes + QByteArray(rest, '\xff');
}

QByteArray entry(const QString& name, char kind, quint32 right, quint32 child, quint32 start, quint32 size)
{
    QByteArray bytes(128, '\0');
    for (qsizetype i = 0; i < name.size(); ++i)
        put16(bytes, i * 2, name.at(i).unicode());
    put16(bytes, 64, quint16((name.size() + 1) * 2));
    bytes[66] = kind;
    bytes[67] = 1;
    put32(bytes, 68, freeSector);
    put32(bytes, 72, right);
    put32(bytes, 76, child);
    put32(bytes, 116, start);
    put32(bytes, 120, size);
    return bytes;
}

} // namespace

QByteArray compoundFile(const QMap<QString, QByteArray>& streams)
{
    // Siblings hang on each other's right hand: no balanced tree, but one that every reader walks.
    QStringList storages;
    QStringList roots;
    for (auto one = streams.cbegin(); one != streams.cend(); ++one) {
        const QString top = one.key().section(u'/', 0, 0);
        if (one.key().contains(u'/') && !storages.contains(top))
            storages.append(top);
        if (!roots.contains(top))
            roots.append(top);
    }
    Sectors big{{}, {}, sectorBytes};
    Sectors mini{{}, {}, miniBytes};
    QByteArray directory;
    quint32 number = quint32(roots.size()) + 1;
    QByteArray inner;
    const auto stream = [&](const QString& name, const QByteArray& content, quint32 right) {
        const bool small = content.size() < miniLimit;
        return entry(
            name, 2, right, freeSector, small ? mini.append(content) : big.append(content), quint32(content.size()));
    };
    for (qsizetype i = 0; i < roots.size(); ++i) {
        const quint32 right = i + 1 < roots.size() ? quint32(i) + 2 : freeSector;
        if (!storages.contains(roots.at(i))) {
            directory += stream(roots.at(i), streams.value(roots.at(i)), right);
            continue;
        }
        directory += entry(roots.at(i), 1, right, number, 0, 0);
        QStringList within;
        for (auto one = streams.cbegin(); one != streams.cend(); ++one) {
            if (one.key().startsWith(roots.at(i) + u'/'))
                within.append(one.key());
        }
        for (qsizetype k = 0; k < within.size(); ++k) {
            ++number;
            inner += stream(within.at(k).section(u'/', 1), streams.value(within.at(k)),
                k + 1 < within.size() ? number : freeSector);
        }
    }
    const quint32 miniStart = big.append(mini.bytes);
    directory = entry(QStringLiteral("Root Entry"), 5, freeSector, 1, miniStart, quint32(mini.bytes.size())) + directory
        + inner;
    const quint32 directoryStart = big.append(directory);
    const quint32 miniTable = big.append(numbers(mini.next));
    const auto table = quint32(big.next.size());
    big.next.append(0xfffffffd);
    Q_ASSERT(big.next.size() <= sectorBytes / 4);
    QByteArray header(sectorBytes, '\0');
    header.replace(0, 8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    put16(header, 24, 0x3e);
    put16(header, 26, 3);
    put16(header, 28, 0xfffe);
    put16(header, 30, 9);
    put16(header, 32, 6);
    put32(header, 44, 1);
    put32(header, 48, directoryStart);
    put32(header, 56, miniLimit);
    put32(header, 60, miniTable);
    put32(header, 64, 1);
    put32(header, 68, endOfChain);
    for (int i = 0; i < 109; ++i)
        put32(header, 76 + 4 * i, i == 0 ? table : freeSector);
    return header + big.bytes + numbers(big.next);
}

} // namespace spyhop::testsupport
