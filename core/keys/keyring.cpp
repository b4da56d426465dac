// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// API keys, by their references; the data key is in keyringdata.cpp.
#include "core/keys/keyringprivate.h"

#include "core/base/freedmemory.h"
#include "core/base/problem.h"
#include "core/keys/environment.h"
#include "core/keys/keychainjobs.h"
#include "core/keys/ownentries.h"
#include "core/keys/systemkeychain.h"

#include <utility>

namespace spyhop::keys {
namespace {

constexpr std::chrono::milliseconds keychainLooks{3'000}; // a call over the bus of a millisecond
constexpr std::chrono::milliseconds failureStands{5'000}; // before a failed reference is looked up again

struct Reference {
    QString kind, name;
};

base::Expected<Reference> split(const QString& reference)
{
    const qsizetype colon = reference.indexOf(u':');
    const Reference result{reference.left(colon), reference.mid(colon + 1)};
    const bool isToken = result.kind == u"pkcs11";
    const bool known = result.kind == u"keychain" || result.kind == u"env" || result.kind == u"vault" || isToken;
    const bool isOwn = result.kind != u"env" && isOwnEntry(result.name);
    // An address of RFC 7512 ("pkcs11:object=…") is not what stands for a key here.
    const bool isAddress = isToken && (result.name.contains(u'=') || result.name.contains(u';'));
    // What stands here may be a key: it is not repeated.
    if (colon <= 0 || !known || result.name.isEmpty() || isOwn || isAddress) {
        return base::failure(base::problem(base::ErrorCode::Settings, QString(),
            KeyRing::tr("This is no reference to a key (keychain:NAME, pkcs11:NAME, vault:NAME or env:NAME)."),
            KeyRing::tr("Store the key with “spyhop-cli keys set NAME” and refer to it as “keychain:NAME”.")));
    }
    return result;
}

} // namespace

KeyRing::KeyRing(const QString& profileFolder, const QString& profileId, base::Clock& clock)
    : KeyRing(profileFolder, profileId, clock, std::make_unique<SystemKeychain>(clock))
{
}

KeyRing::KeyRing(
    const QString& profileFolder, const QString& profileId, base::Clock& clock, std::unique_ptr<Keychain> keychain)
    : d(std::make_unique<Private>(profileFolder, profileId, clock, std::move(keychain)))
{
    connect(&d->token, &Token::changed, this, &KeyRing::tokenChanged);
    connect(d->keychain.get(), &Keychain::asking, this, &KeyRing::keychainAsks);
    connect(d->keychain.get(), &Keychain::locked, this, [this] {
        forgetSettled(u"keychain:"); // whoever needs one asks for it again
    });
}

KeyRing::~KeyRing() = default;

void KeyRing::setProfileId(const QString& profileId)
{
    d->profileId = profileId;
    d->token.setProfileId(profileId);
}

Token& KeyRing::token()
{
    return d->token;
}

void KeyRing::tokenChanged()
{
    const bool isOpen = d->token.status().state == TokenState::Open;
    if (isOpen == d->tokenWasOpen)
        return;
    d->tokenWasOpen = isOpen;
    // Taken away: its keys go with it. Opened: what failed before may succeed now.
    forgetSettled(u"pkcs11:");
}

void KeyRing::forgetSettled(QStringView prefix)
{
    const QStringList references = d->forget(prefix, Private::Which::Settled);
    const QPointer<KeyRing> self(this);
    if (!references.isEmpty())
        Q_EMIT forgotten();
    if (self)
        tellForgotten(references);
}

void KeyRing::tellForgotten(const QStringList& references)
{
    const QPointer<KeyRing> self(this);
    for (const QString& reference : references) {
        Q_EMIT changed(reference);
        if (!self)
            return;
    }
}

void KeyRing::followKeychain()
{
    if (std::exchange(d->isFollowing, true))
        return;
    if (!d->followed) {
        d->followed = d->clock.makeTimer();
        connect(d->followed.get(), &base::Timer::fired, this, [this] {
            d->look = d->keychain->isOpen();
            connect(d->look.get(), &KeyJob::done, this, &KeyRing::keychainLooked);
        });
    }
    d->followed->start(keychainLooks);
}

void KeyRing::keychainLooked(const KeyResult& result)
{
    if (!result) {
        d->followed->start(keychainLooks);
        return;
    }
    d->isFollowing = false;
    d->probed.reset();
    const QPointer<KeyRing> self(this);
    tellForgotten(d->forget(u"keychain:", Private::Which::Failed));
    if (!self)
        return;
    Q_EMIT keychainOpened();
}

port::SecretStore::State KeyRing::request(const QString& reference)
{
    if (reference.isEmpty())
        return State::Ready;
    base::wipeFreedStrings(); // a keychain's library makes copies that it does not wipe
    const auto known = d->entries.find(reference);
    if (known != d->entries.end()) {
        const bool stands
            = known->second.state != State::Failed || d->clock.elapsedSince(known->second.failedAt) < failureStands;
        if (stands)
            return known->second.state;
    }
    Private::Entry& entry = d->entries[reference];
    const base::Expected<Reference> parts = split(reference);
    if (parts && (parts->kind == u"keychain" || parts->kind == u"pkcs11")) {
        entry.state = State::Loading;
        entry.job
            = parts->kind == u"pkcs11" ? d->token.read(parts->name) : d->keychain->read(d->service(), parts->name);
        connect(entry.job.get(), &KeyJob::done, this,
            [this, reference](const KeyResult& result) { loaded(reference, result); });
        return State::Loading;
    }
    if (!parts) {
        entry.result = base::failure(parts.error());
    } else if (parts->kind == u"env") {
        const base::Secret secret = takeFromEnvironment(parts->name);
        if (secret.isEmpty()) {
            entry.result = base::failure(base::problem(base::ErrorCode::Settings, reference,
                tr("There is no such environment variable."), tr("Set it before Spyhop is started.")));
        } else {
            entry.result = secret;
        }
    } else {
        entry.result = d->fromVault(parts->name);
        if (!entry.result && entry.result.error().code == base::ErrorCode::NotFound)
            entry.result.error().code = base::ErrorCode::Auth;
    }
    entry.state = entry.result ? State::Ready : State::Failed;
    entry.failedAt = d->clock.steadyTime();
    return entry.state;
}

void KeyRing::loaded(const QString& reference, const base::Expected<base::Secret>& result)
{
    Private::Entry& entry = d->entries[reference];
    entry.result = result;
    entry.state = result ? State::Ready : State::Failed;
    entry.failedAt = d->clock.steadyTime();
    if (!result) {
        entry.result.error().whom = reference;
        if (entry.result.error().code == base::ErrorCode::NotFound) {
            entry.result.error().code = base::ErrorCode::Auth;
            const QString name = reference.mid(reference.indexOf(u':') + 1);
            entry.result.error().remedy = reference.startsWith(u"pkcs11:")
                ? tr("Store the key with “spyhop-cli keys set %1 --store pkcs11”.").arg(name)
                : tr("Store the key with “spyhop-cli keys set %1”.").arg(name);
        }
    }
    if (result)
        d->watchFor(reference);
    const QString which = reference;
    Q_EMIT changed(which);
}

base::Expected<base::Secret> KeyRing::secret(const QString& reference) const
{
    if (reference.isEmpty())
        return base::Secret();
    const auto known = d->entries.find(reference);
    if (known == d->entries.end() || known->second.state == State::Loading) {
        return base::failure(
            base::problem(base::ErrorCode::Auth, QString(), tr("The key has not been loaded yet."), QString()));
    }
    return known->second.result;
}

std::unique_ptr<KeyJob> KeyRing::probeKeychain()
{
    if (d->probed)
        return d->settled(*d->probed ? KeyResult() : base::failure(d->probed->error()));
    auto job = std::make_unique<RelayJob>(std::make_unique<ProbeJob>(*d->keychain, d->service()));
    connect(job.get(), &RelayJob::ended, this,
        [this](const KeyResult& result) { d->probed = result ? base::Status() : base::failure(result.error()); });
    return job;
}

std::unique_ptr<KeyJob> KeyRing::lookForKeychain()
{
    return d->keychain->isOpen();
}

std::unique_ptr<KeyJob> KeyRing::write(const QString& reference, const base::Secret& secret)
{
    base::wipeFreedStrings();
    const base::Expected<Reference> parts = split(reference);
    if (!parts)
        return d->settled(base::failure(parts.error()));
    if (parts->kind == u"env") {
        return d->settled(base::failure(base::problem(base::ErrorCode::Usage, reference,
            tr("An environment variable cannot be written from here."), tr("Set it where Spyhop is started."))));
    }
    if (parts->kind == u"vault") {
        if (d->dataKey.isEmpty())
            return d->settled(base::failure(vaultLocked()));
        const base::Status written = d->vault.setKey(parts->name, secret, d->dataKey);
        if (!written)
            return d->settled(base::failure(written.error()));
        d->know(reference, secret);
        return d->settled(KeyResult());
    }
    auto job = std::make_unique<RelayJob>(parts->kind == u"pkcs11"
            ? d->token.write(parts->name, secret)
            : d->keychain->write(d->service(), parts->name, secret, nullptr));
    connect(job.get(), &RelayJob::ended, this, [this, reference, secret](const KeyResult& result) {
        if (result)
            d->know(reference, secret);
    });
    return job;
}

std::unique_ptr<KeyJob> KeyRing::remove(const QString& reference)
{
    const base::Expected<Reference> parts = split(reference);
    if (!parts)
        return d->settled(base::failure(parts.error()));
    if (parts->kind == u"env") {
        return d->settled(base::failure(base::problem(
            base::ErrorCode::Usage, reference, tr("An environment variable cannot be removed from here."), QString())));
    }
    if (d->entries.erase(reference) > 0)
        Q_EMIT forgotten();
    if (parts->kind == u"vault") {
        const base::Status removed = d->vault.removeKey(parts->name);
        return d->settled(removed ? KeyResult() : base::failure(removed.error()));
    }
    if (parts->kind == u"pkcs11") {
        const base::Status forgotten = d->token.forget(parts->name);
        return d->settled(forgotten ? KeyResult() : base::failure(forgotten.error()));
    }
    return std::make_unique<RemoveJob>(*d->keychain, d->service(), parts->name);
}

QStringList KeyRing::known() const
{
    QStringList references;
    for (const auto& [reference, entry] : d->entries) {
        if (entry.state == State::Ready)
            references.append(reference);
    }
    for (const QString& name : d->vault.names().value_or(QStringList()))
        if (!isOwnEntry(name))
            references.append(QStringLiteral("vault:") + name);
    for (const QString& name : d->token.names())
        references.append(QStringLiteral("pkcs11:") + name);
    references.sort();
    references.removeDuplicates();
    return references;
}

} // namespace spyhop::keys
