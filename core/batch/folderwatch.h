// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/batch/batchmanager.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QHash>
#include <QtCore/QObject>
#include <memory>

namespace spyhop::batch {

//! \brief A folder whose new files become jobs: whatever has come and stopped growing is asked one question, in a job
//! of its own.
//!
//! Owner: who watches (a command, the Batch room). Thread: main. Destroying it ends the watching; jobs go on. Errors of
//! a job to be (the prompt's, the journal's) come as failed(), and the watching goes on.
class FolderWatch : public QObject {
    Q_OBJECT
public:
    //! `existingToo`: files that are there already count as new. `spec`: without id; the title gets the time behind it.
    FolderWatch(base::Clock& clock, BatchManager& manager, const model::BatchSpec& spec, const QString& folder,
        bool existingToo);
    ~FolderWatch() override;

    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] int jobsMade() const { return m_made; }

Q_SIGNALS:
    //! A job for what has come; paused: whoever hears it starts it.
    void made(const QString& jobId);
    void failed(const spyhop::base::Error& error);

private:
    struct Stamp {
        qint64 size = 0;
        qint64 modified = 0; //!< ms since 1970
        bool operator==(const Stamp&) const = default;
    };
    void look();
    void watchFolders();
    void collected(const base::Expected<Inputs>& inputs);
    void created(const base::Expected<QString>& id);
    void next();

    base::Clock& m_clock;
    BatchManager& m_manager;
    model::BatchSpec m_spec;
    QString m_folder;
    QFileSystemWatcher m_notices; //!< a hint only: shared folders give none
    std::unique_ptr<base::Timer> m_timer;
    QHash<QString, Stamp> m_known; //!< asked about
    QHash<QString, Stamp> m_growing; //!< seen in the last look, and perhaps not whole yet
    QStringList m_waiting; //!< whole files, for the next job
    std::unique_ptr<Collecting> m_collecting, m_endedCollecting; //!< the ended ones until their signals have returned
    std::unique_ptr<Creating> m_creating, m_endedCreating;
    int m_made = 0;
};

} // namespace spyhop::batch
