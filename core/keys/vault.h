// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/keys/formerplace.h"
#include "core/keys/keyfile.h"
#include "core/keys/tokeninfo.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::keys {

inline constexpr qsizetype shortestPassphrase = 8; // bytes; NIST SP 800-63B, 5.1.1.2: the least for a memorised secret

//! \brief vault.json in the profile: the data key wrapped by a passphrase, and API keys sealed with the data key.
//!
//! Each call reads the file afresh and writes it atomically under a lock (KeyFile). Format: docs/formats/vault.md.
class Vault {
public:
    explicit Vault(const QString& profileFolder);

    //! Where the data key of this profile was put when it was made.
    enum class Place { Nowhere, Keychain, Token, Here };
    [[nodiscard]] base::Expected<Place> dataKeyPlace() const;
    //! Which data key the file speaks of; tells who has loaded one whether another has taken its place.
    struct KeyState {
        QString id; //!< of the first and all that have replaced it, until they are destroyed; empty: none, or made
                    //!< before this was written down
        int renewals = 0; //!< begun
        bool operator==(const KeyState&) const = default;
    };
    //! Error: Unreadable.
    [[nodiscard]] base::Expected<KeyState> keyState() const;
    //! Remembers that the data key lies in the keychain or the token, so that no second one is made while that is away.
    //! A wrapped one is dropped.
    [[nodiscard]] base::Status notePlace(Place place) const;

    //! Argon2id with 64 MiB: about 0.1 s; may be called from any thread. Errors: Auth (wrong passphrase), Unreadable.
    [[nodiscard]] base::Expected<base::Secret> unwrapDataKey(const base::Secret& passphrase) const;
    //! Wraps a fresh data key; one that is there already is unwrapped instead. As slow as unwrapping.
    [[nodiscard]] base::Expected<base::Secret> createDataKey(const base::Secret& passphrase) const;
    //! Wraps this data key in the place of the one that is there. As slow as unwrapping.
    [[nodiscard]] base::Status wrapDataKey(const base::Secret& dataKey, const base::Secret& passphrase) const;

    //! Before a new data key takes its place: what the old ones have sealed opens with these, which `fresh` seals. They
    //! count once `fresh` is the data key; until then those that the present one sealed do.
    [[nodiscard]] base::Status keepFormer(const QList<base::Secret>& former, const base::Secret& fresh) const;
    //! Those that open with this data key, newest first. Error: Unreadable.
    [[nodiscard]] base::Expected<QList<base::Secret>> formerDataKeys(const base::Secret& dataKey) const;
    //! Seals the API keys anew, and drops former keys that do not open with this data key.
    [[nodiscard]] base::Status resealKeys(const base::Secret& dataKey, const QList<base::Secret>& former) const;
    //! Whether stored text may still be sealed with a former key.
    [[nodiscard]] bool isResealing() const;
    [[nodiscard]] base::Status noteResealed() const;

    //! Where data keys lie that a restore has put out of force; what cannot be read knows of none.
    [[nodiscard]] QList<FormerPlace> formerPlaces() const;
    //! Before this file takes the place of `before`, of the profile of that id and its token: from then on this one
    //! says where that one's data keys lie, and nothing of what it may have said before.
    [[nodiscard]] base::Status rememberPlacesOf(
        const Vault& before, const QString& profileId, const TokenChoice& token) const;

    //! Forgets the data key, and with it every API key sealed by it: the file is overwritten and removed.
    [[nodiscard]] base::Status destroy() const;
    //! As destroy(), for a data key that had to be left in the keychain: all that stays is a note, so that it is never
    //! taken for this profile's again. One that is put into the keychain then (notePlace()) takes its place.
    [[nodiscard]] base::Status leaveKeyBehind() const;
    //! Whether the keychain may still hold a data key that was to be destroyed.
    [[nodiscard]] bool isKeyLeftBehind() const;

    //! Errors: NotFound, Unreadable.
    [[nodiscard]] base::Expected<base::Secret> key(const QString& name, const base::Secret& dataKey) const;
    //! As above, for one that a former data key may have sealed.
    [[nodiscard]] base::Expected<base::Secret> key(
        const QString& name, const base::Secret& dataKey, const QList<base::Secret>& former) const;
    [[nodiscard]] base::Status setKey(const QString& name, const base::Secret& key, const base::Secret& dataKey) const;
    //! Needs no data key: whoever forgot the passphrase can still tidy up. Error: NotFound.
    [[nodiscard]] base::Status removeKey(const QString& name) const;
    //! The names of the keys in it; they are not sealed.
    [[nodiscard]] base::Expected<QStringList> names() const;

private:
    [[nodiscard]] base::Status end(bool leavesKeyBehind) const;

    KeyFile m_file;
};

} // namespace spyhop::keys
