// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/keychainwatch.h"

#include "core/keys/keychain.h"
#include "core/keys/keychainbus.h"
#include "core/keys/keychainlook.h"

#include <QtCore/QStringList>

namespace spyhop::keys {

KeychainWatch::KeychainWatch()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    // Secret Service API 0.2 has a signal, which not every service gives when it locks; its property has one as well.
    const QString service = QStringLiteral("org.freedesktop.secrets");
    bus.connect(service, QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"),
        QStringLiteral("CollectionChanged"), this, SLOT(look()));
    bus.connect(service, QString(), QStringLiteral("org.freedesktop.DBus.Properties"),
        QStringLiteral("PropertiesChanged"), QStringList{QStringLiteral("org.freedesktop.Secret.Collection")},
        QString(), this, SLOT(look()));
    if (!isKdeSession())
        return;
    const QDBusMessage wallet = walletCall(QString());
    for (const QString& closed : {QStringLiteral("walletClosed"), QStringLiteral("allWalletsClosed")})
        bus.connect(wallet.service(), wallet.path(), wallet.interface(), closed, this, SLOT(look()));
}

void KeychainWatch::look()
{
    m_look = std::make_unique<KeychainLook>();
    connect(m_look.get(), &KeyJob::done, this, [this](const base::Expected<base::Secret>& result) {
        if (!result && result.error() == lockedKeychain())
            Q_EMIT locked();
    });
}

} // namespace spyhop::keys
