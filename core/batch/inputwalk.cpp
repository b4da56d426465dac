// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/inputwalk.h"
#include "core/batch/outformat.h"
#include "core/docs/filetype.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <algorithm>

namespace spyhop::batch {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Batch", source);
}

QStringList inByteOrder(QStringList paths)
{
    std::sort(paths.begin(), paths.end(),
        [](const QString& a, const QString& b) { return QFile::encodeName(a) < QFile::encodeName(b); });
    return paths;
}

bool isGlob(const QString& input)
{
    return input.contains(u'*') || input.contains(u'?') || input.contains(u'[');
}

//! Existing paths that a glob matches, in byte order; '*' does not match a leading '.' or a '/'.
QStringList expandGlob(const QString& pattern)
{
    QStringList found{pattern.startsWith(u'/') ? QStringLiteral("/") : QString()};
    const QStringList segments = pattern.split(u'/', Qt::SkipEmptyParts);
    for (const QString& segment : segments) {
        QStringList next;
        for (const QString& base : std::as_const(found)) {
            const QString prefix = base.isEmpty() || base.endsWith(u'/') ? base : base + u'/';
            if (!isGlob(segment)) {
                if (QFileInfo::exists(prefix + segment))
                    next.append(prefix + segment);
                continue;
            }
            const QRegularExpression match(QRegularExpression::wildcardToRegularExpression(segment));
            const QStringList entries
                = QDir(prefix.isEmpty() ? QStringLiteral(".") : prefix)
                      .entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::NoSort);
            for (const QString& entry : entries) {
                if (match.match(entry).hasMatch())
                    next.append(prefix + entry);
            }
        }
        found = next;
    }
    return inByteOrder(found);
}

//! Absolute paths of the files below a folder. QDirIterator leaves hidden entries out by itself.
QStringList filesBelow(const QString& folder)
{
    QStringList paths;
    QDirIterator walk(
        folder, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        walk.next();
        if (walk.fileInfo().isFile())
            paths.append(walk.fileInfo().absoluteFilePath());
    }
    return inByteOrder(paths);
}

//! \brief Gathers files once each. Lives within one call of findFiles().
class Collector {
public:
    void add(const QString& path, const QString& name)
    {
        if (!docs::typeOf(path)) {
            skip(name, text(QT_TRANSLATE_NOOP("Batch", "files of this type cannot be read yet")));
            return;
        }
        const QString canonical = QFileInfo(path).canonicalFilePath();
        if (m_seen.contains(canonical)) {
            skip(name, text(QT_TRANSLATE_NOOP("Batch", "named twice")));
            return;
        }
        m_seen.insert(canonical);
        m_found.files.append({path, name});
    }
    void addPath(const QString& path)
    {
        const QFileInfo info(path);
        if (!info.isDir()) {
            add(info.absoluteFilePath(), info.fileName());
            return;
        }
        const QString folder = QDir(path).absolutePath();
        const QStringList paths = filesBelow(folder);
        if (paths.isEmpty())
            skip(path, text(QT_TRANSLATE_NOOP("Batch", "the folder holds no file")));
        for (const QString& file : paths) {
            const QString name = file.sliced(folder.size() + (folder.endsWith(u'/') ? 0 : 1));
            if (isAnswerFile(name))
                skip(name, text(QT_TRANSLATE_NOOP("Batch", "an answer of an earlier job")));
            else
                add(file, name);
        }
    }
    void skip(const QString& name, const QString& reason)
    {
        m_found.skipped.append(QStringLiteral("%1: %2").arg(name, reason));
    }
    FoundFiles take() { return m_found; }

private:
    FoundFiles m_found;
    QSet<QString> m_seen;
};

} // namespace

FoundFiles findFiles(const QStringList& inputs)
{
    Collector collector;
    for (const QString& input : inputs) {
        if (input.isEmpty())
            continue;
        if (QFileInfo::exists(input)) {
            collector.addPath(input);
            continue;
        }
        const QStringList matches = isGlob(input) ? expandGlob(QDir::fromNativeSeparators(input)) : QStringList();
        if (matches.isEmpty())
            collector.skip(input, text(QT_TRANSLATE_NOOP("Batch", "does not exist")));
        for (const QString& match : matches)
            collector.addPath(match);
    }
    return collector.take();
}

QString readableFiles()
{
    QStringList patterns;
    for (const QString& ending : docs::knownEndings())
        patterns.append(QStringLiteral("*.") + ending);
    return patterns.join(u' ');
}

} // namespace spyhop::batch
