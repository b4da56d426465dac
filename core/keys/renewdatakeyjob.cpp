// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/renewdatakeyjob.h"

#include "core/keys/ownentries.h"
#include "core/keys/ownentrysearch.h"
#include "core/keys/vaultjob.h"
#include "core/seal/sealer.h"

namespace spyhop::keys {
namespace {

const Vault::KeyState unknownState{QString(), -1}; // no file says so

} // namespace

RenewDataKeyJob::RenewDataKeyJob(
    const DataKeyJob::Places& places, const base::Secret& passphrase, const Present& present, DataKeyStore store)
    : m_places(places)
    , m_passphrase(passphrase)
    , m_fresh(seal::Sealer::freshKey())
    , m_present(present)
    , m_store(store)
{
    run(std::make_unique<LockJob>(m_places.lock, m_places.clock));
}

void RenewDataKeyJob::begin()
{
    m_from = m_places.vault.dataKeyPlace().value_or(Vault::Place::Nowhere);
    switch (m_store) {
    case DataKeyStore::Auto:
        m_to = m_from;
        break;
    case DataKeyStore::Keychain:
        m_to = Vault::Place::Keychain;
        break;
    case DataKeyStore::Token:
        m_to = Vault::Place::Token;
        break;
    case DataKeyStore::Passphrase:
        m_to = Vault::Place::Here;
        break;
    }
    if (m_to == Vault::Place::Nowhere || m_present.key.isEmpty()) {
        end(refusedKey(
            tr("There is no key to store anything with."), tr("Allow storing with “spyhop-cli privacy grant”.")));
        return;
    }
    if (m_to == Vault::Place::Here && m_passphrase.size() < shortestPassphrase) {
        end(refusedKey(
            tr("A passphrase is needed."), tr("Give the passphrase on the terminal or in SPYHOP_PASSPHRASE.")));
        return;
    }
    m_stage = Stage::Comparing;
    if (m_from == Vault::Place::Keychain)
        run(m_places.keychain.read(m_places.service, dataKeyEntry()));
    else if (m_from == Vault::Place::Token)
        run(m_places.token.read(dataKeyEntry()));
    else
        compared(m_present.key); // behind a passphrase that nobody may have given: the state tells
}

void RenewDataKeyJob::compared(const KeyResult& inForce)
{
    if (!inForce->equals(m_present.key) || m_places.vault.keyState().value_or(unknownState) != m_present.state) {
        end(refusedKey(
            tr("Another program has replaced the data key meanwhile."), tr("Start Spyhop again, then renew it.")));
        return;
    }
    const base::Status kept = m_places.vault.keepFormer(QList<base::Secret>{m_present.key} + m_present.former, m_fresh);
    m_present.state = m_places.vault.keyState().value_or(unknownState);
    if (!kept) {
        end(base::failure(kept.error()));
        return;
    }
    write();
}

void RenewDataKeyJob::write()
{
    m_stage = Stage::Writing;
    if (m_to == Vault::Place::Keychain)
        run(m_places.keychain.write(m_places.service, dataKeyEntry(), m_fresh, m_places.lock));
    else if (m_to == Vault::Place::Token)
        run(m_places.token.write(dataKeyEntry(), m_fresh));
    else
        run(std::make_unique<VaultJob>(m_places.vault, m_fresh, m_passphrase));
}

void RenewDataKeyJob::end(const KeyResult& result)
{
    m_places.lock.reset();
    const KeyResult answer = result;
    Q_EMIT done(answer);
}

void RenewDataKeyJob::stepDone(const KeyResult& result)
{
    const bool isMissing = !result && result.error().code == base::ErrorCode::NotFound;
    if (m_stage == Stage::Comparing && isMissing)
        compared(m_present.key); // then no other is in force
    else if (m_stage == Stage::TakingAlong)
        takeNextAlong(); // what could not be is looked for where it lies, once it is wanted
    else if (m_stage == Stage::Removing)
        end(m_fresh); // an old entry that could not be removed is harmless: nothing is sealed with it any more
    else if (!result)
        end(result);
    else if (m_stage == Stage::Locking)
        begin();
    else if (m_stage == Stage::Comparing)
        compared(result);
    else
        replaced();
}

void RenewDataKeyJob::replaced()
{
    base::Status status;
    if (m_to != Vault::Place::Here)
        status = m_places.vault.notePlace(m_to);
    if (status)
        status = m_places.vault.resealKeys(m_fresh, QList<base::Secret>{m_present.key} + m_present.former);
    if (!status) {
        m_present.state = unknownState; // the fresh one may be in force for others by now
        end(base::failure(status.error()));
        return;
    }
    if (keepsOwnInVault(m_from) != keepsOwnInVault(m_to))
        m_own = {auditKeyEntry(), auditCheckpointEntry()};
    takeNextAlong();
}

void RenewDataKeyJob::takeNextAlong()
{
    if (m_own.isEmpty()) {
        removeOld();
        return;
    }
    m_stage = Stage::TakingAlong;
    const OwnEntrySearch::Places places{m_places.keychain, m_places.vault, m_places.service, m_places.profileId,
        m_fresh, QList<base::Secret>{m_present.key} + m_present.former, m_places.clock};
    run(std::make_unique<OwnEntrySearch>(places, m_own.takeFirst(), Asking::Never, OwnEntrySearch::First::Elsewhere));
}

void RenewDataKeyJob::removeOld()
{
    m_stage = Stage::Removing;
    if (m_from == Vault::Place::Keychain && m_to != m_from)
        run(m_places.keychain.remove(m_places.service, dataKeyEntry()));
    else if (m_from == Vault::Place::Token && m_to != m_from)
        run(m_places.token.destroyDataKey());
    else
        end(m_fresh);
}

} // namespace spyhop::keys
