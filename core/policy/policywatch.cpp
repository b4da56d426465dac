// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policywatch.h"

#include "core/policy/policyfiles.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace spyhop::policy {
namespace {

constexpr int mostRounds = 4; // a folder, policies.d in it, a file in that, and one to see that nothing is new

//! Which file or folder lies there, who owns it and who may change it; empty: none.
QByteArray identityOf(const QString& path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return QByteArray::number(qulonglong(status.st_dev)) + ':' + QByteArray::number(qulonglong(status.st_ino)) + ':'
        + QByteArray::number(qulonglong(status.st_mode)) + ':' + QByteArray::number(qulonglong(status.st_uid));
#else
    const QFileInfo info(path);
    return info.exists() ? QByteArray::number(info.birthTime().toMSecsSinceEpoch()) : QByteArray();
#endif
}

QString folderOf(const QString& path)
{
    return QFileInfo(path).absolutePath();
}

//! The folder itself, or the nearest one above it that is there.
QString nearest(const QString& folder)
{
    QString result = folder;
    while (!QFileInfo::exists(result) && folderOf(result) != result)
        result = folderOf(result);
    return result;
}

QStringList withAbove(const QString& folder)
{
    QStringList result{folder};
    while (folderOf(result.last()) != result.last())
        result << folderOf(result.last());
    return result;
}

} // namespace

PolicyWatch::PolicyWatch(const QString& systemFolder, const QString& ownFile)
    : m_systemFolder(systemFolder)
    , m_ownFile(ownFile)
{
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &PolicyWatch::look);
    // An editor may write into the file that is there, and its folder sees nothing of that.
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &PolicyWatch::changed);
}

void PolicyWatch::arm()
{
    follow();
    m_stamp = stamp();
}

void PolicyWatch::look()
{
    follow();
    if (stamp() != m_stamp)
        Q_EMIT changed();
}

//! The folders that are watched. The administrator's is watched from above as well: it may be put in another's place.
QStringList PolicyWatch::folders() const
{
    QStringList result;
    if (!m_systemFolder.isEmpty()) {
        result << nearest(folderOf(m_systemFolder)) << m_systemFolder
               << QDir(m_systemFolder).filePath(QStringLiteral("policies.d"));
    }
    if (!m_ownFile.isEmpty())
        result << nearest(folderOf(m_ownFile));
    return result;
}

QStringList PolicyWatch::files() const
{
    QStringList result;
    if (!m_systemFolder.isEmpty()) {
        const QDir first(m_systemFolder), more(first.filePath(QStringLiteral("policies.d")));
        for (const char* name : {"policy.json", "privacy.json", "teams.json"})
            result << first.filePath(QString::fromLatin1(name));
        const QStringList parts = policiesIn(more.path()).value_or(QStringList());
        for (const QString& name : parts)
            result << more.filePath(name);
    }
    if (!m_ownFile.isEmpty())
        result << m_ownFile;
    return result;
}

//! Once more wherever something was new: what came into a folder before that was watched has told nobody.
void PolicyWatch::follow()
{
    for (int round = 0; round < mostRounds; ++round) {
        QHash<QString, QByteArray> wanted;
        const QStringList paths = folders() + files();
        for (const QString& path : paths) {
            if (const QByteArray there = identityOf(path); !there.isEmpty())
                wanted.insert(path, there);
        }
        const QStringList held = m_watcher.files() + m_watcher.directories();
        QStringList gone, added;
        for (const QString& path : held) {
            if (wanted.value(path) != m_followed.value(path) || !wanted.contains(path))
                gone << path; // another one may lie there under the same name
        }
        for (auto one = wanted.cbegin(); one != wanted.cend(); ++one) {
            if (!held.contains(one.key()) || gone.contains(one.key()))
                added << one.key();
        }
        m_followed = wanted;
        if (!gone.isEmpty())
            m_watcher.removePaths(gone);
        if (added.isEmpty() || m_watcher.addPaths(added).size() == added.size())
            return; // what may not be watched would be tried again and again
    }
}

//! Of files whatever a change of theirs changes; of folders who they are, and who may write there.
QByteArray PolicyWatch::stamp() const
{
    QByteArray result;
    if (!m_systemFolder.isEmpty()) {
        const QStringList above = withAbove(m_systemFolder);
        for (const QString& folder : above)
            result += identityOf(folder) + '\n';
        result += identityOf(QDir(m_systemFolder).filePath(QStringLiteral("policies.d"))) + '\n';
    }
    const QStringList all = files();
    for (const QString& path : all) {
        const QFileInfo info(path);
        result += path.toUtf8() + ' ' + identityOf(path) + ' ' + (info.isSymLink() ? 'l' : '-');
        if (info.exists()) {
            result += ' ' + QByteArray::number(info.size()) + ' '
                + QByteArray::number(info.lastModified().toMSecsSinceEpoch()) + ' '
                + QByteArray::number(info.metadataChangeTime().toMSecsSinceEpoch());
        }
        result += '\n';
    }
    return result;
}

} // namespace spyhop::policy
