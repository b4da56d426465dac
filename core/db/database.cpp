// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/database.h"

#include "core/base/clock.h"
#include "core/db/mailbox.h"
#include "core/db/snapshots.h"
#include "core/db/worker.h"

#include <QtCore/QThread>
#include <algorithm>
#include <future>

namespace spyhop::db {

// `mem` belongs to the writer's connection alone. So a read that names it is answered by the writer, between two
// groups: it sees whole transactions only, and no lock of a shared memory can come between reader and writer.
class Database::Private {
public:
    explicit Private(bool isOnDisk)
        : writer(Worker::Role::Writer, mailbox)
    {
        if (isOnDisk)
            reader = std::make_unique<Worker>(Worker::Role::Reader, mailbox);
    }
    [[nodiscard]] base::Expected<Rows> wait(Operation operation)
    {
        Q_ASSERT(QThread::currentThread() == mailbox.thread());
        std::promise<base::Expected<Rows>> answer;
        operation.answer = &answer;
        writer.post(std::move(operation));
        return answer.get_future().get();
    }

    Mailbox mailbox;
    Worker writer;
    std::unique_ptr<Worker> reader; //!< none if everything lies in memory
    std::future<void> tidying; //!< waits for its thread when it dies
};

Database::Database(std::unique_ptr<Private> content)
    : d(std::move(content))
{
}

Database::~Database() = default;

base::Expected<std::unique_ptr<Database>> Database::open(const QString& path, const QList<Migration>& migrations)
{
    auto content = std::make_unique<Private>(!path.isEmpty());
    const QDateTime used = lastWritten(path); // before this start writes it
    if (const base::Status started = content->writer.start(path, migrations); !started)
        return base::failure(started.error());
    if (content->reader) {
        if (const base::Status started = content->reader->start(path, {}); !started)
            return base::failure(started.error());
        // A clock that jumped forward between two starts says nothing about use, nor does a time that is yet to come.
        content->tidying = std::async(std::launch::async,
            [path, used] { removeProvenSnapshots(path, std::min(used, base::SystemClock().wallTime())); });
    }
    return std::unique_ptr<Database>(new Database(std::move(content)));
}

std::unique_ptr<WriteTicket> Database::write(const QList<Statement>& statements)
{
    Q_ASSERT(QThread::currentThread() == d->mailbox.thread());
    auto ticket = std::make_unique<WriteTicket>();
    d->writer.post({Operation::Kind::Write, statements, d->mailbox.expect(ticket.get()), nullptr});
    return ticket;
}

void Database::post(const QList<Statement>& statements)
{
    Q_ASSERT(QThread::currentThread() == d->mailbox.thread());
    d->writer.post({Operation::Kind::Write, statements, 0, nullptr});
}

std::unique_ptr<ReadTicket> Database::read(const Statement& statement)
{
    Q_ASSERT(QThread::currentThread() == d->mailbox.thread());
    auto ticket = std::make_unique<ReadTicket>();
    const bool namesMemory = statement.sql.contains(QStringLiteral("mem."));
    Worker& worker = d->reader && !namesMemory ? *d->reader : d->writer;
    worker.post({Operation::Kind::Read, {statement}, d->mailbox.expect(ticket.get()), nullptr});
    return ticket;
}

std::unique_ptr<ReadTicket> Database::readPosted(const Statement& statement)
{
    Q_ASSERT(QThread::currentThread() == d->mailbox.thread());
    auto ticket = std::make_unique<ReadTicket>();
    d->writer.post({Operation::Kind::Read, {statement}, d->mailbox.expect(ticket.get()), nullptr});
    return ticket;
}

std::unique_ptr<ReadTicket> Database::readForeignWrites()
{
    // Of the connection that writes: what it has written itself does not count (sqlite.org, "PRAGMA data_version").
    return readPosted({QStringLiteral("PRAGMA main.data_version"), {}});
}

base::Expected<Rows> Database::readNow(const Statement& statement)
{
    return d->wait({Operation::Kind::Read, {statement}, 0, nullptr});
}

base::Status Database::writeNow(const QList<Statement>& statements)
{
    const base::Expected<Rows> result = d->wait({Operation::Kind::Write, statements, 0, nullptr});
    return result ? base::Status() : base::failure(result.error());
}

base::Status Database::flush()
{
    const base::Expected<Rows> result = d->wait({Operation::Kind::Flush, {}, 0, nullptr});
    return result ? base::Status() : base::failure(result.error());
}

} // namespace spyhop::db
