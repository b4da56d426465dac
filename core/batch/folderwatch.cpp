// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/folderwatch.h"

#include "core/base/filetime.h"
#include "core/batch/creating.h"
#include "core/batch/inputwalk.h"
#include "core/batch/numbers.h"
#include "core/batch/watchplace.h"
#include "core/batch/workers.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QPointer>
#include <QtCore/QtEndian>
#include <algorithm>
#include <utility>

namespace spyhop::batch {

FolderWatch::FolderWatch(
    base::Clock& clock, BatchManager& manager, const model::BatchSpec& spec, const QString& folder, bool existingToo)
    : m_clock(clock)
    , m_manager(manager)
    , m_spec(spec)
    , m_folder(QDir(folder).absolutePath())
    , m_timer(clock.makeTimer())
{
    if (!existingToo)
        m_since = base::partingMoment();
    begin();
}

FolderWatch::FolderWatch(base::Clock& clock, BatchManager& manager, const model::BatchSpec& spec, const QString& folder,
    const QByteArray& asked, qint64 since)
    : m_clock(clock)
    , m_manager(manager)
    , m_spec(spec)
    , m_folder(folder)
    , m_timer(clock.makeTimer())
    , m_since(since)
{
    for (qsizetype at = 0; at + qsizetype(sizeof(Stamp)) <= asked.size(); at += qsizetype(sizeof(Stamp)))
        m_asked.insert(qFromBigEndian<Stamp>(asked.constData() + at));
    begin();
}

FolderWatch::~FolderWatch() = default;

void FolderWatch::begin()
{
    m_spec.id.clear();
    m_known = m_asked;
    connect(&m_notices, &QFileSystemWatcher::directoryChanged, this, [this] { lookIn(settleFiles); });
    connect(m_timer.get(), &base::Timer::fired, this, &FolderWatch::look);
    connect(&m_looking, &QFutureWatcherBase::finished, this, &FolderWatch::looked);
    connect(&m_manager, &BatchManager::exported, this, &FolderWatch::leaveOut);
    m_worker.setMaxThreadCount(1);
    lookIn(0ms);
}

//! A flow of notices must not put off the look for ever.
void FolderWatch::lookIn(std::chrono::milliseconds time)
{
    const base::SteadyTime due = m_clock.steadyTime() + time;
    if (m_timer->isActive() && m_due <= due)
        return;
    m_due = due;
    m_timer->start(time);
}

void FolderWatch::setSpec(const model::BatchSpec& spec)
{
    m_spec = spec;
    m_spec.id.clear();
}

bool FolderWatch::isThere() const
{
    const QFileInfo folder(m_folder);
    return folder.isDir() && folder.isReadable();
}

QByteArray FolderWatch::asked() const
{
    return packed(m_asked);
}

void FolderWatch::leaveOut(const QString& path)
{
    const std::optional<QString> place = placeBelow(m_folder, path);
    if (!place || place->isEmpty())
        return;
    const QString file = QDir(m_folder).filePath(*place); // as a look finds it
    if (!QFileInfo(file).isFile())
        return; // a folder: by their names its files are no input
    const Stamp stamp = stampOf(file);
    m_asked.insert(stamp);
    m_known.insert(stamp);
    m_growing.remove(file);
    m_waiting.remove(file);
    Q_EMIT leftOut();
}

QByteArray FolderWatch::making() const
{
    return packed(QSet<Stamp>(m_making.cbegin(), m_making.cend()));
}

QByteArray FolderWatch::present(const QString& folder)
{
    return packed(stampsIn(folder));
}

QSet<FolderWatch::Stamp> FolderWatch::stampsIn(const QString& folder)
{
    QSet<Stamp> stamps;
    for (const FoundFile& file : findFiles({folder}).files)
        stamps.insert(stampOf(file.path));
    return stamps;
}

QByteArray FolderWatch::packed(const QSet<Stamp>& stamps)
{
    QList<Stamp> sorted(stamps.cbegin(), stamps.cend());
    std::sort(sorted.begin(), sorted.end());
    QByteArray bytes(sorted.size() * qsizetype(sizeof(Stamp)), Qt::Uninitialized);
    for (qsizetype i = 0; i < sorted.size(); ++i)
        qToBigEndian(sorted.at(i), bytes.data() + i * qsizetype(sizeof(Stamp)));
    return bytes;
}

FolderWatch::Stamp FolderWatch::stampOf(const QString& path)
{
    const QFileInfo info(path);
    const QByteArray text = path.toUtf8() + '\0' + QByteArray::number(info.size()) + '\0'
        + QByteArray::number(info.lastModified().toMSecsSinceEpoch());
    return qFromBigEndian<Stamp>(QCryptographicHash::hash(text, QCryptographicHash::Sha256).constData());
}

FolderWatch::Seen FolderWatch::lookThrough(const QString& folder, qint64 since)
{
    Seen seen;
    const QFileInfo top(folder);
    if (!top.isDir() || !top.isReadable())
        return seen; // a disk that is taken out, or a share that is away: it is looked for again
    for (const FoundFile& file : findFiles({folder}).files) {
        const Stamp stamp = stampOf(file.path);
        seen.files.insert(file.path, stamp);
        if (since > 0 && base::changedAt(QFileInfo(file.path)) < since)
            seen.old.insert(stamp);
    }
    seen.folders.append(folder);
    QDirIterator walk(folder, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (walk.hasNext() && seen.folders.size() < mostWatchedFolders)
        seen.folders.append(walk.next());
    return seen;
}

void FolderWatch::look()
{
    if (m_looking.isRunning())
        return;
    runOn(m_worker, m_looking, [folder = m_folder, since = m_since] { return lookThrough(folder, since); });
}

//! What was there when the watching began is asked nothing.
void FolderWatch::takeStock(const Seen& seen)
{
    m_since = 0;
    m_asked += seen.old;
    m_known += seen.old;
}

//! A file counts once two looks in a row saw it the same: whoever copies it has ended.
void FolderWatch::looked()
{
    const Seen seen = m_looking.result();
    if (m_since > 0 && !seen.folders.isEmpty()) {
        takeStock(seen);
        const QPointer<FolderWatch> alive(this);
        Q_EMIT tookStock();
        if (!alive)
            return;
    }
    QHash<QString, Stamp> growing;
    for (auto file = seen.files.cbegin(); file != seen.files.cend(); ++file) {
        if (m_known.contains(*file))
            continue;
        if (const auto before = m_growing.constFind(file.key()); before != m_growing.constEnd() && *before == *file) {
            m_known.insert(*file);
            if (m_waiting.isEmpty())
                m_waitingSince = m_clock.steadyTime();
            m_waiting.insert(file.key(), *file);
        } else {
            growing.insert(file.key(), *file);
        }
    }
    m_growing = growing;
    // What has gone stays in m_asked: a part of the folder may only be away, and what comes back was paid for.
    const QStringList listed = m_notices.directories();
    const QSet<QString> watched(listed.cbegin(), listed.cend());
    for (const QString& folder : seen.folders) {
        if (!watched.contains(folder))
            m_notices.addPath(folder);
    }
    lookIn(m_growing.isEmpty() ? std::chrono::milliseconds(lookAtFolder) : settleFiles);
    next();
}

//! One job at a time is made; what comes meanwhile is for the next one. What grows is waited for, but not for ever: a
//! device may write to its file all day.
void FolderWatch::next()
{
    if (m_waiting.isEmpty() || m_collecting || m_creating)
        return;
    if (!m_growing.isEmpty() && m_clock.elapsedSince(m_waitingSince) < waitForGrowing)
        return;
    m_making = std::exchange(m_waiting, {});
    QStringList files = m_making.keys();
    std::sort(files.begin(), files.end());
    m_collecting = m_manager.collect(files, InputMode::Documents);
    connect(m_collecting.get(), &Collecting::finished, this, &FolderWatch::collected);
}

void FolderWatch::collected(const base::Expected<Inputs>& inputs)
{
    m_endedCollecting = std::move(m_collecting);
    if (!inputs)
        return created(base::failure(inputs.error()));
    Inputs named = *inputs;
    for (model::BatchItem& item : named.items)
        item.name = QDir(m_folder).relativeFilePath(item.path);
    model::BatchSpec spec = m_spec;
    const QString when = QLocale().toString(m_clock.wallTime().toLocalTime(), QLocale::ShortFormat);
    spec.title = QStringLiteral("%1 · %2").arg(QFileInfo(m_folder).fileName(), when);
    m_creating = m_manager.creating(spec, named);
    connect(m_creating.get(), &Creating::finished, this, &FolderWatch::created);
    Q_EMIT aboutToMake(QString(m_creating->job().spec.id));
}

void FolderWatch::created(const base::Expected<QString>& id)
{
    m_endedCreating = std::move(m_creating);
    const QPointer<FolderWatch> alive(this);
    const QHash<QString, Stamp> making = std::exchange(m_making, {});
    if (id) {
        ++m_made;
        m_told.clear();
        for (const Stamp stamp : making)
            m_asked.insert(stamp);
        Q_EMIT made(QString(*id));
    } else {
        for (const Stamp stamp : making) // they settle anew, and are tried again: the disk may have been full
            m_known.remove(stamp);
        const QString words = id.error().sentence();
        if (words != std::exchange(m_told, words))
            Q_EMIT failed(base::Error(id.error()));
    }
    if (alive)
        next();
}

} // namespace spyhop::batch
