// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the audit log costs a call: two entries, the digest of a prompt of 600 characters, tags, tree and sync, with 64
// calls in flight, on the disk; how long an intent waits; and how long a log of 10,000 entries takes to verify.
//   bench_audit [CALLS]

#include "core/observe/auditlog.h"
#include "core/observe/auditverify.h"
#include "tests/bench/process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <sys/resource.h>
#include <vector>

using namespace spyhop;

namespace {

using Steady = std::chrono::steady_clock;

double cpuSeconds(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

//! Announces a call, tells its end once that is durable, then begins the next.
class Load final : public QObject {
public:
    Load(observe::AuditLog& log, base::Clock& clock, int calls, std::size_t inFlight)
        : m_log(log)
        , m_clock(clock)
        , m_left(calls)
        , m_places(inFlight)
    {
        model::Message message;
        message.text = QStringLiteral("The supplier delivered 40 pallets and charged 12,800 yuan. ").repeated(10);
        m_request.messages.append(message);
        for (std::size_t place = 0; place < inFlight; ++place)
            begin(place);
    }
    std::vector<double> waits; //!< ms

private:
    void begin(std::size_t place)
    {
        if (m_left-- <= 0) {
            if (++m_idle == m_places.size())
                QCoreApplication::quit();
            return;
        }
        observe::Intent intent;
        intent.callId = QStringLiteral("0jd3k2m%1").arg(m_left);
        intent.purpose = QStringLiteral("batch-step");
        intent.jobId = QStringLiteral("invoices");
        intent.endpoint = QStringLiteral("deepseek");
        intent.askedModel = intent.resolvedModel = QStringLiteral("deepseek-flash");
        intent.at = m_clock.wallTime();
        intent.request = m_request;
        const Steady::time_point before = Steady::now();
        m_places[place] = m_log.write(observe::draftOf(intent));
        connect(m_places[place].get(), &db::WriteTicket::done, this, [this, place, before, call = intent.callId] {
            waits.push_back(std::chrono::duration<double, std::milli>(Steady::now() - before).count());
            model::CallRecord record;
            record.callId = call;
            record.purpose = QStringLiteral("batch-step");
            record.jobId = QStringLiteral("invoices");
            record.endpoint = QStringLiteral("deepseek");
            record.tier = QStringLiteral("api");
            record.askedModel = record.resolvedModel = record.answeredModel = QStringLiteral("deepseek-flash");
            record.startedAt = m_clock.wallTime();
            record.httpStatus = 200;
            record.usage = {200, 60, 0, 0, false};
            record.cost = base::Money(66'000, QStringLiteral("USD"));
            record.timings.total = 812;
            m_log.post(observe::draftOf(record, m_clock.wallTime()));
            m_places[place].release()->deleteLater(); // it is emitting
            begin(place);
        });
    }

    observe::AuditLog& m_log;
    base::Clock& m_clock;
    int m_left;
    std::vector<std::unique_ptr<db::WriteTicket>> m_places;
    std::size_t m_idle = 0;
    model::ChatRequest m_request;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int calls = QCoreApplication::arguments().value(1, QStringLiteral("10000")).toInt();
    const QTemporaryDir folder;
    base::SystemClock clock;
    base::Random random(1);
    observe::AuditSetup setup;
    setup.folder = folder.path();
    setup.origin = "spyhop/bench";
    const base::Secret key = observe::AuditKey::fresh();
    for (const auto& [name, inFlight] :
        {std::pair("audit_cpu_per_call", 64), std::pair("audit_cpu_per_call_alone", 1)}) {
        const int count = inFlight == 1 ? calls / 20 : calls;
        std::vector<double> waits;
        const double before = cpuSeconds(RUSAGE_SELF);
        {
            observe::AuditLog log(clock, random, setup);
            log.setKey(key);
            Load load(log, clock, count, std::size_t(inFlight));
            QCoreApplication::exec();
            waits = load.waits;
        }
        const double cpu = (cpuSeconds(RUSAGE_SELF) - before) / count * 1e6;
        if (inFlight > 1)
            bench::atMost(QString::fromLatin1(name), cpu, QStringLiteral("us"), 100);
        else // nobody to share its two syncs with: no bar
            std::printf("{\"name\":\"%s\",\"value\":%.2f,\"unit\":\"us\"}\n", name, cpu);
        std::sort(waits.begin(), waits.end());
        std::printf("{\"name\":\"%s_wait\",\"value\":%.2f,\"unit\":\"ms, median\",\"p99\":%.2f}\n", name,
            waits.at(waits.size() / 2), waits.at(waits.size() * 99 / 100));
    }
    observe::AuditTrust trust;
    trust.origin = setup.origin;
    trust.key.emplace(key);
    observe::AuditProgress progress;
    const Steady::time_point before = Steady::now();
    const auto report = observe::verifyAudit(setup.folder, trust, progress);
    const double took = std::chrono::duration<double>(Steady::now() - before).count();
    if (!report || !report->isIntact()) {
        std::fprintf(stderr, "the log does not verify\n");
        return 1;
    }
    bench::atMost(
        QStringLiteral("audit_verify_10000_entries"), took * 10'000 / double(report->entries), QStringLiteral("s"), 1);
    return bench::exitStatus();
}
