// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/keyactions.h"

namespace spyhop::admin {

using namespace std::chrono_literals;

KeyJobAction::KeyJobAction(const QString& reference, std::unique_ptr<keys::KeyJob> job)
    : m_job(std::move(job))
{
    connect(m_job.get(), &keys::KeyJob::done, this, [this, reference](const base::Expected<base::Secret>& result) {
        if (result)
            Q_EMIT finished(reference);
        else
            Q_EMIT finished(base::failure(result.error()));
    });
}

KeyCheckAction::KeyCheckAction(const QString& reference, keys::KeyRing& keys, base::Clock& clock)
    : m_reference(reference)
    , m_keys(keys)
    , m_start(clock.makeTimer())
{
    connect(m_start.get(), &base::Timer::fired, this, &KeyCheckAction::look);
    connect(&m_keys, &keys::KeyRing::changed, this, [this](const QString& changed) {
        if (changed == m_reference)
            look();
    });
    m_start->start(0ms);
}

void KeyCheckAction::look()
{
    if (m_done || m_keys.request(m_reference) == port::SecretStore::State::Loading)
        return;
    m_done = true;
    const base::Expected<base::Secret> secret = m_keys.secret(m_reference);
    if (secret)
        Q_EMIT finished(m_reference);
    else
        Q_EMIT finished(base::failure(secret.error()));
}

RefusedKeyAction::RefusedKeyAction(const base::Error& error, base::Clock& clock)
    : m_start(clock.makeTimer())
{
    connect(m_start.get(), &base::Timer::fired, this, [this, error] { Q_EMIT finished(base::failure(error)); });
    m_start->start(0ms);
}

} // namespace spyhop::admin
