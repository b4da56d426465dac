// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/db/connection.h"
#include "core/db/mailbox.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace spyhop::db {

//! What a worker is asked to do.
struct Operation {
    enum class Kind { Write, Read, Flush };
    Kind kind = Kind::Write;
    QList<Statement> statements; //!< Read: exactly one
    quint64 ticket = 0; //!< who is told by the mailbox; 0: nobody
    std::promise<base::Expected<Rows>>* answer = nullptr; //!< who blocks until it is done
};

//! \brief A thread with a queue and a Connection: commits writes in groups, answers reads between them.
//!
//! Owner: Database. Lock-based code on std primitives alone. The destructor does what was posted, then joins.
//! While the disk is full, or kept busy, what somebody waits for fails, and the rest is owed: tried again every second,
//! in order.
class Worker {
public:
    enum class Role { Writer, Reader };
    Worker(Role role, Mailbox& mailbox);
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker();

    //! Starts the thread; returns when its connection is open and migrated, or could not be.
    [[nodiscard]] base::Status start(const QString& path, const QList<Migration>& migrations);
    void post(Operation operation);

private:
    struct Result {
        base::Status status;
        bool passes = false; //!< the failure, by itself: it is worth another try
    };
    void work(const QString& path, const QList<Migration>& migrations, std::promise<base::Status> started);
    [[nodiscard]] bool take(std::vector<Operation>& operations);
    void carryOut(std::vector<Operation>& operations);
    void write(std::vector<Operation>& operations);
    [[nodiscard]] Result payOwed();
    void owe(Operation operation, const base::Error& why);
    [[nodiscard]] std::vector<Result> commit(const std::vector<Operation>& group);
    [[nodiscard]] std::vector<Result> commitSingly(const std::vector<Operation>& group);

    const Role m_role;
    Mailbox& m_mailbox;
    std::mutex m_mutex;
    std::condition_variable m_posted;
    std::deque<Operation> m_queue; //!< guarded by m_mutex, as are those that follow
    int m_urgent = 0; //!< operations in the queue that end a group's wait
    bool m_stop = false;
    std::unique_ptr<Connection> m_connection; //!< the thread's own, as are those that follow but the last
    base::Status m_firstFailure; //!< since the last flush
    std::size_t m_lastGroup = 0; //!< operations carried out together
    //! Writes that nobody waits for and that met a full disk or a busy one, in their order: what comes later must not
    //! come before them.
    std::vector<Operation> m_owed;
    bool m_tooMany = false; //!< more than are kept
    base::SteadyTime m_owedTried{0}; //!< when they were tried last
    std::thread m_thread;
};

} // namespace spyhop::db
