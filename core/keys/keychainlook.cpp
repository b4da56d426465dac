// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/keychainlook.h"

#include "core/base/problem.h"
#include "core/keys/keychain.h"
#include "core/keys/keychainbus.h"

#include <QtCore/QCoreApplication>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusVariant>

namespace spyhop::keys {
namespace {

//! Of a service that answers for what is not there, and of one that is not there itself.
bool saysThereIsNone(const QDBusError& error)
{
    switch (error.type()) {
    case QDBusError::UnknownMethod: // gnome-keyring's word for an object that does not exist
    case QDBusError::UnknownObject:
    case QDBusError::UnknownInterface:
    case QDBusError::ServiceUnknown:
        return true;
    default:
        return error.name() == u"org.freedesktop.Secret.Error.NoSuchObject";
    }
}

} // namespace

KeychainLook::KeychainLook()
{
    if (isKdeSession())
        askWallet();
    else
        askSecretService();
}

void KeychainLook::askSecretService()
{
    // Secret Service API 0.2, "Collection": its property Locked. There may be no default collection yet: making one
    // would ask for a password too.
    QDBusMessage message = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"),
        QStringLiteral("/org/freedesktop/secrets/aliases/default"), QStringLiteral("org.freedesktop.DBus.Properties"),
        QStringLiteral("Get"));
    message << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    followCall(
        this, QDBusConnection::sessionBus().asyncCall(message, busPatienceMs), [this](const QDBusPendingCall& call) {
            const QDBusPendingReply<QDBusVariant> reply = call;
            m_isAbsent = reply.isError() && saysThereIsNone(reply.error());
            if (reply.isError())
                tell(Finding::Unknown);
            else
                tell(reply.value().variant().toBool() ? Finding::Locked : Finding::Open);
        });
}

void KeychainLook::askWallet()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    followCall(this, bus.asyncCall(walletCall(QStringLiteral("networkWallet")), busPatienceMs),
        [this](const QDBusPendingCall& call) {
            const QDBusPendingReply<QString> wallet = call;
            if (wallet.isError()) // no wallet: qtkeychain turns to the Secret Service then
                return askSecretService();
            QDBusMessage message = walletCall(QStringLiteral("isOpen"));
            message << wallet.value();
            followCall(this, QDBusConnection::sessionBus().asyncCall(message, busPatienceMs),
                [this](const QDBusPendingCall& second) {
                    const QDBusPendingReply<bool> isOpen = second;
                    if (isOpen.isError())
                        tell(Finding::Unknown);
                    else
                        tell(isOpen.value() ? Finding::Open : Finding::Locked);
                });
        });
}

void KeychainLook::tell(Finding finding)
{
    base::Expected<base::Secret> result;
    if (finding == Finding::Locked) {
        result = base::failure(lockedKeychain());
    } else if (finding == Finding::Unknown) {
        result = base::failure(base::problem(base::ErrorCode::Auth, QString(),
            QCoreApplication::translate("Keychain", "The keychain is locked, or not there."),
            QCoreApplication::translate("Keychain", "Unlock it, or use env: or vault: instead.")));
    }
    Q_EMIT done(result);
}

} // namespace spyhop::keys
