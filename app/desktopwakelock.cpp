// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopwakelock.h"
#include "app/wakelock.h"

#include <QtCore/QFile>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>

namespace spyhop::app {
namespace {

struct Service {
    const char* name;
    const char* path;
    const char* interface;
};
constexpr Service logind{"org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"};
constexpr Service powerManagement{"org.freedesktop.PowerManagement.Inhibit", "/org/freedesktop/PowerManagement/Inhibit",
    "org.freedesktop.PowerManagement.Inhibit"};
constexpr Service gnomeSession{"org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager"};

constexpr uint gnomeSuspend = 4; // GsmInhibitorFlag: inhibit suspending
const QString who = QStringLiteral("Spyhop");

QDBusMessage call(const Service& service, const char* method, const QVariantList& arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(QString::fromLatin1(service.name),
        QString::fromLatin1(service.path), QString::fromLatin1(service.interface), QString::fromLatin1(method));
    message.setArguments(arguments);
    message.setAutoStartService(false); // what does not run puts nothing to sleep
    return message;
}

//! Asked for where there is none, the D-Bus library would start one, which stays.
QDBusConnection runningSessionBus()
{
    const QString usual = qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus");
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") && !QFile::exists(usual))
        return QDBusConnection(QString());
    return QDBusConnection::sessionBus();
}

} // namespace

DesktopWakeLock::DesktopWakeLock(const QDBusConnection& system, const QDBusConnection& session)
    : m_system(system)
    , m_session(session)
{
    m_system.connect(QString::fromLatin1(logind.name), QString::fromLatin1(logind.path),
        QString::fromLatin1(logind.interface), QStringLiteral("PrepareForSleep"), this, SLOT(prepareForSleep(bool)));
}

DesktopWakeLock::~DesktopWakeLock()
{
    release();
}

std::unique_ptr<port::WakeLock> wakeLockOfThisComputer()
{
    return std::make_unique<DesktopWakeLock>(QDBusConnection::systemBus(), runningSessionBus());
}

void DesktopWakeLock::askLogind(const QString& what, const QString& why, const QString& mode)
{
    if (!m_system.isConnected())
        return;
    auto* watcher
        = new QDBusPendingCallWatcher(m_system.asyncCall(call(logind, "Inhibit", {what, who, why, mode})), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, mode](QDBusPendingCallWatcher* ended) {
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *ended;
        ended->deleteLater();
        // A reply that comes after release() is closed here and now.
        if (reply.isError() || !m_holding)
            return;
        (mode == u"block" ? m_block : m_delay) = reply.value();
    });
}

void DesktopWakeLock::askSession(const QString& why)
{
    if (!m_session.isConnected())
        return;
    const auto ask = [this](const QDBusMessage& message, Holder holder) {
        auto* watcher = new QDBusPendingCallWatcher(m_session.asyncCall(message), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, holder](QDBusPendingCallWatcher* ended) {
            const QDBusPendingReply<uint> reply = *ended;
            ended->deleteLater();
            if (!reply.isError())
                sessionAnswered(holder, reply.value());
        });
    };
    ask(call(powerManagement, "Inhibit", {who, why}), Holder::PowerManagement);
    ask(call(gnomeSession, "Inhibit", {who, uint(0), why, gnomeSuspend}), Holder::GnomeSession);
}

void DesktopWakeLock::sessionAnswered(Holder holder, uint cookie)
{
    (holder == Holder::PowerManagement ? m_powerCookie : m_gnomeCookie) = cookie;
    if (!m_holding)
        release();
}

void DesktopWakeLock::hold(const QString& why)
{
    m_holding = true;
    askLogind(QStringLiteral("idle"), why, QStringLiteral("block"));
    delaySleep();
    askSession(why);
}

void DesktopWakeLock::delaySleep()
{
    askLogind(QStringLiteral("sleep"), tr("Running jobs are ended cleanly first."), QStringLiteral("delay"));
}

void DesktopWakeLock::release()
{
    m_holding = false;
    m_block.reset();
    m_delay.reset();
    if (m_powerCookie)
        m_session.asyncCall(call(powerManagement, "UnInhibit", {*std::exchange(m_powerCookie, std::nullopt)}));
    if (m_gnomeCookie)
        m_session.asyncCall(call(gnomeSession, "Uninhibit", {*std::exchange(m_gnomeCookie, std::nullopt)}));
}

void DesktopWakeLock::letSleep()
{
    m_delay.reset();
}

void DesktopWakeLock::prepareForSleep(bool begins)
{
    if (begins) {
        Q_EMIT goingToSleep();
        return;
    }
    if (m_holding)
        delaySleep();
    Q_EMIT wokeUp();
}

} // namespace spyhop::app
