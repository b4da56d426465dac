// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/datakeywords.h"

#include "core/admin/privacyadmin.h"
#include "core/keys/token.h"

#include <QtCore/QStringList>

namespace spyhop::admin {

QString dataKeyPlaceWords(keys::KeyRing& keys, bool isUnlocked)
{
    switch (keys.dataKeyStore()) {
    case keys::DataKeyStore::Auto: // only the keychain leaves no trace in the profile
        return isUnlocked ? PrivacyAdmin::tr("the keychain") : PrivacyAdmin::tr("nowhere yet");
    case keys::DataKeyStore::Keychain:
        return PrivacyAdmin::tr("the keychain");
    case keys::DataKeyStore::Token:
        return PrivacyAdmin::tr("the token “%1”").arg(keys.token().status().token.label);
    case keys::DataKeyStore::Passphrase:
        return PrivacyAdmin::tr("behind the passphrase");
    }
    return {};
}

QString dataKeySentence(keys::KeyRing& keys, bool isUnlocked)
{
    switch (keys.dataKeyStore()) {
    case keys::DataKeyStore::Auto:
        if (!isUnlocked)
            return PrivacyAdmin::tr("There is no data key yet.");
        break;
    case keys::DataKeyStore::Keychain:
        break;
    case keys::DataKeyStore::Token:
        return PrivacyAdmin::tr("The data key lies in the token “%1”.").arg(keys.token().status().token.label);
    case keys::DataKeyStore::Passphrase:
        return PrivacyAdmin::tr("The data key lies behind your passphrase.");
    }
    return PrivacyAdmin::tr("The data key lies in the keychain.");
}

QString everyDataKeyPlace(keys::KeyRing& keys, bool isUnlocked)
{
    QStringList places;
    if (keys.dataKeyStore() != keys::DataKeyStore::Auto || isUnlocked)
        places.append(dataKeyPlaceWords(keys, isUnlocked));
    for (const keys::FormerPlace& former : keys.formerPlaces())
        places.append(
            former.inToken ? PrivacyAdmin::tr("the token “%1”").arg(former.label) : PrivacyAdmin::tr("the keychain"));
    if (places.isEmpty())
        places.append(PrivacyAdmin::tr("the keychain"));
    places.removeDuplicates();
    return places.join(QStringLiteral(", "));
}

} // namespace spyhop::admin
