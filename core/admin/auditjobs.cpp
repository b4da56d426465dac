// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/auditjobs.h"

namespace spyhop::admin {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds lookEvery = 100ms;

} // namespace

AuditJob::AuditJob(base::Clock& clock)
    : m_look(clock.makeTimer())
{
    connect(m_look.get(), &base::Timer::fired, this, [this] {
        m_look->start(lookEvery);
        Q_EMIT progressed(m_progress.done, m_progress.total);
    });
    m_look->start(lookEvery);
}

AuditJob::~AuditJob()
{
    join();
}

void AuditJob::join()
{
    m_progress.isCancelled = true;
    if (m_thread.joinable())
        m_thread.join();
}

void AuditJob::run(std::function<std::function<void()>()> read)
{
    m_thread = std::thread([this, read = std::move(read)] {
        std::function<void()> tell = read();
        QMetaObject::invokeMethod(
            this,
            [this, tell = std::move(tell)] {
                m_look->stop();
                tell();
            },
            Qt::QueuedConnection);
    });
}

AuditCheck::AuditCheck(base::Clock& clock, const QString& folder, const observe::AuditTrust& trust)
    : AuditJob(clock)
{
    run([this, folder, trust]() -> std::function<void()> {
        const base::Expected<AuditReport> report = observe::verifyAudit(folder, trust, progress());
        return [this, report] { Q_EMIT finished(report); };
    });
}

AuditCheck::~AuditCheck()
{
    join();
}

AuditReading::AuditReading(base::Clock& clock, const QString& folder)
    : AuditJob(clock)
{
    run([this, folder]() -> std::function<void()> {
        const base::Expected<AuditContents> contents = observe::readAudit(folder, progress().isCancelled);
        return [this, contents] { Q_EMIT finished(contents); };
    });
}

AuditReading::~AuditReading()
{
    join();
}

AuditFiltering::AuditFiltering(base::Clock& clock, const AuditContents& contents, const AuditFilter& filter)
    : AuditJob(clock)
{
    run([this, contents, filter]() -> std::function<void()> {
        QList<int> places;
        for (qsizetype i = contents.calls.size() - 1; i >= 0 && !progress().isCancelled; --i) {
            if (filter.accepts(contents.calls.at(i)))
                places.append(static_cast<int>(i));
        }
        return [this, places] { Q_EMIT finished(places); };
    });
}

AuditFiltering::~AuditFiltering()
{
    join();
}

AuditLooking::AuditLooking(
    base::Clock& clock, const QString& folder, const AuditContents& contents, const AuditCall& call)
    : AuditJob(clock)
{
    const QString first = contents.segments.at(call.segment).segment;
    const QString second = contents.segments.at(call.outcomeSegment).segment;
    run([this, folder, first, second, call]() -> std::function<void()> {
        QList<AuditEntry> entries;
        for (const auto& [segment, number] : {std::pair(first, call.intent), std::pair(second, call.outcome)}) {
            if (number < 0)
                continue;
            AuditEntry entry;
            entry.json = observe::readEntry(folder, segment, number).value_or(QByteArray());
            if (const auto proof = observe::proveEntry(folder, segment, number))
                entry.proof = *proof;
            entries.append(entry);
        }
        return [this, entries] { Q_EMIT finished(entries); };
    });
}

AuditLooking::~AuditLooking()
{
    join();
}

} // namespace spyhop::admin
