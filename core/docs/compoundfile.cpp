// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/compoundfile.h"
#include "core/docs/say.h"

#include <QtCore/QSet>
#include <QtCore/QtEndian>
#include <algorithm>

namespace spyhop::docs {
namespace {

// MS-CFB 2.1, 2.2.
constexpr quint32 largestSector = 0xfffffffa;
constexpr quint32 noEntry = 0xffffffff;
constexpr qsizetype headerBytes = 512;
constexpr qsizetype entryBytes = 128;
constexpr int miniShift = 6;
constexpr quint64 miniLimit = 4096;
constexpr int headerSectors = 109;

quint32 long32(const QByteArray& bytes, qsizetype at)
{
    return at >= 0 && at + 4 <= bytes.size() ? qFromLittleEndian<quint32>(bytes.constData() + at) : noEntry;
}

quint16 short16(const QByteArray& bytes, qsizetype at)
{
    return at >= 0 && at + 2 <= bytes.size() ? qFromLittleEndian<quint16>(bytes.constData() + at) : quint16(0);
}

void appendNumbers(QList<quint32>& numbers, const QByteArray& bytes)
{
    for (qsizetype i = 0; i + 4 <= bytes.size(); i += 4)
        numbers.append(long32(bytes, i));
}

} // namespace

bool CompoundFile::isOne(const QByteArray& bytes)
{
    return bytes.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
}

base::Expected<CompoundFile> CompoundFile::open(const QByteArray& bytes)
{
    const auto damaged = [] {
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The file is damaged or cut off: it cannot be opened.")));
    };
    if (!isOne(bytes) || bytes.size() < headerBytes)
        return damaged();
    CompoundFile file;
    file.m_bytes = bytes;
    file.m_sectorShift = short16(bytes, 30);
    if (file.m_sectorShift != 9 && file.m_sectorShift != 12)
        return damaged();
    if (const auto fine = file.readTables(); !fine)
        return tl::make_unexpected(fine.error());
    file.readDirectory(long32(bytes, 48));
    if (file.m_entries.isEmpty() || !file.m_entries.first().storage)
        return damaged();
    file.m_mini = file.chain(file.m_entries.first().start, file.m_entries.first().size);
    return file;
}

base::Status CompoundFile::readTables()
{
    const qsizetype perSector = (qsizetype(1) << m_sectorShift) / 4;
    const qsizetype sectors = m_bytes.size() >> m_sectorShift;
    QList<quint32> tables;
    for (int i = 0; i < headerSectors; ++i)
        tables.append(long32(m_bytes, 76 + 4 * i));
    quint32 more = long32(m_bytes, 68);
    QSet<quint32> seen;
    while (more <= largestSector && !seen.contains(more) && tables.size() < sectors + headerSectors) {
        seen.insert(more);
        const QByteArray list = sector(more);
        if (list.isEmpty())
            break;
        for (qsizetype i = 0; i + 1 < perSector; ++i)
            tables.append(long32(list, 4 * i));
        more = long32(list, 4 * (perSector - 1));
    }
    for (const quint32 table : std::as_const(tables)) {
        // No more numbers than there are sectors: a table named twice is no table.
        if (table > largestSector || m_next.size() >= sectors + perSector)
            continue;
        const QByteArray numbers = sector(table);
        if (numbers.isEmpty())
            break;
        appendNumbers(m_next, numbers);
    }
    if (m_next.isEmpty())
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The file is damaged or cut off: it cannot be opened.")));
    appendNumbers(m_nextMini, chain(long32(m_bytes, 60), static_cast<quint64>(m_bytes.size())));
    return {};
}

void CompoundFile::readDirectory(quint32 start)
{
    const QByteArray directory = chain(start, static_cast<quint64>(m_bytes.size()));
    for (qsizetype at = 0; at + entryBytes <= directory.size(); at += entryBytes) {
        Entry entry;
        const qsizetype length = std::clamp<qsizetype>(short16(directory, at + 64) / 2 - 1, 0, 31);
        for (qsizetype i = 0; i < length; ++i)
            entry.name += QChar(static_cast<char16_t>(short16(directory, at + 2 * i)));
        const char kind = directory.at(at + 66);
        entry.storage = kind == 1 || kind == 5;
        entry.left = long32(directory, at + 68);
        entry.right = long32(directory, at + 72);
        entry.child = kind == 0 ? noEntry : long32(directory, at + 76);
        entry.start = long32(directory, at + 116);
        entry.size = long32(directory, at + 120);
        m_entries.append(entry);
    }
}

QByteArray CompoundFile::sector(quint32 number) const
{
    const qint64 begin = (qint64(number) + 1) << m_sectorShift;
    return number > largestSector || begin >= m_bytes.size() ? QByteArray()
                                                             : m_bytes.mid(begin, qsizetype(1) << m_sectorShift);
}

QByteArray CompoundFile::chain(quint32 start, quint64 limit) const
{
    QByteArray bytes;
    const auto most = static_cast<qsizetype>(std::min<quint64>(limit, static_cast<quint64>(m_bytes.size())));
    // Each step adds a sector, so that a circle ends where the stream's length does.
    for (quint32 at = start; at <= largestSector && bytes.size() < most;) {
        const QByteArray one = sector(at);
        if (one.isEmpty())
            break;
        bytes += one;
        if (static_cast<qsizetype>(at) >= m_next.size())
            break;
        at = m_next.at(static_cast<qsizetype>(at));
    }
    bytes.truncate(most);
    return bytes;
}

QByteArray CompoundFile::miniChain(quint32 start, quint64 limit) const
{
    QByteArray bytes;
    const auto most = static_cast<qsizetype>(std::min<quint64>(limit, miniLimit));
    for (quint32 at = start; at <= largestSector && bytes.size() < most;) {
        const qsizetype begin = static_cast<qsizetype>(at) << miniShift;
        if (begin >= m_mini.size())
            break;
        bytes += m_mini.mid(begin, qsizetype(1) << miniShift);
        if (static_cast<qsizetype>(at) >= m_nextMini.size())
            break;
        at = m_nextMini.at(static_cast<qsizetype>(at));
    }
    bytes.truncate(most);
    return bytes;
}

QList<CompoundFile::Id> CompoundFile::childrenOf(Id storage) const
{
    // A tree in the file; a walk that visits each entry once, whatever the file says.
    QList<Id> children;
    QSet<quint32> seen;
    QList<quint32> open{m_entries.at(storage).child};
    while (!open.isEmpty()) {
        const quint32 at = open.takeLast();
        if (at >= static_cast<quint32>(m_entries.size()) || at == 0 || seen.contains(at))
            continue;
        seen.insert(at);
        const Entry& entry = m_entries.at(static_cast<qsizetype>(at));
        children.append(static_cast<Id>(at));
        open.append(entry.left);
        open.append(entry.right);
    }
    std::sort(children.begin(), children.end());
    return children;
}

std::optional<CompoundFile::Id> CompoundFile::find(Id storage, const QString& name) const
{
    for (const Id id : childrenOf(storage)) {
        if (m_entries.at(id).name.compare(name, Qt::CaseInsensitive) == 0)
            return id;
    }
    return {};
}

QByteArray CompoundFile::stream(Id id) const
{
    const Entry& entry = m_entries.at(id);
    return entry.size < miniLimit ? miniChain(entry.start, entry.size) : chain(entry.start, entry.size);
}

std::optional<QByteArray> CompoundFile::stream(Id storage, const QString& name) const
{
    const auto id = find(storage, name);
    if (!id || isStorage(*id))
        return {};
    return stream(*id);
}

} // namespace spyhop::docs
