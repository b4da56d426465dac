// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/folderwatch.h"

#include "core/batch/creating.h"
#include "core/batch/inputwalk.h"
#include "core/batch/numbers.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QPointer>

namespace spyhop::batch {

FolderWatch::FolderWatch(
    base::Clock& clock, BatchManager& manager, const model::BatchSpec& spec, const QString& folder, bool existingToo)
    : m_clock(clock)
    , m_manager(manager)
    , m_spec(spec)
    , m_folder(QDir(folder).absolutePath())
    , m_timer(clock.makeTimer())
{
    m_spec.id.clear();
    if (!existingToo) {
        for (const FoundFile& file : findFiles({m_folder}).files) {
            const QFileInfo info(file.path);
            m_known.insert(file.path, {info.size(), info.lastModified().toMSecsSinceEpoch()});
        }
    }
    connect(&m_notices, &QFileSystemWatcher::directoryChanged, this, [this] { m_timer->start(settleFiles); });
    connect(m_timer.get(), &base::Timer::fired, this, &FolderWatch::look);
    watchFolders();
    m_timer->start(0ms);
}

FolderWatch::~FolderWatch() = default;

void FolderWatch::watchFolders()
{
    QStringList folders{m_folder};
    QDirIterator walk(m_folder, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (walk.hasNext() && folders.size() < mostWatchedFolders)
        folders.append(walk.next());
    const QStringList watched = m_notices.directories();
    for (const QString& folder : std::as_const(folders)) {
        if (!watched.contains(folder))
            m_notices.addPath(folder);
    }
}

//! A file counts once two looks in a row saw it the same: whoever copies it has ended.
void FolderWatch::look()
{
    QHash<QString, Stamp> growing;
    for (const FoundFile& file : findFiles({m_folder}).files) {
        const QFileInfo info(file.path);
        const Stamp stamp{info.size(), info.lastModified().toMSecsSinceEpoch()};
        if (const auto known = m_known.constFind(file.path); known != m_known.constEnd() && *known == stamp)
            continue;
        if (const auto before = m_growing.constFind(file.path); before != m_growing.constEnd() && *before == stamp) {
            m_known.insert(file.path, stamp);
            m_waiting.append(file.path);
        } else {
            growing.insert(file.path, stamp);
        }
    }
    m_growing = growing;
    watchFolders();
    m_timer->start(m_growing.isEmpty() ? lookAtFolder : settleFiles);
    next();
}

//! One job at a time is made; what comes meanwhile is for the next one.
void FolderWatch::next()
{
    if (m_waiting.isEmpty() || !m_growing.isEmpty() || m_collecting || m_creating)
        return;
    m_collecting = m_manager.collect(std::exchange(m_waiting, {}), InputMode::Documents);
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
}

void FolderWatch::created(const base::Expected<QString>& id)
{
    m_endedCreating = std::move(m_creating);
    const QPointer<FolderWatch> alive(this);
    if (id) {
        ++m_made;
        Q_EMIT made(QString(*id));
    } else {
        Q_EMIT failed(base::Error(id.error()));
    }
    if (alive)
        next();
}

} // namespace spyhop::batch
