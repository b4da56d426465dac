// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/inputwalk.h"
#include "core/batch/folderfiles.h"
#include "core/batch/outformat.h"
#include "core/docs/filetype.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QHash>
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

//! The folder of a glob that is named and not matched, with its '/'; empty: the current one.
QString fixedPart(const QString& pattern)
{
    QString fixed = pattern.startsWith(u'/') ? QStringLiteral("/") : QString();
    for (const QString& segment : pattern.split(u'/', Qt::SkipEmptyParts)) {
        if (isGlob(segment))
            break;
        fixed += segment + u'/';
    }
    return fixed;
}

//! What office programs lay beside a document while it is open.
bool isLockFile(const QString& path)
{
    return QFileInfo(path).fileName().startsWith(QStringLiteral("~$"));
}

//! What a glob matches.
struct Matches {
    QStringList paths; //!< in byte order
    QList<Unfit> unfit; //!< with their paths as names
};

//! Existing paths that a glob matches; '*' does not match a leading '.' or a '/'.
Matches expandGlob(const QString& pattern)
{
    Matches matches;
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
            const FolderEntries entries = entriesOf(prefix.isEmpty() ? QStringLiteral(".") : prefix);
            for (const QString& entry : entries.names) {
                if (match.match(entry).hasMatch())
                    next.append(prefix + entry);
            }
            for (const Unfit& entry : entries.unfit) {
                if (match.match(entry.name).hasMatch())
                    matches.unfit.append({prefix + entry.name, entry.reason});
            }
        }
        found = next;
    }
    matches.paths = inByteOrder(found);
    return matches;
}

//! \brief Gathers files once each. Lives within one call of findFiles().
class Collector {
public:
    void add(const QString& path, const QString& name)
    {
        if (!docs::typeOfFile(path)) {
            skip(name,
                docs::isHeic(path) ? text(QT_TRANSLATE_NOOP("Batch", "HEIC pictures cannot be read; save it as JPEG"))
                                   : text(QT_TRANSLATE_NOOP("Batch", "files of this type cannot be read yet")));
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
        if (const QFileInfo info(path); info.isDir())
            addFolder(path, {});
        else
            add(info.absoluteFilePath(), info.fileName());
    }
    //! `prefix`: of the names of files below it.
    void addFolder(const QString& path, const QString& prefix)
    {
        const QString folder = QDir(path).absolutePath();
        const FolderFiles found = filesBelow(folder);
        if (found.paths.isEmpty() && found.unfit.isEmpty())
            skip(path, text(QT_TRANSLATE_NOOP("Batch", "the folder holds no file")));
        for (const Unfit& one : found.unfit)
            skip(one.name.isEmpty() ? path : prefix + one.name, one.reason);
        for (const QString& file : found.paths) {
            const QString name = prefix + file.sliced(folder.size() + (folder.endsWith(u'/') ? 0 : 1));
            addFound(file, name, {});
        }
    }
    //! A file that nobody named: what jobs and office programs wrote is meant only where the glob says so.
    void addFound(const QString& path, const QString& name, const QString& glob)
    {
        if (isAnswerFile(name) && !isAnswerFile(glob))
            skip(name, text(QT_TRANSLATE_NOOP("Batch", "an answer of an earlier job")));
        else if (isLockFile(path) && !isLockFile(glob))
            skip(name, text(QT_TRANSLATE_NOOP("Batch", "only says that the document beside it is open")));
        else
            add(path, name);
    }
    void skip(const QString& name, const QString& reason)
    {
        m_found.skipped.append(QStringLiteral("%1: %2").arg(name, reason));
    }
    FoundFiles take()
    {
        tellApart();
        return m_found;
    }

private:
    //! A shell that expands "customers/*/invoice.pdf" names a hundred files that are called the same.
    void tellApart()
    {
        QHash<QString, QList<qsizetype>> byName;
        for (qsizetype i = 0; i < m_found.files.size(); ++i)
            byName[m_found.files.at(i).name].append(i);
        for (auto same = byName.cbegin(); same != byName.cend(); ++same) {
            if (same->size() < 2)
                continue;
            QString folder = m_found.files.at(same->first()).path;
            for (const qsizetype i : *same)
                folder = commonFolder(folder, m_found.files.at(i).path);
            for (const qsizetype i : *same)
                m_found.files[i].name = m_found.files.at(i).path.sliced(folder.size());
        }
    }
    //! With its '/'.
    [[nodiscard]] static QString commonFolder(const QString& a, const QString& b)
    {
        const auto [end, other] = std::mismatch(a.cbegin(), a.cend(), b.cbegin(), b.cend());
        return a.left(a.lastIndexOf(u'/', end - a.cbegin() - 1) + 1);
    }

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
        const Matches matches = isGlob(input) ? expandGlob(QDir::fromNativeSeparators(input)) : Matches();
        if (matches.paths.isEmpty() && matches.unfit.isEmpty())
            collector.skip(input, text(QT_TRANSLATE_NOOP("Batch", "does not exist")));
        for (const Unfit& one : matches.unfit)
            collector.skip(one.name, one.reason);
        const qsizetype fixed = fixedPart(QDir::fromNativeSeparators(input)).size();
        for (const QString& match : matches.paths) {
            const QString name = match.sliced(fixed);
            if (const QFileInfo info(match); info.isDir())
                collector.addFolder(match, name + u'/');
            else
                collector.addFound(info.absoluteFilePath(), name, input);
        }
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
