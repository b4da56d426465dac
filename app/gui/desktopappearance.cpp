// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desktopappearance.h"

#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>

namespace spyhop::app {
namespace {

// flatpak.github.io/xdg-desktop-portal, "Settings"
const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString settingsInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colorScheme = QStringLiteral("color-scheme"); // 0: none, 1: dark, 2: light
const QString contrast = QStringLiteral("contrast"); // 0: none, 1: high

constexpr uint noPreference = 0, prefersDark = 1, highContrast = 1;

} // namespace

DesktopAppearance::DesktopAppearance(ui::Theme& theme, const QDBusConnection& session)
    : m_theme(theme)
    , m_session(session)
{
    m_session.connect(service, path, settingsInterface, QStringLiteral("SettingChanged"), this,
        SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask(colorScheme);
    ask(contrast);
}

void DesktopAppearance::ask(const QString& key)
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, settingsInterface, QStringLiteral("Read"));
    message.setArguments({appearance, key});
    auto* watcher = new QDBusPendingCallWatcher(m_session.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key](QDBusPendingCallWatcher* ended) {
        const QDBusPendingReply<QDBusVariant> reply = *ended;
        ended->deleteLater();
        if (!reply.isError())
            apply(key, reply.value().variant());
    });
}

void DesktopAppearance::settingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == appearance)
        apply(key, value.variant());
}

void DesktopAppearance::apply(const QString& key, const QVariant& value)
{
    // Read() wraps its value once more than SettingChanged does.
    const QVariant plain = value.canConvert<QDBusVariant>() ? qvariant_cast<QDBusVariant>(value).variant() : value;
    const uint number = plain.toUInt();
    if (key == colorScheme && number != noPreference)
        m_theme.setSystemDark(number == prefersDark);
    else if (key == contrast)
        m_theme.setHighContrast(number == highContrast);
}

} // namespace spyhop::app
