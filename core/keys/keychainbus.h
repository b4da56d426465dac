// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>

// What asks the desktop's keychain over D-Bus: Linux only.
namespace spyhop::keys {

constexpr int busPatienceMs = 5'000; //!< for what a service answers without asking anybody

//! qtkeychain's own choice: a KDE session has its wallet, everybody else the Secret Service.
[[nodiscard]] inline bool isKdeSession()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':').contains(QStringLiteral("KDE"))
        || qEnvironmentVariableIsSet("KDE_FULL_SESSION");
}

//! KDE's daemon carries its version in its name.
[[nodiscard]] inline QString walletVersion()
{
    const QString version = qEnvironmentVariable("KDE_SESSION_VERSION");
    return version.isEmpty() ? QStringLiteral("5") : version;
}

[[nodiscard]] inline QDBusMessage walletCall(const QString& method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.kde.kwalletd") + walletVersion(),
        QStringLiteral("/modules/kwalletd") + walletVersion(), QStringLiteral("org.kde.KWallet"), method);
}

//! `path`: "" for the service itself, else of an object; `interface`: "Service", "Prompt".
[[nodiscard]] inline QDBusMessage secretCall(const QString& path, const QString& interface, const QString& method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"),
        path.isEmpty() ? QStringLiteral("/org/freedesktop/secrets") : path,
        QStringLiteral("org.freedesktop.Secret.") + interface, method);
}

//! `answered(const QDBusPendingCall&)` hears the reply, if it comes while `owner` lives.
template <typename Answered>
void followCall(QObject* owner, const QDBusPendingCall& call, Answered answered)
{
    if (call.isFinished()) { // without a bus there is no call, and of none a watcher never tells
        QMetaObject::invokeMethod(
            owner, [call, answered] { answered(call); }, Qt::QueuedConnection);
        return;
    }
    auto* const watcher = new QDBusPendingCallWatcher(call, owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, owner, [watcher, answered] {
        watcher->deleteLater();
        answered(*watcher);
    });
}

} // namespace spyhop::keys
