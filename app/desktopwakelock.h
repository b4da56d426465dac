// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/port/wakelock.h"

#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusUnixFileDescriptor>
#include <optional>

class QDBusMessage;

namespace spyhop::app {

//! \brief The desktop's own: logind's inhibitors and its notice before sleep, and the session managers of GNOME and of
//! KDE and Xfce, which put the computer to sleep by themselves. Each that is missing is passed over. Nothing blocks.
//!
//! Owner: the window's main(), or a command that runs jobs. Thread: main. The inhibitors end with the process, whatever
//! happens to it.
class DesktopWakeLock final : public port::WakeLock {
    Q_OBJECT
public:
    DesktopWakeLock(const QDBusConnection& system, const QDBusConnection& session);
    ~DesktopWakeLock() override;

    void hold(const QString& why) override;
    void release() override;
    void letSleep() override;

private Q_SLOTS:
    void prepareForSleep(bool begins); // by name, from the bus

private:
    enum class Holder { PowerManagement, GnomeSession };
    void askLogind(const QString& what, const QString& why, const QString& mode);
    void askSession(const QString& why);
    void sessionAnswered(Holder holder, uint cookie);
    void delaySleep();

    QDBusConnection m_system, m_session;
    std::optional<QDBusUnixFileDescriptor> m_block; //!< while it is open, idleness does not suspend
    std::optional<QDBusUnixFileDescriptor> m_delay; //!< while it is open, sleep waits for us, some seconds
    std::optional<uint> m_powerCookie, m_gnomeCookie;
    bool m_holding = false;
};

} // namespace spyhop::app
