// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>
#include <memory>

namespace spyhop::app {

//! \brief Ctrl-C and SIGTERM as a signal of the event loop (a pipe that the handler writes to).
//!
//! A second one ends the process at once with 130. Owner: main(), one at a time. Thread: main.
class Interrupt : public QObject {
    Q_OBJECT
public:
    Interrupt();
    ~Interrupt() override;
    //! Readable from the moment a signal came, for whoever blocks outside the event loop; -1: none.
    [[nodiscard]] int descriptor() const { return m_pipe[0]; }

Q_SIGNALS:
    void interrupted();

private:
    int m_pipe[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace spyhop::app
