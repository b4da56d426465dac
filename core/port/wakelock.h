// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>

namespace spyhop::port {

//! \brief Keeps the computer from sleeping while there is work, and says when it sleeps all the same.
//!
//! Owner: whoever composes the program. Thread: main. Where the system offers no such thing, nothing happens.
class WakeLock : public QObject {
    Q_OBJECT
public:
    //! `why`: one sentence that the system may show.
    virtual void hold(const QString& why) = 0;
    virtual void release() = 0;
    //! After goingToSleep(): what had to be ended has ended.
    virtual void letSleep() = 0;

Q_SIGNALS:
    //! In a few seconds, or as soon as letSleep() is called.
    void goingToSleep();
    void wokeUp();
};

} // namespace spyhop::port
