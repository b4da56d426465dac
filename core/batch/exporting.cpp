// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/exporting.h"

#include "core/base/files.h"
#include "core/batch/exporter.h"
#include "core/batch/rowsource.h"
#include "core/batch/workers.h"

#include <QtCore/QSaveFile>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace spyhop::batch {

//! \brief The worker's end: asks the main thread for a page and waits for it.
class Exporting::Rows final : public RowSource {
public:
    explicit Rows(Exporting* server)
        : m_server(server)
    {
    }

    //! On the worker.
    [[nodiscard]] base::Expected<QList<store::ItemRow>> page(qint64 first, int count) override
    {
        std::unique_lock lock(m_mutex);
        m_page.reset();
        m_wanted = {first, count};
        // While the lock is held, the server is alive.
        if (m_server)
            QMetaObject::invokeMethod(m_server, &Exporting::serve, Qt::QueuedConnection);
        m_changed.wait(lock, [this] { return !m_server || m_page; });
        if (!m_page)
            return base::failure(base::ErrorCode::Cancelled, QString());
        const base::Expected<store::SealedPage> sealed = *std::exchange(m_page, std::nullopt);
        lock.unlock();
        if (!sealed)
            return base::failure(sealed.error());
        return sealed->open();
    }

    //! On the worker. Who leaves meanwhile waits, and knows then whether the file is there.
    [[nodiscard]] bool commit(QSaveFile& file) override
    {
        const std::lock_guard lock(m_mutex);
        if (!m_server)
            return false; // the temporary file goes with its object
        m_isWritten = base::commitWhole(file);
        return m_isWritten;
    }

    [[nodiscard]] std::pair<qint64, int> wanted()
    {
        const std::lock_guard lock(m_mutex);
        return m_wanted;
    }
    void give(const base::Expected<store::SealedPage>& page)
    {
        const std::lock_guard lock(m_mutex);
        m_page = page;
        m_changed.notify_one();
    }
    //! Whether the file has been written.
    bool leave()
    {
        const std::lock_guard lock(m_mutex);
        m_server = nullptr;
        m_changed.notify_one();
        return m_isWritten;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    Exporting* m_server; //!< nobody: cancelled
    std::pair<qint64, int> m_wanted;
    std::optional<base::Expected<store::SealedPage>> m_page;
    bool m_isWritten = false;
};

Exporting::Exporting(QThreadPool& workers, const store::BatchStore& store, const QString& jobId, const QString& file,
    const std::shared_ptr<WrittenAnswers>& written)
    : m_workers(workers)
    , m_store(store)
    , m_job(jobId)
    , m_file(file)
    , m_written(written)
    , m_jobReading(store.readJob(jobId))
    , m_rows(std::make_shared<Rows>(this))
{
    connect(m_jobReading.get(), &store::JobReading::done, this, &Exporting::jobRead);
    connect(&m_writing, &QFutureWatcherBase::finished, this, [this] {
        const base::Expected<QString> note = m_writing.result();
        m_isTold = true;
        Q_EMIT finished(note);
    });
}

Exporting::~Exporting()
{
    if (m_rows->leave() && !m_isTold)
        Q_EMIT writtenLast();
}

void Exporting::abandon()
{
    m_writing.disconnect(this);
    m_rows->leave();
    m_writing.waitForFinished();
}

void Exporting::jobRead(const base::Expected<model::JobSummary>& job)
{
    if (!job)
        return begin(base::failure(job.error()), false);
    m_reviewed = m_store.readReviewed(m_job);
    connect(m_reviewed.get(), &db::ReadTicket::done, this,
        [this, known = *job](const base::Expected<db::Rows>& rows) { begin(known, rows && !rows->isEmpty()); });
}

void Exporting::begin(const base::Expected<model::JobSummary>& job, bool reviewed)
{
    runOn(m_workers, m_writing, [rows = m_rows, written = m_written, file = m_file, job, reviewed] {
        return job ? exportFile(*rows, {*job, reviewed}, file, written.get())
                   : base::Expected<QString>(base::failure(job.error()));
    });
}

void Exporting::serve()
{
    const auto [first, count] = m_rows->wanted();
    m_reading = m_store.readPage(m_job, first, count);
    connect(m_reading.get(), &store::PageReading::done, this, &Exporting::served);
}

void Exporting::served(const base::Expected<store::SealedPage>& page)
{
    m_rows->give(page);
}

} // namespace spyhop::batch
