// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a job's journal costs an item, CPU of both threads: its step begun and ended as a run of the job does it, on a
// disk, sealed. The same line is in bench_table, within the whole program.
//   bench_journal [ITEMS]

#include "core/db/schema.h"
#include "core/store/batchstore.h"
#include "tests/bench/process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>
#include <ctime>

using namespace spyhop;

namespace {

constexpr double mostJournal = 100; // µs

double cpuMicroseconds(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int count = std::max(1'000, QCoreApplication::arguments().value(1, QStringLiteral("20000")).toInt());
    const QTemporaryDir folder;
    const auto database = db::Database::open(folder.filePath(QStringLiteral("spyhop.db")), db::schema()).value();
    store::Places places;
    model::Consent consent;
    consent.kinds.insert(model::ConsentKind::Batches);
    places.setConsent(consent);
    QByteArray key(32, 'k');
    places.setDataKey(base::Secret::take(key));
    store::BatchStore store(*database, places);

    const QString id = QStringLiteral("journal");
    model::JobSummary job;
    job.spec.id = id;
    job.spec.prompt = QStringLiteral("What does it weigh? {{note}}");
    job.spec.columns = {{QStringLiteral("weight"), model::ColumnType::Number, {}, {}},
        {QStringLiteral("city"), model::ColumnType::Text, {}, {}}};
    job.items.pending = count;
    job.startedAt = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000, Qt::UTC);
    QList<model::BatchItem> items;
    for (int i = 0; i < count; ++i)
        items.append({i, QStringLiteral("row %1").arg(i + 1), {},
            {QStringLiteral("Parcel %1 left Lisbon on 2026-03-14 and weighs %2 kg.").arg(i).arg(i * 7919 % 9'973)}});
    if (!store.create(job, items))
        return 1;

    const double before = cpuMicroseconds(CLOCK_PROCESS_CPUTIME_ID);
    const double mainBefore = cpuMicroseconds(CLOCK_THREAD_CPUTIME_ID);
    std::vector<std::unique_ptr<db::WriteTicket>> tickets;
    int durable = 0;
    for (int i = 0; i < count; ++i) {
        model::Step step;
        step.item = i;
        step.state = model::ItemState::Running;
        step.attempts = 1;
        store.stepRunning(id, step);
        step.state = model::ItemState::Done;
        step.answer = QStringLiteral("{\"weight\": %1, \"city\": \"Lisbon\"}").arg(i);
        model::ItemResult result;
        result.index = i;
        result.state = model::ItemState::Done;
        result.cells = QStringList{QString::number(i), QStringLiteral("Lisbon")};
        result.receipt = QStringLiteral("61 characters");
        result.usage = {60, 12, 0, 0, false};
        tickets.push_back(store.stepEnded(id, step, result));
        QObject::connect(tickets.back().get(), &db::WriteTicket::done, tickets.back().get(), [&durable] { ++durable; });
        if (i % 64 == 63)
            QCoreApplication::processEvents();
    }
    while (durable < count) // not in a circle: that would count as the journal's
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double main = cpuMicroseconds(CLOCK_THREAD_CPUTIME_ID) - mainBefore;
    const double all = cpuMicroseconds(CLOCK_PROCESS_CPUTIME_ID) - before;
    bench::atMost(QStringLiteral("journal"), all / count, QStringLiteral("µs"), mostJournal);
    bench::report(QStringLiteral("journal.main"), main / count, QStringLiteral("µs"), {}, 0);
    bench::report(QStringLiteral("journal.writer"), (all - main) / count, QStringLiteral("µs"), {}, 0);
    return bench::exitStatus();
}
