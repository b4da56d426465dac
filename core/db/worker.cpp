// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/worker.h"

#include "core/base/diskfull.h"
#include "core/base/freedmemory.h"
#include "core/base/log.h"

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

#include <chrono>
#include <tuple>
#include <utility>

namespace spyhop::db {
namespace {

constexpr std::size_t groupSize = 64; // writes: beyond, one sync is shared by enough of them
constexpr std::chrono::milliseconds groupWait{2}; // what a lone write pays so that others may join it
// Where many come at a time they wait a little longer: each group costs a sync and the pages it touches.
constexpr std::chrono::milliseconds crowdWait{4};
constexpr std::size_t crowd = 8; // writes in a group
constexpr std::chrono::milliseconds owedWait{1'000}; // a full or busy disk is tried again
constexpr std::size_t mostOwed = 100'000; // writes kept while the disk is full or busy

bool isUrgent(const Operation& operation)
{
    return operation.kind != Operation::Kind::Write || operation.answer;
}

bool isAwaited(const Operation& operation)
{
    return operation.ticket != 0 || operation.answer;
}

//! Behind whoever sends and draws: what the writer does, others wait for least. Linux gives each thread a niceness of
//! its own (setpriority(2)).
void stepBack()
{
#ifdef Q_OS_LINUX
    constexpr int niceness = 5; // a third of a processor that somebody else wants as well
    std::ignore = setpriority(PRIO_PROCESS, 0, niceness);
#endif
}

} // namespace

Worker::Worker(Role role, Mailbox& mailbox)
    : m_role(role)
    , m_mailbox(mailbox)
{
}

Worker::~Worker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_posted.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

base::Status Worker::start(const QString& path, const QList<Migration>& migrations)
{
    std::promise<base::Status> started;
    std::future<base::Status> answer = started.get_future();
    m_thread = std::thread([this, path, migrations, promise = std::move(started)]() mutable {
        base::wipedWhenFreed = 0; // no key comes here, and many large texts do
        if (m_role == Role::Writer)
            stepBack();
        work(path, migrations, std::move(promise));
    });
    return answer.get();
}

void Worker::post(Operation operation)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        const bool urgent = isUrgent(operation);
        m_urgent += urgent ? 1 : 0;
        m_queue.push_back(std::move(operation));
        // In between, the thread sleeps on its group's wait: waking it for each write would cost more than the write.
        wake = urgent || m_queue.size() == 1 || m_queue.size() == groupSize;
    }
    if (wake)
        m_posted.notify_one();
}

void Worker::work(const QString& path, const QList<Migration>& migrations, std::promise<base::Status> started)
{
    base::Expected<std::unique_ptr<Connection>> opened
        = m_role == Role::Writer ? Connection::openForWriting(path) : Connection::openForReading(path);
    base::Status status;
    if (opened) {
        m_connection = std::move(*opened);
        if (m_role == Role::Writer)
            status = m_connection->migrate(migrations);
    } else {
        status = base::failure(opened.error());
    }
    if (!status)
        m_connection.reset();
    started.set_value(status);
    if (!status)
        return;
    for (std::vector<Operation> operations; take(operations); operations.clear())
        carryOut(operations);
    if (const Result paid = payOwed(); !paid.status)
        qCWarning(logStore) << m_owed.size() << "writes are lost:" << paid.status.error().detail;
    m_connection.reset();
}

//! The next group of writes, or one other operation; none if it is time to try what is owed. False: time to end.
bool Worker::take(std::vector<Operation>& operations)
{
    std::unique_lock lock(m_mutex);
    const auto isCalled = [this] { return m_stop || !m_queue.empty(); };
    if (m_owed.empty())
        m_posted.wait(lock, isCalled);
    else if (!m_posted.wait_for(lock, owedWait, isCalled))
        return true;
    if (m_role == Role::Writer) {
        m_posted.wait_for(lock, m_lastGroup < crowd ? groupWait : crowdWait,
            [this] { return m_stop || m_urgent > 0 || m_queue.size() >= groupSize; });
    }
    while (!m_queue.empty() && operations.size() < groupSize) {
        const bool isWrite = m_queue.front().kind == Operation::Kind::Write;
        if (!isWrite && !operations.empty())
            break;
        m_urgent -= isUrgent(m_queue.front()) ? 1 : 0;
        operations.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
        if (!isWrite)
            break;
    }
    m_lastGroup = operations.size();
    return !operations.empty();
}

void Worker::carryOut(std::vector<Operation>& operations)
{
    // Also between others' operations, which may never leave a pause.
    if (!m_owed.empty() && base::SystemClock().steadyTime() - m_owedTried >= owedWait)
        std::ignore = payOwed();
    if (operations.empty())
        return;
    if (operations.front().kind != Operation::Kind::Write) {
        std::vector<Letter> letters;
        const Operation& operation = operations.front();
        base::Expected<Rows> result;
        if (operation.kind == Operation::Kind::Read) {
            result = m_connection->query(operation.statements.first());
        } else {
            const base::Status paid = payOwed().status;
            if (!m_firstFailure || !paid)
                result = base::failure(m_firstFailure ? paid.error() : m_firstFailure.error());
            m_firstFailure = {};
        }
        if (operation.ticket != 0)
            letters.push_back(Letter{operation.ticket, result});
        if (operation.answer)
            operation.answer->set_value(std::move(result));
        m_mailbox.post(std::move(letters));
        return;
    }
    write(operations);
}

void Worker::write(std::vector<Operation>& operations)
{
    std::vector<Letter> letters;
    const Result paid = payOwed();
    const std::vector<Result> ends = paid.status ? commit(operations) : std::vector<Result>(operations.size(), paid);
    for (std::size_t i = 0; i < operations.size(); ++i) {
        base::Expected<Rows> result;
        if (!ends[i].status) {
            const base::Error& error = ends[i].status.error();
            result = base::failure(error);
            const bool awaited = isAwaited(operations[i]);
            if (!awaited && ends[i].passes) {
                owe(std::move(operations[i]), error);
                continue;
            }
            if (m_firstFailure)
                m_firstFailure = ends[i].status;
            if (!awaited)
                qCWarning(logStore) << "a write failed:" << error.detail;
        }
        if (operations[i].ticket != 0)
            letters.push_back(Letter{operations[i].ticket, result});
        if (operations[i].answer)
            operations[i].answer->set_value(std::move(result));
    }
    m_mailbox.post(std::move(letters));
}

void Worker::owe(Operation operation, const base::Error& why)
{
    if (m_owed.empty())
        qCWarning(logStore) << "what nobody waits for is stored later:" << why.detail;
    if (m_owed.size() < mostOwed) {
        m_owed.push_back(std::move(operation));
        return;
    }
    if (m_firstFailure)
        m_firstFailure = base::failure(why);
    if (!std::exchange(m_tooMany, true))
        qCWarning(logStore) << "more than" << mostOwed << "writes wait to be stored: what comes now is lost";
}

//! The failure: nothing can be stored yet.
Worker::Result Worker::payOwed()
{
    if (m_owed.empty())
        return {};
    m_owedTried = base::SystemClock().steadyTime();
    const std::vector<Result> ends = commit(m_owed);
    std::size_t paid = 0;
    for (; paid < m_owed.size(); ++paid) {
        const Result& end = ends[paid];
        if (!end.status && end.passes)
            break;
        if (end.status)
            continue;
        if (m_firstFailure)
            m_firstFailure = end.status;
        qCWarning(logStore) << "a write failed:" << end.status.error().detail;
    }
    const Result result = paid < m_owed.size() ? ends[paid] : Result();
    m_owed.erase(m_owed.begin(), m_owed.begin() + static_cast<std::ptrdiff_t>(paid));
    if (result.status) {
        m_tooMany = false;
        qCWarning(logStore) << "what was to be stored later is stored";
    }
    return result;
}

//! One transaction for all of them. If one fails, nothing of the group is done, and each is tried alone.
std::vector<Worker::Result> Worker::commit(const std::vector<Operation>& group)
{
    static const Statement begin{QStringLiteral("BEGIN IMMEDIATE"), {}};
    static const Statement end{QStringLiteral("COMMIT"), {}};
    static const Statement undo{QStringLiteral("ROLLBACK"), {}};
    base::Status status = m_connection->run(begin);
    if (!status) // nothing of the group is to blame, and waiting for others is not worth repeating for each
        return std::vector<Result>(group.size(), Result{status, m_connection->mayPass()});
    for (auto operation = group.begin(); status && operation != group.end(); ++operation) {
        for (auto statement = operation->statements.begin(); status && statement != operation->statements.end();
             ++statement)
            status = m_connection->run(*statement);
    }
    if (status)
        status = m_connection->run(end);
    if (status)
        return std::vector<Result>(group.size());
    const Result failed{status, m_connection->mayPass()};
    // SQLite has given the transaction up by itself if the disk is full.
    const bool undone = !m_connection->isInTransaction() || m_connection->run(undo).has_value();
    if (group.size() == 1 || !undone)
        return std::vector<Result>(group.size(), failed);
    return commitSingly(group);
}

//! Each write in a transaction of its own, so that only those fail that must: all that follow one that is owed, too.
std::vector<Worker::Result> Worker::commitSingly(const std::vector<Operation>& group)
{
    std::vector<Result> ends;
    for (const Operation& operation : group) {
        ends.push_back(commit({operation}).front());
        const Result last = ends.back();
        // A smaller one may yet fit on a disk that is full; to one that is busy or away all are the same.
        if (!last.status && last.passes && (!isAwaited(operation) || !base::isDiskFull(last.status.error())))
            ends.resize(group.size(), last);
        if (ends.size() == group.size())
            break;
    }
    return ends;
}

} // namespace spyhop::db
