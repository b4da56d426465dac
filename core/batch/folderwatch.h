// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/batch/batchmanager.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QFutureWatcher>
#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QThreadPool>
#include <memory>
#include <optional>

namespace spyhop::batch {

//! \brief A folder whose new files become jobs: whatever has come and stopped growing is asked one question, in a job
//! of its own.
//!
//! Owner: who watches (a command, the Batch room). Thread: main; the folder is looked through on one of its own, since
//! a hundred thousand files, or a slow share, take seconds. Destroying it ends the watching; jobs go on. Errors of a
//! job to be (the prompt's, the journal's) come as failed(); the watching goes on, and its files are tried again.
class FolderWatch : public QObject {
    Q_OBJECT
public:
    //! `existingToo`: files that are there already count as new. `spec`: without id; the title gets the time behind it.
    FolderWatch(base::Clock& clock, BatchManager& manager, const model::BatchSpec& spec, const QString& folder,
        bool existingToo);
    //! Goes on with what another watch left: `asked` and `since` are its asked() and since(); all other files are new.
    FolderWatch(base::Clock& clock, BatchManager& manager, const model::BatchSpec& spec, const QString& folder,
        const QByteArray& asked, qint64 since);
    ~FolderWatch() override;

    //! Jobs to come ask by these terms.
    void setSpec(const model::BatchSpec& spec);
    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] int jobsMade() const { return m_made; }
    //! It can be looked into.
    [[nodiscard]] bool isThere() const;
    //! Digests of the files that were there, became items of a job or were left out; grows with made() and leftOut().
    [[nodiscard]] QByteArray asked() const;
    //! A file of the program's own: nothing is asked about it as it lies there now. One elsewhere is passed over. What
    //! `manager` exports is told by itself.
    void leaveOut(const QString& path);
    //! Until it has looked through the folder for the first time: base::partingMoment() of what was there. Then 0.
    [[nodiscard]] qint64 since() const { return m_since; }
    //! The same for the files of the job that is being made.
    [[nodiscard]] QByteArray making() const;
    //! The same for all that lies in a folder now.
    [[nodiscard]] static QByteArray present(const QString& folder);

Q_SIGNALS:
    //! What was there at first is known, and in asked().
    void tookStock();
    //! A file of the program's own is in asked() by now.
    void leftOut();
    //! A job of this id is about to be journalled, of the files of making(). What is posted to the database now is
    //! durable before it.
    void aboutToMake(const QString& jobId);
    //! A job for what has come; paused: whoever hears it starts it.
    void made(const QString& jobId);
    //! Once, as long as it is the same one again and again.
    void failed(const spyhop::base::Error& error);

private:
    //! A file as it is: path, size and time. Another one is asked about, also under the same name.
    using Stamp = quint64;
    [[nodiscard]] static Stamp stampOf(const QString& path);
    [[nodiscard]] static QSet<Stamp> stampsIn(const QString& folder);
    [[nodiscard]] static QByteArray packed(const QSet<Stamp>& stamps);
    //! What lies in a folder.
    struct Seen {
        QHash<QString, Stamp> files; //!< by path
        QStringList folders; //!< the first of them; none: it is away
        QSet<Stamp> old; //!< those of files that have not changed since the moment asked for
    };
    [[nodiscard]] static Seen lookThrough(const QString& folder, qint64 since);
    void begin();
    //! Unless it looks sooner anyway.
    void lookIn(std::chrono::milliseconds time);
    void look();
    void looked();
    void takeStock(const Seen& seen);
    void collected(const base::Expected<Inputs>& inputs);
    void created(const base::Expected<QString>& id);
    void next();

    base::Clock& m_clock;
    BatchManager& m_manager;
    model::BatchSpec m_spec;
    QString m_folder;
    QFileSystemWatcher m_notices; //!< a hint only: shared folders give none
    std::unique_ptr<base::Timer> m_timer;
    base::SteadyTime m_due{0}; //!< its
    QThreadPool m_worker; //!< one thread
    QFutureWatcher<Seen> m_looking;
    qint64 m_since = 0; //!< not 0: what was there before is still to be found out
    QSet<Stamp> m_asked; //!< part of a job by now, or there from the beginning
    QSet<Stamp> m_known; //!< these, and those that are becoming part of one
    QHash<QString, Stamp> m_growing; //!< seen in the last look, and perhaps not whole yet
    QHash<QString, Stamp> m_waiting; //!< whole files, for the next job
    base::SteadyTime m_waitingSince{0}; //!< the first of them
    QHash<QString, Stamp> m_making; //!< files of the job that is being made
    std::unique_ptr<Collecting> m_collecting, m_endedCollecting; //!< the ended ones until their signals have returned
    std::unique_ptr<Creating> m_creating, m_endedCreating;
    QString m_told; //!< the last failure, in words
    int m_made = 0;
};

} // namespace spyhop::batch
