// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QProcess>
#include <QtCore/QStringList>
#include <QtCore/QtGlobal>

// The keyring that with_keyring.sh (gnome-keyring) or with_kwallet.sh (KDE's wallet) has started for this process.
namespace spyhop::testsupport {

[[nodiscard]] inline bool hasKeyring()
{
    return qEnvironmentVariableIsSet("SPYHOP_TEST_KEYRING");
}

//! As the desktop locks it; nobody is asked. False: that failed.
[[nodiscard]] inline bool lockKeyring()
{
    QStringList call{QStringLiteral("--session"), QStringLiteral("--print-reply")};
    if (qEnvironmentVariable("SPYHOP_TEST_KEYRING") == u"kwallet") {
        call << QStringLiteral("--dest=org.kde.kwalletd5") << QStringLiteral("/modules/kwalletd5")
             << QStringLiteral("org.kde.KWallet.close") << QStringLiteral("string:kdewallet")
             << QStringLiteral("boolean:true");
    } else {
        call << QStringLiteral("--dest=org.freedesktop.secrets") << QStringLiteral("/org/freedesktop/secrets")
             << QStringLiteral("org.freedesktop.Secret.Service.Lock")
             << QStringLiteral("array:objpath:/org/freedesktop/secrets/aliases/default");
    }
    return QProcess::execute(QStringLiteral("dbus-send"), call) == 0;
}

} // namespace spyhop::testsupport
