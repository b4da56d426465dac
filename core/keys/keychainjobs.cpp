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
    run(m_keychain.write(m_service, probeEntry(), m_secret));
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

QuietJob::QuietJob(
    Keychain& keychain, const QString& service, const QString& name, const std::optional<base::Secret>& secret)
    : m_keychain(keychain)
    , m_service(service)
    , m_name(name)
    , m_secret(secret)
{
    run(m_keychain.isOpen());
}

void QuietJob::stepDone(const KeyResult& result)
{
    if (result && std::exchange(m_isLooking, false)) {
        run(m_secret ? m_keychain.write(m_service, m_name, *m_secret) : m_keychain.read(m_service, m_name));
        return;
    }
    const KeyResult answer = result;
    Q_EMIT done(answer);
}

EraseJob::EraseJob(std::unique_ptr<KeyJob> removal, const Vault& vault, bool mustSucceed)
    : m_vault(vault)
    , m_mustSucceed(mustSucceed)
{
    run(std::move(removal));
}

void EraseJob::stepDone(const KeyResult& result)
{
    KeyResult answer;
    const bool gone = result || result.error().code == base::ErrorCode::NotFound;
    if (!gone && m_mustSucceed)
        answer = result; // the vault still says where the key lies, so that erasing can be tried again
    else if (const base::Status destroyed = m_vault.destroy(); !destroyed)
        answer = base::failure(destroyed.error());
    Q_EMIT done(answer);
}

} // namespace spyhop::keys
