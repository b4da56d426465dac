// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/keys/keyring.h"
#include "core/keys/keyscan.h"
#include "core/keys/token.h"

#include <QtCore/QObject>
#include <memory>
#include <optional>

namespace spyhop::admin {

//! One key that the settings refer to or that a store is known to hold.
struct KeyEntry {
    //! Whether it is at hand, as far as that was asked.
    enum class State { NotAsked, Loading, Ready, Failed };
    QString reference; //!< "keychain:deepseek"
    QString name; //!< "deepseek"
    QString place; //!< for a person: "keychain", "token “work”", "vault (passphrase)", "environment"
    QStringList endpoints; //!< that use it
    State state = State::NotAsked;
    std::optional<base::Error> error; //!< Failed: why
    bool operator==(const KeyEntry&) const = default;
};

//! A place where a key can be stored.
struct KeyStore {
    enum class Kind { Keychain, Token, Vault };
    Kind kind = Kind::Keychain;
    bool usable = false;
    QString why; //!< not usable: why, and what to do
};

//! \brief What windows and commands need of keys: where each lies, the keychain's and the token's state, stray keys.
//!
//! Keys are stored and removed by EndpointAdmin. Owner: Services. Thread: main.
class KeyAdmin : public QObject {
    Q_OBJECT
public:
    KeyAdmin(keys::KeyRing& keys, EndpointAdmin& endpoints, store::SettingsFile& settings);
    ~KeyAdmin() override;

    //! Every key once: those that endpoints use in the order of the endpoints, then those that nobody uses.
    [[nodiscard]] QList<KeyEntry> keys() const;
    //! Asks for every key again; changed() follows.
    void check();
    //! As far as was asked: check() asks the keychain too.
    [[nodiscard]] QList<KeyStore> stores() const;
    //! The reference of a key of this name in a store: "pkcs11:deepseek".
    [[nodiscard]] static QString referenceTo(KeyStore::Kind kind, const QString& name);

    [[nodiscard]] const keys::TokenStatus& token() const;
    //! From now on changed() tells of a token that is pulled out or put in.
    void watchToken();
    //! `module`: a library with its path; empty: the known places.
    [[nodiscard]] std::unique_ptr<keys::TokenSearch> searchTokens(const QString& module);
    //! Errors: Usage (another token holds keys), Settings (it cannot seal keys).
    [[nodiscard]] base::Status useToken(const keys::TokenInfo& token);
    //! With the PIN that a person has just typed. finished() brings the token's label, or what was wrong.
    [[nodiscard]] std::unique_ptr<KeyAction> openToken(const base::Secret& pin);
    void closeToken();

    //! Looks where other programs leave keys. The caller owns the scan; destroying it ends it.
    [[nodiscard]] std::unique_ptr<keys::KeyScan> scan() const;

Q_SIGNALS:
    void changed(); //!< keys(), stores() or token()

private:
    class Private;
    std::unique_ptr<Private> d;
};

//! What to tell a person before the PIN is asked for: nothing, or that tries are running out.
[[nodiscard]] QString pinWarning(keys::PinState state);

} // namespace spyhop::admin
