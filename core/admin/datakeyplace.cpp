// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/datakeyplace.h"

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

} // namespace spyhop::admin
