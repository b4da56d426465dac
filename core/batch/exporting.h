// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <memory>

namespace spyhop::batch {

struct WrittenAnswers;

//! \brief A table being written on one of the workers, while everything else goes on.
//!
//! The main thread only passes sealed pages on, and waits for nothing. Owner: whoever exports. Thread: main. Destroying
//! it cancels: the file that was there before stays, or is the whole new one, which writtenLast() tells.
class Exporting : public QObject {
    Q_OBJECT
public:
    //! `written`: as in exportFile(); nobody else may use it meanwhile.
    Exporting(QThreadPool& workers, const store::BatchStore& store, const QString& jobId, const QString& file,
        const std::shared_ptr<WrittenAnswers>& written);
    ~Exporting() override;
    //! Cancels, and waits until the worker has let go of the file, which it does at once.
    void abandon();

Q_SIGNALS:
    //! Once; never from within the constructor. What exportFile() returns.
    void finished(const spyhop::base::Expected<QString>& note);
    //! From the destructor: the new file is there, and finished() has not said so.
    void writtenLast();

private:
    class Rows;
    void jobRead(const base::Expected<model::JobSummary>& job);
    void begin(const base::Expected<model::JobSummary>& job, bool reviewed);
    void serve();
    void served(const base::Expected<store::SealedPage>& page);

    QThreadPool& m_workers;
    const store::BatchStore& m_store;
    const QString m_job, m_file;
    const std::shared_ptr<WrittenAnswers> m_written;
    std::unique_ptr<store::JobReading> m_jobReading;
    std::unique_ptr<db::ReadTicket> m_reviewed;
    std::shared_ptr<Rows> m_rows; //!< the worker's as well
    std::unique_ptr<store::PageReading> m_reading;
    QFutureWatcher<base::Expected<QString>> m_writing;
    bool m_isTold = false;
};

} // namespace spyhop::batch
