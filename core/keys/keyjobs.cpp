// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/keyjobs.h"

namespace spyhop::keys {

SettledJob::SettledJob(KeyResult result, base::Clock& clock)
    : m_result(std::move(result))
    , m_timer(clock.makeTimer())
{
    connect(m_timer.get(), &base::Timer::fired, this, [this] {
        const KeyResult answer = m_result;
        Q_EMIT done(answer);
    });
    m_timer->start(std::chrono::milliseconds(0));
}

void ChainJob::run(std::unique_ptr<KeyJob> step)
{
    m_previous = std::move(m_current);
    m_current = std::move(step);
    connect(m_current.get(), &KeyJob::done, this, &ChainJob::stepDone);
}

void RelayJob::stepDone(const KeyResult& result)
{
    const KeyResult answer = result;
    const QPointer<RelayJob> self(this);
    Q_EMIT ended(answer);
    if (self)
        Q_EMIT done(answer);
}

} // namespace spyhop::keys
