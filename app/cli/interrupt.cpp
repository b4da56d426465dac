// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace spyhop::app {
namespace {

std::atomic<int> pipeEnd{-1};
std::atomic<bool> once{false};

extern "C" void spyhopInterrupted(int)
{
    if (once.exchange(true))
        ::_exit(130);
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnd.load(), &byte, 1);
}

void handle(int number, void (*handler)(int))
{
    struct sigaction action { };
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    ::sigaction(number, &action, nullptr);
}

} // namespace

Interrupt::Interrupt()
{
    if (::pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return; // out of descriptors: Ctrl-C then ends the process without ceremony
    pipeEnd = m_pipe[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT interrupted();
    });
    handle(SIGINT, &spyhopInterrupted);
    handle(SIGTERM, &spyhopInterrupted);
    handle(SIGHUP, &spyhopInterrupted);
    handle(SIGPIPE, SIG_IGN);
}

Interrupt::~Interrupt()
{
    handle(SIGINT, SIG_DFL);
    handle(SIGTERM, SIG_DFL);
    handle(SIGHUP, SIG_DFL);
    pipeEnd = -1;
    m_notifier.reset();
    for (const int end : m_pipe) {
        if (end >= 0)
            ::close(end);
    }
}

} // namespace spyhop::app
