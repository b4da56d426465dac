// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The data key, and what the program itself keeps beside it; the API keys are in keyring.cpp.
#include "core/keys/erasejob.h"
#include "core/keys/keychainjobs.h"
#include "core/keys/keyringprivate.h"
#include "core/keys/ownentryjob.h"
#include "core/keys/renewdatakeyjob.h"

#include <utility>

namespace spyhop::keys {

void KeyRing::setDataKeyStore(DataKeyStore store)
{
    d->store = store;
}

DataKeyStore KeyRing::dataKeyStore() const
{
    switch (d->vault.dataKeyPlace().value_or(Vault::Place::Nowhere)) {
    case Vault::Place::Nowhere:
        return DataKeyStore::Auto;
    case Vault::Place::Keychain:
        return DataKeyStore::Keychain;
    case Vault::Place::Token:
        return DataKeyStore::Token;
    case Vault::Place::Here:
        return DataKeyStore::Passphrase;
    }
    return DataKeyStore::Auto;
}

std::unique_ptr<KeyJob> KeyRing::dataKey(const base::Secret& passphrase, bool create, Asking asking)
{
    const bool isReplaced = isDataKeyReplaced();
    if (!d->dataKey.isEmpty() && !isReplaced)
        return d->settled(d->dataKey);
    const auto wish = isReplaced ? DataKeyJob::Wish::FindReplaced
        : create                 ? DataKeyJob::Wish::FindOrMake
                                 : DataKeyJob::Wish::Find;
    auto finding = std::make_unique<DataKeyJob>(d->places(), passphrase, wish, d->store, asking);
    const DataKeyJob* const found = finding.get();
    auto job = std::make_unique<RelayJob>(std::move(finding));
    connect(job.get(), &RelayJob::ended, this, [this, found](const KeyResult& result) {
        d->isShut = !result && found->isKeychainShut();
        d->mayOpen = !result && found->mayKeychainOpen();
        d->isLost = !result && found->isKeyLost();
        if (!result)
            return;
        d->dataKey = *result;
        d->keyState = found->keyState();
        d->former = d->vault.formerDataKeys(*result).value_or(QList<base::Secret>());
    });
    return job;
}

void KeyRing::setHoldsSealed(std::function<bool()> holdsSealed)
{
    d->holdsSealed = std::move(holdsSealed);
}

bool KeyRing::isDataKeyLost() const
{
    return d->isLost;
}

bool KeyRing::isKeychainShut() const
{
    return d->isShut;
}

bool KeyRing::mayKeychainOpen() const
{
    return d->mayOpen;
}

const QList<base::Secret>& KeyRing::formerDataKeys() const
{
    return d->former;
}

std::unique_ptr<KeyJob> KeyRing::renewDataKey(const base::Secret& passphrase, DataKeyStore store)
{
    auto renewing = std::make_unique<RenewDataKeyJob>(
        d->places(), passphrase, RenewDataKeyJob::Present{d->dataKey, d->former, d->keyState}, store);
    const RenewDataKeyJob* const renewed = renewing.get();
    auto job = std::make_unique<RelayJob>(std::move(renewing));
    d->renewal = job.get();
    connect(job.get(), &RelayJob::ended, this, [this, renewed](const KeyResult& result) {
        d->renewal.clear();
        d->keyState = renewed->keyState();
        if (!result)
            return;
        d->former = QList<base::Secret>{d->dataKey} + d->former;
        d->dataKey = *result;
    });
    return job;
}

bool KeyRing::isResealing() const
{
    return d->vault.isResealing();
}

base::Status KeyRing::noteResealed()
{
    return d->vault.noteResealed();
}

std::unique_ptr<KeyJob> KeyRing::eraseDataKey()
{
    return erase(false);
}

std::unique_ptr<KeyJob> KeyRing::eraseAllButDataKey()
{
    return erase(true);
}

std::unique_ptr<KeyJob> KeyRing::erase(bool leavesKey)
{
    auto erasing
        = std::make_unique<EraseJob>(d->places(), leavesKey ? EraseJob::IfRefused::LeaveKey : EraseJob::IfRefused::End);
    const EraseJob* const erased = erasing.get();
    auto job = std::make_unique<RelayJob>(std::move(erasing));
    connect(job.get(), &RelayJob::ended, this, [this, erased](const KeyResult& result) {
        d->isErased = result || erased->isGone();
        d->isLeft = erased->isLeft();
        if (d->isErased)
            d->forgetDataKey(); // one that stays still opens what is stored
    });
    return job;
}

QList<FormerPlace> KeyRing::formerPlaces() const
{
    return d->vault.formerPlaces();
}

bool KeyRing::isDataKeyLeft() const
{
    return d->isLeft;
}

bool KeyRing::isDataKeyErased() const
{
    return d->isErased;
}

bool KeyRing::isDataKeyDestroyed() const
{
    const base::Expected<Vault::KeyState> now = d->vault.keyState();
    return now && !d->keyState.id.isEmpty() && now->id != d->keyState.id;
}

bool KeyRing::isDataKeyReplaced() const
{
    if (d->dataKey.isEmpty() || d->renewal)
        return false;
    const base::Expected<Vault::KeyState> now = d->vault.keyState();
    return now && !now->id.isEmpty() && *now != d->keyState && !isDataKeyDestroyed();
}

QString KeyRing::dataKeyMark() const
{
    const Vault::KeyState now = d->vault.keyState().value_or(Vault::KeyState());
    return QStringLiteral("%1/%2").arg(now.id).arg(now.renewals);
}

void KeyRing::forgetDataKey()
{
    d->forgetDataKey();
}

bool KeyRing::keepsOwnInVault() const
{
    return d->keepsOwnInVault();
}

std::unique_ptr<KeyJob> KeyRing::ownEntry(const QString& name, Asking asking)
{
    return std::make_unique<OwnEntrySearch>(
        OwnEntrySearch::Places{*d->keychain, d->vault, d->service(), d->profileId, d->dataKey, d->former, d->clock},
        name, asking, OwnEntrySearch::First::Beside);
}

std::unique_ptr<KeyJob> KeyRing::ownEntryOrMake(const QString& name, const base::Secret& fresh, Asking asking)
{
    return std::make_unique<OwnEntryJob>(*this, d->places().lock, d->clock, name, fresh, asking);
}

std::unique_ptr<KeyJob> KeyRing::keepOwnEntry(const QString& name, const base::Secret& secret)
{
    if (!d->keepsOwnInVault())
        return std::make_unique<QuietJob>(
            *d->keychain, [this, name, secret] { return d->keychain->write(d->service(), name, secret, nullptr); });
    if (d->dataKey.isEmpty())
        return d->settled(base::failure(vaultLocked()));
    const base::Status written = d->vault.setKey(name, secret, d->dataKey);
    return d->settled(written ? KeyResult() : base::failure(written.error()));
}

bool KeyRing::hasDataKey() const
{
    const base::Expected<Vault::Place> place = d->vault.dataKeyPlace();
    return !place || *place != Vault::Place::Nowhere; // a vault that cannot be read holds something
}

} // namespace spyhop::keys
