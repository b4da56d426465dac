// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/datakeyplace.h"

#include "core/keys/keychain.h"
#include "core/keys/token.h"

namespace spyhop::admin {

QString dataKeyPlace(keys::DataKeyStore store)
{
    switch (store) {
    case keys::DataKeyStore::Auto:
        return {};
    case keys::DataKeyStore::Keychain:
        return QStringLiteral("keychain");
    case keys::DataKeyStore::Token:
        return QStringLiteral("pkcs11");
    case keys::DataKeyStore::Passphrase:
        return QStringLiteral("passphrase");
    }
    return {};
}

DataKeyPlaces::DataKeyPlaces(keys::KeyRing& keys)
    : m_keys(keys)
    , m_look(keys.lookForKeychain())
{
    connect(m_look.get(), &keys::KeyJob::done, this, [this](const base::Expected<base::Secret>& answer) {
        m_hasLooked = true;
        m_hasKeychain = answer || answer.error() == keys::lockedKeychain();
        tell();
    });
    connect(&keys.token(), &keys::Token::changed, this, [this] {
        if (m_hasLooked)
            tell();
    });
    if (keys.token().status().state != keys::TokenState::NotChosen)
        keys.token().refresh();
}

DataKeyPlaces::~DataKeyPlaces() = default;

void DataKeyPlaces::tell()
{
    QList<DataKeyPlace> places;
    if (m_hasKeychain)
        places.append(DataKeyPlace{keys::DataKeyStore::Keychain, {}, {}});
    const keys::TokenStatus& token = m_keys.token().status();
    if (token.state == keys::TokenState::Open)
        places.append(DataKeyPlace{keys::DataKeyStore::Token, token.token.label, {}});
    else if (token.state == keys::TokenState::Closed)
        places.append(DataKeyPlace{keys::DataKeyStore::Token, token.token.label,
            tr("The token waits for its PIN: open it under Security, Keys.")});
    places.append(DataKeyPlace{keys::DataKeyStore::Passphrase, {}, {}});
    Q_EMIT found(places);
}

} // namespace spyhop::admin
