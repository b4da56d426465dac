// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <memory>

namespace spyhop::batch {

//! \brief A table being written on one of the workers, while everything else goes on.
//!
//! The main thread only passes sealed pages on. Owner: whoever exports. Thread: main. Destroying it cancels: the file
//! that was there before stays.
class Exporting : public QObject {
    Q_OBJECT
public:
    Exporting(QThreadPool& workers, const store::BatchStore& store, const QString& jobId, const QString& file);
    ~Exporting() override;

Q_SIGNALS:
    //! Once; never from within the constructor. What exportFile() returns.
    void finished(const spyhop::base::Expected<QString>& note);

private:
    class Rows;
    void serve();
    void served(const base::Expected<store::SealedPage>& page);

    const store::BatchStore& m_store;
    QString m_job;
    std::shared_ptr<Rows> m_rows; //!< the worker's as well
    std::unique_ptr<store::PageReading> m_reading;
    QFutureWatcher<base::Expected<QString>> m_writing;
};

} // namespace spyhop::batch
