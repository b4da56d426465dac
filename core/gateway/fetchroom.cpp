// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/fetchroom.h"

namespace spyhop::gateway {

bool FetchRoom::enter(const void* who)
{
    if (m_fetching == who)
        return true;
    if (m_fetching || m_sum - m_held.value(who) > m_mostBeside)
        return false;
    m_fetching = who;
    return true;
}

void FetchRoom::fetched(const void* who, qsizetype bytes)
{
    if (m_fetching != who)
        return;
    m_fetching = nullptr;
    m_sum += bytes - m_held.value(who);
    m_held.insert(who, bytes);
    Q_EMIT roomMade();
}

void FetchRoom::leave(const void* who)
{
    const bool wasFetching = m_fetching == who;
    if (!wasFetching && !m_held.contains(who))
        return;
    if (wasFetching)
        m_fetching = nullptr;
    m_sum -= m_held.take(who);
    Q_EMIT roomMade();
}

} // namespace spyhop::gateway
