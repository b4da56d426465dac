// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditlog.h"

#include <QtCore/QMetaObject>

namespace spyhop::observe {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds stateEvery = 10s; // what a crash leaves without a checkpoint

} // namespace

AuditLog::AuditLog(base::Clock& clock, base::Random& random, const AuditSetup& setup)
    : m_clock(clock)
    , m_setup(setup)
    , m_stateTimer(clock.makeTimer())
    , m_writer(
          std::make_unique<AuditWriter>(setup, random.next(), m_mailbox, static_cast<AuditWriter::Listener&>(*this)))
{
    connect(m_stateTimer.get(), &base::Timer::fired, this, [this] { control(AuditWriter::KeepState{false, false}); });
}

AuditLog::~AuditLog()
{
    m_writer.reset(); // tells of its last checkpoint while this is whole
}

std::unique_ptr<db::WriteTicket> AuditLog::write(const AuditDraft& draft)
{
    auto ticket = std::make_unique<db::WriteTicket>();
    enqueue(draft, m_mailbox.expect(ticket.get()));
    return ticket;
}

void AuditLog::post(const AuditDraft& draft)
{
    enqueue(draft, 0);
}

void AuditLog::enqueue(const AuditDraft& draft, quint64 ticket)
{
    const bool isFirst = !std::exchange(m_hasWritten, true);
    m_writer->post({AuditWriter::Append{draft, ticket}, m_clock.wallTime()});
    if (!m_stateTimer->isActive())
        m_stateTimer->start(stateEvery);
    if (isFirst)
        Q_EMIT begun();
}

void AuditLog::control(decltype(AuditWriter::Job::what) what)
{
    m_writer->post({std::move(what), m_clock.wallTime()});
}

void AuditLog::setKey(const base::Secret& secret)
{
    control(AuditWriter::SetKey{secret});
}

void AuditLog::keepPrompts(const std::optional<PromptKeeping>& keeping)
{
    control(AuditWriter::SetKeeping{keeping});
}

void AuditLog::setCopies(const AuditCopies& copies)
{
    control(AuditWriter::SetCopies{copies});
}

void AuditLog::setKeepDays(int days)
{
    control(AuditWriter::SetKeepDays{days});
}

void AuditLog::compareWith(const Checkpoint& known)
{
    control(AuditWriter::Compare{known});
}

void AuditLog::endSegment()
{
    m_stateTimer->stop();
    control(AuditWriter::KeepState{true, true});
}

void AuditLog::flush()
{
    std::promise<void> done;
    control(AuditWriter::Flush{&done});
    done.get_future().wait();
}

void AuditLog::checkpointMade(const SignedCheckpoint& checkpoint, bool isSound)
{
    QMetaObject::invokeMethod(
        this, [this, note = checkpoint.note, isSound] { Q_EMIT checkpointed(note, isSound); }, Qt::QueuedConnection);
}

void AuditLog::copyEnded(const QString& folder, CopyState state)
{
    QMetaObject::invokeMethod(
        this, [this, folder, state] { Q_EMIT copied(folder, state); }, Qt::QueuedConnection);
}

void AuditLog::segmentEnded()
{
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT ended(); }, Qt::QueuedConnection);
}

void AuditLog::comparedWithKnown(bool holds)
{
    QMetaObject::invokeMethod(
        this, [this, holds] { Q_EMIT compared(holds); }, Qt::QueuedConnection);
}

} // namespace spyhop::observe
