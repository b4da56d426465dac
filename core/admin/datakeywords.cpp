// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/datakeywords.h"

#include "core/keys/token.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace spyhop::admin {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(spyhop::admin::PrivacyAdmin)
};

} // namespace

QString dataKeyPlaceWords(keys::KeyRing& keys, bool isUnlocked)
{
    switch (keys.dataKeyStore()) {
    case keys::DataKeyStore::Auto: // only the keychain leaves no trace in the profile
        return isUnlocked ? Words::tr("the keychain") : Words::tr("nowhere yet");
    case keys::DataKeyStore::Keychain:
        return Words::tr("the keychain");
    case keys::DataKeyStore::Token:
        return Words::tr("the token “%1”").arg(keys.token().status().token.label);
    case keys::DataKeyStore::Passphrase:
        return Words::tr("behind the passphrase");
    }
    return {};
}

QString dataKeySentence(keys::KeyRing& keys, bool isUnlocked)
{
    switch (keys.dataKeyStore()) {
    case keys::DataKeyStore::Auto:
        if (!isUnlocked)
            return Words::tr("There is no data key yet.");
        break;
    case keys::DataKeyStore::Keychain:
        break;
    case keys::DataKeyStore::Token:
        return Words::tr("The data key lies in the token “%1”.").arg(keys.token().status().token.label);
    case keys::DataKeyStore::Passphrase:
        return Words::tr("The data key lies behind your passphrase.");
    }
    return Words::tr("The data key lies in the keychain.");
}

QString everyDataKeyPlace(keys::KeyRing& keys, bool isUnlocked)
{
    QStringList places;
    if (keys.dataKeyStore() != keys::DataKeyStore::Auto || isUnlocked)
        places.append(dataKeyPlaceWords(keys, isUnlocked));
    for (const keys::FormerPlace& former : keys.formerPlaces())
        places.append(former.inToken ? Words::tr("the token “%1”").arg(former.label) : Words::tr("the keychain"));
    if (places.isEmpty())
        places.append(Words::tr("the keychain"));
    places.removeDuplicates();
    return places.join(QStringLiteral(", "));
}

} // namespace spyhop::admin
