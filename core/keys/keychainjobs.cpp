// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/keychainjobs.h"

#include "core/keys/ownentries.h"

#include <utility>

namespace spyhop::keys {

ProbeJob::ProbeJob(Keychain& keychain, const QString& service)
    : m_keychain(keychain)
    , m_service(service)
    , m_secret(base::Secret::fromBytes("probe", 5))
{
    run(m_keychain.write(m_service, probeEntry(), m_secret, nullptr));
}

void ProbeJob::stepDone(const KeyResult& result)
{
    if (!result || m_stage == Stage::Removing) {
        const KeyResult answer = result ? KeyResult() : result;
        Q_EMIT done(answer);
    } else if (m_stage == Stage::Writing) {
        m_stage = Stage::Reading;
        run(m_keychain.read(m_service, probeEntry()));
    } else {
        m_stage = Stage::Removing;
        run(m_keychain.remove(m_service, probeEntry()));
    }
}

QuietJob::QuietJob(Keychain& keychain, std::function<std::unique_ptr<KeyJob>()> then)
    : m_then(std::move(then))
{
    run(keychain.isOpen());
}

void QuietJob::stepDone(const KeyResult& result)
{
    if (result && std::exchange(m_isLooking, false)) {
        run(m_then());
        return;
    }
    const KeyResult answer = result;
    Q_EMIT done(answer);
}

RemoveJob::RemoveJob(Keychain& keychain, const QString& service, const QString& name)
    : m_keychain(keychain)
    , m_service(service)
    , m_name(name)
{
    run(m_keychain.read(m_service, m_name));
}

void RemoveJob::stepDone(const KeyResult& result)
{
    if (result && std::exchange(m_isLooking, false)) {
        run(m_keychain.remove(m_service, m_name));
        return;
    }
    const KeyResult answer = result ? KeyResult() : result;
    Q_EMIT done(answer);
}

} // namespace spyhop::keys
