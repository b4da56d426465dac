// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "tests/support/cputime.h"

#include <QtCore/QObject>

namespace spyhop::testsupport {

//! \brief Processor time that the main thread takes between two turns of its event loop (ms): what other programs take
//! meanwhile does not count. `clock`: one whose timers fire by themselves. Owner: a test.
class LongestTurn : public QObject {
public:
    explicit LongestTurn(base::Clock& clock)
        : m_timer(clock.makeTimer())
        , m_last(cpuMs())
    {
        connect(m_timer.get(), &base::Timer::fired, this, [this] {
            const double time = cpuMs();
            m_longest = qMax(m_longest, time - std::exchange(m_last, time));
            m_timer->start(std::chrono::milliseconds(0));
        });
        m_timer->start(std::chrono::milliseconds(0));
    }
    [[nodiscard]] double ms() const { return m_longest; }

private:
    std::unique_ptr<base::Timer> m_timer;
    double m_last;
    double m_longest = 0;
};

} // namespace spyhop::testsupport
