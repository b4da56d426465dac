// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditcopies.h"

#include "core/base/log.h"
#include "core/base/problem.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>
#endif

namespace spyhop::observe {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds lastPatience = 3s; // at the end; a share in order takes some milliseconds
constexpr qint64 silentAfterMs = 30'000; // a share that is waking up may take some seconds

enum class Missing { Made, Refused };

//! The folder may be one that others write to as well: a link that somebody has put there must not lead into a file of
//! this account, nor a pipe hold up everything that is to be logged.
bool openToAdd(QFile& file, Missing missing)
{
#ifdef Q_OS_UNIX
    const int flags
        = O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | (missing == Missing::Made ? O_CREAT : 0);
    const int descriptor = ::open(QFile::encodeName(file.fileName()).constData(), flags, 0644);
    if (descriptor < 0)
        return false;
    struct stat status = {};
    const bool isPlain = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (isPlain && file.open(descriptor, QIODevice::WriteOnly | QIODevice::Append, QFileDevice::AutoCloseHandle))
        return true;
    ::close(descriptor);
    return false;
#else
    return (missing == Missing::Made || file.exists()) && file.open(QIODevice::WriteOnly | QIODevice::Append);
#endif
}

void sayInSystemLog(const SignedCheckpoint& checkpoint)
{
#ifdef Q_OS_UNIX
    ::syslog(LOG_AUTHPRIV | LOG_NOTICE, "%s", noteAsLine(checkpoint.note).constData());
#else
    Q_UNUSED(checkpoint)
#endif
}

} // namespace

std::optional<base::Error> copyTrouble(const QString& folder, CopyState state)
{
    const QString place = QDir::toNativeSeparators(folder);
    switch (state) {
    case CopyState::Written:
        break;
    case CopyState::Refused:
        return base::problem(base::ErrorCode::Settings, QString(),
            QCoreApplication::translate("spyhop::observe::Audit", "Checkpoints cannot be written to %1.").arg(place),
            QCoreApplication::translate("spyhop::observe::Audit",
                "Look whether the folder is there and takes additions. Until then nothing outside this computer "
                "vouches for the log."));
    case CopyState::Silent:
        return base::problem(base::ErrorCode::Settings, QString(),
            QCoreApplication::translate("spyhop::observe::Audit", "%1 does not answer: checkpoints wait.").arg(place),
            QCoreApplication::translate(
                "spyhop::observe::Audit", "Look whether the share can be reached. The newest is written then."));
    }
    return std::nullopt;
}

QString copyPath(const QString& folder, const QByteArray& origin)
{
    QString name = QString::fromUtf8(origin);
    name.replace(u'/', u'-');
    return QDir(folder).filePath(name + QStringLiteral(".checkpoints"));
}

bool addCopy(const QString& folder, const SignedCheckpoint& checkpoint)
{
    QFile file(copyPath(folder, checkpoint.checkpoint.origin));
    const QByteArray text = checkpoint.note + '\n';
    return openToAdd(file, Missing::Made) && file.write(text) == text.size() && file.flush();
}

CopyState tryCopies(const QString& folder, const QByteArray& origin, std::chrono::milliseconds patience)
{
    const auto answer = std::make_shared<std::promise<bool>>();
    std::future<bool> future = answer->get_future();
    std::thread([answer, folder, path = copyPath(folder, origin)] {
        QFile file(path);
        const QFileInfo place(folder);
        const bool isThere = QFileInfo(path).exists() || QFileInfo(path).isSymLink();
        answer->set_value(isThere ? openToAdd(file, Missing::Refused) : place.isDir() && place.isWritable());
    }).detach(); // one that hangs is left behind, and touches nothing that anybody has
    if (future.wait_for(patience) != std::future_status::ready)
        return CopyState::Silent;
    return future.get() ? CopyState::Written : CopyState::Refused;
}

//! \brief Whom the copier tells. Outlives it in threads that hang. Thread: any.
class AuditCopier::Ear {
public:
    explicit Ear(const Told& told)
        : m_told(told)
    {
    }
    void tell(const QString& folder, CopyState state)
    {
        const std::lock_guard lock(m_mutex);
        const auto heard = std::pair(folder, state);
        if (!m_told || m_last == heard)
            return;
        if (state != CopyState::Written)
            qCWarning(logStore, "a checkpoint could not be copied to the folder for it");
        m_last = heard;
        m_told(folder, state);
    }
    void forget()
    {
        const std::lock_guard lock(m_mutex);
        m_last.reset();
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_told = nullptr;
    }

private:
    std::mutex m_mutex;
    Told m_told; //!< guarded by m_mutex, as is the next
    std::optional<std::pair<QString, CopyState>> m_last;
};

//! \brief A thread that takes one checkpoint after the other to one place, and the newest that waits for it.
class AuditCopier::Lane {
public:
    struct Job {
        QString folder;
        SignedCheckpoint checkpoint;
        QDateTime at;
    };
    using Work = std::function<void(const Job&)>;
    explicit Lane(const Work& work)
        : m_shared(std::make_shared<Shared>())
    {
        m_shared->work = work;
    }
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;
    ~Lane()
    {
        if (!m_thread.joinable())
            return;
        std::unique_lock lock(m_shared->mutex);
        m_shared->isOver = true;
        m_shared->posted.notify_one();
        const bool hasEnded = m_shared->ended.wait_for(lock, lastPatience, [this] { return m_shared->hasEnded; });
        if (!hasEnded)
            m_shared->next.reset();
        lock.unlock();
        if (hasEnded)
            m_thread.join();
        else
            m_thread.detach();
    }

    //! Since when the thread has been at one checkpoint; invalid: at none.
    QDateTime post(const Job& job)
    {
        QDateTime since;
        {
            const std::lock_guard lock(m_shared->mutex);
            m_shared->next = job;
            since = m_shared->since;
        }
        if (m_thread.joinable())
            m_shared->posted.notify_one();
        else
            m_thread = std::thread([shared = m_shared] { run(*shared); });
        return since;
    }

private:
    struct Shared {
        std::mutex mutex;
        std::condition_variable posted, ended;
        std::optional<Job> next; //!< guarded by the mutex, as are the next three
        QDateTime since;
        bool isOver = false, hasEnded = false;
        Work work;
    };
    static void run(Shared& shared)
    {
        std::unique_lock lock(shared.mutex);
        while (true) {
            shared.posted.wait(lock, [&shared] { return shared.isOver || shared.next; });
            if (!shared.next)
                break;
            const Job job = *std::exchange(shared.next, std::nullopt);
            shared.since = job.at;
            lock.unlock();
            shared.work(job);
            lock.lock();
            shared.since = QDateTime();
        }
        shared.hasEnded = true;
        shared.ended.notify_all();
    }

    std::shared_ptr<Shared> m_shared;
    std::thread m_thread;
};

AuditCopier::AuditCopier(const Add& add, const Told& told)
    : m_ear(std::make_shared<Ear>(told))
    , m_syslog(std::make_unique<Lane>([](const Lane::Job& job) { sayInSystemLog(job.checkpoint); }))
    , m_folder(std::make_unique<Lane>([ear = m_ear, add = add ? add : Add(addCopy)](const Lane::Job& job) {
        const bool isWritten = add(job.folder, job.checkpoint);
        ear->tell(job.folder, isWritten ? CopyState::Written : CopyState::Refused);
    }))
{
}

AuditCopier::~AuditCopier()
{
    m_syslog.reset();
    m_folder.reset();
    m_ear->close();
}

void AuditCopier::post(const AuditCopies& copies, const SignedCheckpoint& checkpoint, const QDateTime& at)
{
    if (copies.syslog)
        m_syslog->post({QString(), checkpoint, at});
    if (copies.folder.isEmpty())
        return;
    const QDateTime since = m_folder->post({copies.folder, checkpoint, at});
    if (since.isValid() && since.msecsTo(at) > silentAfterMs)
        m_ear->tell(copies.folder, CopyState::Silent);
}

void AuditCopier::forget()
{
    m_ear->forget();
}

} // namespace spyhop::observe
