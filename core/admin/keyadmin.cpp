// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/keyadmin.h"

#include "core/admin/keyactions.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>

namespace spyhop::admin {

class KeyAdmin::Private {
public:
    keys::KeyRing& keys;
    EndpointAdmin& endpoints;
    QHash<QString, KeyEntry::State> asked; // by reference
    std::unique_ptr<keys::KeyJob> probe;
    std::optional<base::Status> keychain; // whether it answers
};

KeyAdmin::KeyAdmin(keys::KeyRing& keys, EndpointAdmin& endpoints, store::SettingsFile& settings)
    : d(std::make_unique<Private>(Private{keys, endpoints, {}, {}, std::nullopt}))
{
    connect(&keys.token(), &keys::Token::changed, this, &KeyAdmin::changed);
    connect(&settings, &store::SettingsFile::changed, this, &KeyAdmin::changed);
    connect(&keys, &keys::KeyRing::changed, this, [this](const QString& reference) {
        if (d->asked.value(reference) == KeyEntry::State::Loading)
            d->asked[reference] = d->keys.secret(reference) ? KeyEntry::State::Ready : KeyEntry::State::Failed;
        else
            d->asked.remove(reference); // a token came or went: what was known of its keys no longer holds
        Q_EMIT this->changed();
    });
}

KeyAdmin::~KeyAdmin() = default;

QString KeyAdmin::referenceTo(KeyStore::Kind kind, const QString& name)
{
    switch (kind) {
    case KeyStore::Kind::Keychain:
        return QStringLiteral("keychain:") + name;
    case KeyStore::Kind::Token:
        return QStringLiteral("pkcs11:") + name;
    case KeyStore::Kind::Vault:
        return QStringLiteral("vault:") + name;
    }
    return {};
}

QList<KeyEntry> KeyAdmin::keys() const
{
    QList<KeyEntry> entries;
    const auto entryOf = [&](const QString& reference) -> KeyEntry& {
        for (KeyEntry& entry : entries) {
            if (entry.reference == reference)
                return entry;
        }
        KeyEntry entry;
        entry.reference = reference;
        const QString kind = reference.section(u':', 0, 0);
        entry.name = reference.section(u':', 1);
        if (kind == u"keychain")
            entry.place = tr("keychain");
        else if (kind == u"pkcs11")
            entry.place = token().token.label.isEmpty() ? tr("token") : tr("token “%1”").arg(token().token.label);
        else if (kind == u"vault")
            entry.place = tr("vault (passphrase)");
        else
            entry.place = tr("environment");
        entry.state = d->asked.value(reference, KeyEntry::State::NotAsked);
        if (entry.state == KeyEntry::State::Failed) {
            if (const base::Expected<base::Secret> secret = d->keys.secret(reference); !secret)
                entry.error = secret.error();
        }
        entries.append(entry);
        return entries.last();
    };
    for (const model::Endpoint& endpoint : d->endpoints.endpoints()) {
        for (const QString& account : endpoint.accounts()) {
            if (!account.isEmpty())
                entryOf(account).endpoints << endpoint.name;
        }
    }
    for (const QString& reference : d->keys.known())
        std::ignore = entryOf(reference);
    return entries;
}

void KeyAdmin::check()
{
    d->keys.token().refresh();
    d->probe = d->keys.probeKeychain();
    connect(d->probe.get(), &keys::KeyJob::done, this, [this](const base::Expected<base::Secret>& answer) {
        d->keychain = answer ? base::Status() : base::failure(answer.error());
        Q_EMIT changed();
    });
    for (const KeyEntry& entry : keys()) {
        switch (d->keys.request(entry.reference)) {
        case port::SecretStore::State::Loading:
            d->asked[entry.reference] = KeyEntry::State::Loading;
            break;
        case port::SecretStore::State::Ready:
            d->asked[entry.reference] = KeyEntry::State::Ready;
            break;
        case port::SecretStore::State::Failed:
            d->asked[entry.reference] = KeyEntry::State::Failed;
            break;
        }
    }
    Q_EMIT changed();
}

QList<KeyStore> KeyAdmin::stores() const
{
    KeyStore keychain{KeyStore::Kind::Keychain, !d->keychain || d->keychain->has_value(), QString()};
    if (!keychain.usable)
        keychain.why = d->keychain->error().sentence();
    KeyStore token{KeyStore::Kind::Token, false, QString()};
    switch (this->token().state) {
    case keys::TokenState::NotChosen:
        token.why = tr("No token is chosen.");
        break;
    case keys::TokenState::Away:
        token.why = tr("The token “%1” is not there. Put it in.").arg(this->token().token.label);
        break;
    case keys::TokenState::Closed:
        token.why = tr("The token “%1” waits for its PIN.").arg(this->token().token.label);
        break;
    case keys::TokenState::Open:
        token.usable = true;
        break;
    }
    const keys::DataKeyStore dataKey = d->keys.dataKeyStore();
    KeyStore vault{KeyStore::Kind::Vault, dataKey != keys::DataKeyStore::Auto, QString()};
    if (!vault.usable)
        vault.why = tr("The vault opens with the data key, and there is none: allow storing first.");
    return {keychain, token, vault};
}

const keys::TokenStatus& KeyAdmin::token() const
{
    return d->keys.token().status();
}

void KeyAdmin::watchToken()
{
    d->keys.token().watch();
    d->keys.token().refresh();
}

std::unique_ptr<keys::TokenSearch> KeyAdmin::searchTokens(const QString& module)
{
    return d->keys.token().search(module);
}

base::Status KeyAdmin::useToken(const keys::TokenInfo& token)
{
    return d->keys.token().choose(token);
}

std::unique_ptr<KeyAction> KeyAdmin::openToken(const base::Secret& pin)
{
    return std::make_unique<KeyJobAction>(token().token.label, d->keys.token().open(pin, true));
}

void KeyAdmin::closeToken()
{
    d->keys.token().close();
}

std::unique_ptr<keys::KeyScan> KeyAdmin::scan() const
{
    return std::make_unique<keys::KeyScan>(keys::ScanRoots::ofThisAccount());
}

QString pinWarning(keys::PinState state)
{
    switch (state) {
    case keys::PinState::Fine:
        return {};
    case keys::PinState::WrongBefore:
        return KeyAdmin::tr("A wrong PIN was given before. The token locks itself after a few.");
    case keys::PinState::LastTry:
        return KeyAdmin::tr("One more wrong PIN locks the token.");
    case keys::PinState::Locked:
        return KeyAdmin::tr("The token has locked itself after too many wrong PINs. Whoever set it up can unlock it.");
    case keys::PinState::NotSet:
        return KeyAdmin::tr("Nobody has set a PIN for this token yet. Set one with the software that came with it.");
    }
    return {};
}

} // namespace spyhop::admin
