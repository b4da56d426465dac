// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/turn.h"

#include <QtCore/QPointer>

namespace spyhop::chat {

namespace {

// What a crash may cost of an answer under way (docs/architecture.md, "One chat message").
constexpr std::chrono::seconds checkpointInterval{2};
constexpr qsizetype checkpointCharacters = 4'096;

} // namespace

Turn::Turn(base::Clock& clock, std::unique_ptr<gateway::Call> call, const QString& messageId)
    : m_clock(clock)
    , m_call(std::move(call))
    , m_checkpoint(clock.makeTimer())
    , m_messageId(messageId)
{
    connect(m_checkpoint.get(), &base::Timer::fired, this, &Turn::checkpointDue);
    connect(m_call.get(), &gateway::Call::stateChanged, this, &Turn::stateChanged);
    connect(m_call.get(), &gateway::Call::delta, this, &Turn::onDelta);
    connect(m_call.get(), &gateway::Call::finished, this, &Turn::ended);
}

Turn::~Turn() = default;

std::optional<std::chrono::milliseconds> Turn::thinkingTime() const
{
    if (!m_thinkingSince)
        return std::nullopt;
    const base::SteadyTime end = m_writingSince.value_or(m_clock.steadyTime());
    return std::chrono::duration_cast<std::chrono::milliseconds>(end - *m_thinkingSince);
}

void Turn::saved()
{
    m_unsaved = 0;
    m_checkpoint->stop();
}

void Turn::onDelta(const QList<model::Delta>& deltas)
{
    for (const model::Delta& delta : deltas) {
        m_unsaved += delta.text.size() + delta.reasoning.size();
        if (!delta.reasoning.isEmpty() && !m_thinkingSince)
            m_thinkingSince = m_clock.steadyTime();
        if (!delta.text.isEmpty() && !m_writingSince)
            m_writingSince = m_clock.steadyTime();
    }
    const bool full = m_unsaved >= checkpointCharacters;
    if (m_unsaved > 0 && !full && !m_checkpoint->isActive())
        m_checkpoint->start(checkpointInterval);
    const QPointer<Turn> self(this);
    Q_EMIT progressed(deltas);
    if (self && full)
        Q_EMIT checkpointDue();
}

} // namespace spyhop::chat
