// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/datakeyjob.h"
#include "core/keys/keychain.h"
#include "core/keys/keyring.h"
#include "core/keys/ownentrysearch.h"
#include "core/keys/token.h"
#include "core/keys/vault.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <functional>
#include <optional>
#include <unordered_map>

namespace spyhop::keys {

//! \brief What a KeyRing holds.
class KeyRing::Private {
public:
    struct Entry {
        State state = State::Loading;
        base::Expected<base::Secret> result;
        base::SteadyTime failedAt{0};
        std::unique_ptr<KeyJob> job;
    };
    Private(const QString& profileFolder, const QString& id, base::Clock& clock_, std::unique_ptr<Keychain> keychain_)
        : folder(profileFolder)
        , vault(profileFolder)
        , profileId(id)
        , clock(clock_)
        , keychain(std::move(keychain_))
        , token(profileFolder, id, clock_)
    {
    }
    [[nodiscard]] QString service() const { return QStringLiteral("spyhop/") + profileId; }
    [[nodiscard]] std::unique_ptr<KeyJob> settled(KeyResult result)
    {
        return std::make_unique<SettledJob>(std::move(result), clock);
    }
    void know(const QString& reference, const base::Secret& secret)
    {
        Entry& entry = entries[reference];
        entry.state = State::Ready;
        entry.result = secret;
        watchFor(reference);
    }
    //! Who takes the token out takes the keys out that came from it.
    void watchFor(const QString& reference)
    {
        if (reference.startsWith(u"pkcs11:"))
            token.watch();
    }
    void forgetDataKey()
    {
        dataKey = base::Secret();
        former.clear();
        keyState = {};
        forget(u"vault:", Which::Settled);
    }
    enum class Which { Settled, Failed }; //!< known or failed; failed only
    //! What is known of references that begin so; the references.
    QStringList forget(QStringView prefix, Which which)
    {
        const auto isMeant = [which](State state) {
            return which == Which::Settled ? state != State::Loading : state == State::Failed;
        };
        QStringList forgotten;
        for (auto entry = entries.begin(); entry != entries.end();) {
            if (entry->first.startsWith(prefix) && isMeant(entry->second.state)) {
                forgotten << entry->first;
                entry = entries.erase(entry);
            } else {
                ++entry;
            }
        }
        return forgotten;
    }
    [[nodiscard]] bool keepsOwnInVault() const
    {
        return keys::keepsOwnInVault(vault.dataKeyPlace().value_or(Vault::Place::Nowhere));
    }
    [[nodiscard]] KeyResult fromVault(const QString& name) const
    {
        if (dataKey.isEmpty())
            return base::failure(vaultLocked());
        return vault.key(name, dataKey, former);
    }

    [[nodiscard]] DataKeyJob::Places places()
    {
        std::shared_ptr<KeyLock> held = lock.lock();
        if (!held)
            lock = held = std::make_shared<KeyLock>(folder);
        // Asked by way of this one: whoever answers may go before the jobs do.
        return {*keychain, token, vault, service(), profileId, held, clock,
            [this] { return holdsSealed && holdsSealed(); }};
    }

    QString folder;
    Vault vault;
    QString profileId;
    base::Clock& clock;
    std::weak_ptr<KeyLock> lock; //!< whoever makes, replaces or destroys a key
    std::unique_ptr<Keychain> keychain;
    Token token;
    bool tokenWasOpen = false;
    base::Secret dataKey;
    QList<base::Secret> former; //!< data keys before it, newest first
    Vault::KeyState keyState; //!< of the data key
    DataKeyStore store = DataKeyStore::Auto;
    bool isErased = false; //!< by the last erasure that has ended
    bool isLeft = false; //!< the same: the key lies where it was
    QPointer<KeyJob> renewal; //!< under way: what the vault says meanwhile is this process's own doing
    std::unordered_map<QString, Entry> entries; //!< by reference
    std::optional<base::Status> probed;
    bool isShut = false, mayOpen = false; //!< the keychain, for the last data key that could not be had
    std::function<bool()> holdsSealed;
    bool isLost = false; //!< the last data key that could not be had
    std::unique_ptr<base::Timer> followed; //!< the keychain: when it is looked at next
    std::unique_ptr<KeyJob> look;
    bool isFollowing = false;
};

} // namespace spyhop::keys
