// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/keychainlook.h"

#include "core/keys/keychain.h"

#include <QtCore/QCoreApplication>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusVariant>

namespace spyhop::keys {
namespace {

constexpr int patienceMs = 5'000; // as for what is asked of the keychain itself

//! qtkeychain's own choice: a KDE session has its wallet, everybody else the Secret Service.
bool isKdeSession()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':').contains(QStringLiteral("KDE"))
        || qEnvironmentVariableIsSet("KDE_FULL_SESSION");
}

//! KDE's daemon carries its version in its name.
QString walletVersion()
{
    const QString version = qEnvironmentVariable("KDE_SESSION_VERSION");
    return version.isEmpty() ? QStringLiteral("5") : version;
}

QDBusMessage walletCall(const QString& method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.kde.kwalletd") + walletVersion(),
        QStringLiteral("/modules/kwalletd") + walletVersion(), QStringLiteral("org.kde.KWallet"), method);
}

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

template <typename Answered>
void KeychainLook::follow(const QDBusPendingCall& call, Answered answered)
{
    if (call.isFinished()) { // without a bus there is no call, and of none a watcher never tells
        QMetaObject::invokeMethod(
            this, [call, answered] { answered(call); }, Qt::QueuedConnection);
        return;
    }
    auto* const watcher = new QDBusPendingCallWatcher(call, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, answered] {
        watcher->deleteLater();
        answered(*watcher);
    });
}

void KeychainLook::askSecretService()
{
    // Secret Service API 0.2, "Collection": its property Locked. There may be no default collection yet: making one
    // would ask for a password too.
    QDBusMessage message = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"),
        QStringLiteral("/org/freedesktop/secrets/aliases/default"), QStringLiteral("org.freedesktop.DBus.Properties"),
        QStringLiteral("Get"));
    message << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    follow(QDBusConnection::sessionBus().asyncCall(message, patienceMs), [this](const QDBusPendingCall& call) {
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
    follow(
        bus.asyncCall(walletCall(QStringLiteral("networkWallet")), patienceMs), [this](const QDBusPendingCall& call) {
            const QDBusPendingReply<QString> wallet = call;
            if (wallet.isError()) // no wallet: qtkeychain turns to the Secret Service then
                return askSecretService();
            QDBusMessage message = walletCall(QStringLiteral("isOpen"));
            message << wallet.value();
            follow(
                QDBusConnection::sessionBus().asyncCall(message, patienceMs), [this](const QDBusPendingCall& second) {
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
        base::Error error;
        error.code = base::ErrorCode::Auth;
        error.what = QCoreApplication::translate("Keychain", "The keychain is locked, or not there.");
        error.remedy = QCoreApplication::translate("Keychain", "Unlock it, or use env: or vault: instead.");
        result = base::failure(error);
    }
    Q_EMIT done(result);
}

} // namespace spyhop::keys
