// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditscan.h"

#include "core/base/files.h"
#include "core/observe/auditmanifest.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFileInfo>
#include <algorithm>

namespace spyhop::observe {
namespace {

constexpr qint64 largestSegment = 256 * 1024 * 1024; // bytes; one is ended at 16 MiB

constexpr QByteArrayView entryStart = "{\"kind\":\"";

//! `visit(path, name)` for each file that might be taken for a segment, by folder and name.
template <typename Visit>
void eachLog(const QString& auditFolder, Visit visit)
{
    const QDir root(auditFolder);
    for (const QString& month : root.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name)) {
        const QDir folder(root.filePath(month));
        for (const QString& file : folder.entryList({QStringLiteral("*.log")}, QDir::Files | QDir::Hidden, QDir::Name))
            visit(auditFolder + u'/' + month + u'/' + file, file.chopped(4)); // ".log", in whatever case
    }
}

} // namespace

bool SegmentScan::endsLikeACrash() const
{
    return !firstBad && isHalfLine(QByteArrayView(text).last(tail), entryStart);
}

bool isHalfLine(QByteArrayView tail, QByteArrayView start)
{
    const qsizetype compared = std::min(tail.size(), start.size());
    const bool isBeginning = tail.first(compared) == start.first(compared);
    // A block that the file system had made room for, and that was not filled when the power went.
    const bool isEmptyRoom = std::all_of(tail.begin(), tail.end(), [](char c) { return c == '\0'; });
    return isBeginning || isEmptyRoom;
}

base::Expected<QByteArray> readSegment(const QString& auditFolder, const QString& segment)
{
    return base::readFile(segmentPath(auditFolder, segment), largestSegment);
}

base::Expected<SegmentScan> scanSegment(const QString& auditFolder, const QString& segment, const base::Secret& tagKey)
{
    base::Expected<QByteArray> text = readSegment(auditFolder, segment);
    if (!text)
        return base::failure(text.error());
    SegmentScan scan;
    scan.text = std::move(*text);
    const QByteArrayView all(scan.text);
    for (qsizetype at = 0; at < all.size();) {
        const qsizetype end = all.indexOf('\n', at);
        if (end < 0) {
            scan.tail = all.size() - at;
            break;
        }
        const QByteArrayView line = all.sliced(at, end - at);
        const qint64 number = scan.entries();
        const TaggedLine tagged = readTagged(line, {segment, number}, tagKey);
        const bool isKeyed = tagged.kind == TagKind::Keyed;
        const bool isGood = tagged.isWhole && (isKeyed || !scan.anyKeyed);
        scan.anyKeyed |= isGood && isKeyed;
        scan.plain += scan.anyKeyed ? 0 : 1;
        if (!isGood && !scan.firstBad)
            scan.firstBad = number;
        scan.leaves.append(leafHash(line));
        scan.lines.append(line);
        at = end + 1;
    }
    return scan;
}

QStringList segmentsOnDisk(const QString& auditFolder)
{
    QStringList names;
    eachLog(auditFolder, [&](const QString& path, const QString& name) {
        if (path == segmentPath(auditFolder, name))
            names.append(name);
    });
    return names;
}

QStringList strayFiles(const QString& auditFolder)
{
    QStringList paths;
    eachLog(auditFolder, [&](const QString& path, const QString& name) {
        if (path != segmentPath(auditFolder, name))
            paths.append(path.sliced(auditFolder.size() + 1));
    });
    return paths;
}

QStringList foreignFiles(const QString& auditFolder)
{
    const QDir root(auditFolder);
    const QString lockEnding = QStringLiteral(".lock");
    QStringList paths;
    QDirIterator files(auditFolder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = root.relativeFilePath(files.next());
        const QString file = files.fileName();
        const QString name = file.endsWith(lockEnding) ? file.chopped(lockEnding.size()) : file;
        const bool isLog = name.endsWith(QStringLiteral(".log"), Qt::CaseInsensitive);
        const bool isLock = isLog && name != file
            && path == root.relativeFilePath(segmentPath(auditFolder, name.chopped(4))) + lockEnding;
        const bool isInMonth
            = isLog && name == file && path.count(u'/') == 1; // a segment or a stray one: said elsewhere
        const bool isManifest = path == u"manifest.log" || path == u"manifest.lock";
        if (!isLock && !isInMonth && !isManifest)
            paths.append(path);
    }
    paths.sort();
    return paths;
}

} // namespace spyhop::observe
